/**
 * A pad that was written over 260,000 edits: how soon it opens cold, how soon the slider answers any moment, what two
 * moments cost to compare, and what all of it takes in the database.
 */
import { availableParallelism, loadavg } from 'node:os';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { connect, disconnect } from '#kernel/database/connection.ts';
import { bytesInDatabase, dice, hasTrace, readTrace, replay } from '../tests/trace.ts';
import { send, startHouse } from './house.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const at = (times: number[], share: number): string =>
	times.toSorted((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(0);
const summary = (times: number[]): string =>
	`p50 ${at(times, 0.5)} · p95 ${at(times, 0.95)} · longest ${at(times, 1)} ms`;

async function timed(work: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await work();
	return performance.now() - began;
}

say(
	`load of this machine ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} cores; times are true where it is below that`
);
const house = await startHouse({ GUARD: 'off' });
connect({ socketDir: String(house.sql.options.host), port: 5432, user: 'archipel', database: 'archipel' }, 4);
const make = async (): Promise<string> => (await send(house.base, 'POST', '/pads', { title: 'Paper' })).body.id;
const read = async (path: string): Promise<string> => (await fetch(house.base + path)).text();

// The first pages of a process cost what the engine learns; that is not what is measured.
const other = await make();
for (let n = 0; n < 50; n++) await read(`/pads/${other}`);

const pad = await make();
const trace = readTrace();
let changes = 0;
const replayed = await timed(async () => {
	({ changes } = await replay(pad, trace));
});
say(
	`${changes} changes${hasTrace ? '' : ' (made up: the trace is not at hand)'} written and packed in ${(replayed / 1000).toFixed(1)} s`
);

const opened: number[] = [];
for (let time = 0; time < 10; time++) opened.push(await timed(() => read(`/pads/${pad}`)));
say(`page of the pad, nobody at it: first ${opened[0]!.toFixed(0)} ms, then ${summary(opened.slice(1))}`);

const joined: number[] = [];
for (let time = 0; time < 5; time++)
	joined.push(
		(await timed(async () => {
			const doc = new Y.Doc();
			const provider = new WebsocketProvider(`${house.base.replace('http', 'ws')}/live`, `pads/${pad}`, doc, {
				disableBc: true
			});
			await new Promise<void>((done) => provider.once('sync', () => done()));
			provider.destroy();
			// Nobody is left: the next one finds it closed again.
			await new Promise((resolve) => setTimeout(resolve, 200));
		})) - 200
	);
say(`document to a client, nobody at it: ${summary(joined)}`);

const roll = dice(3);
const moments = Array.from({ length: 60 }, () => 1 + Math.floor(roll() * changes));
const slid: number[] = [];
for (const n of moments) slid.push(await timed(() => read(`/pads/${pad}/history/${n}/tree`)));
say(`slider, 60 moments anywhere: ${summary(slid)}`);

const pages: number[] = [];
for (const n of moments.slice(0, 20)) pages.push(await timed(() => read(`/pads/${pad}/history/${n}`)));
say(`page of a moment: ${summary(pages)}`);

const compared: number[] = [];
for (const n of moments.slice(0, 10))
	compared.push(await timed(() => read(`/pads/${pad}/history/${n}/compare?with=${changes}`)));
say(`any moment compared with now: ${summary(compared)}`);

const sizes = await bytesInDatabase(pad);
const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
say(
	`in the database: ${(total / 1e6).toFixed(2)} MB, of which ${Object.entries(sizes)
		.map(([name, size]) => `${name} ${Math.round(size / 1000)} KB`)
		.join(', ')}`
);
await disconnect();
await house.stop();
process.exit(0);
