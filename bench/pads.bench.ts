/** Pads under load, with real clients of Yjs: how soon others see an edit, what it costs, what an open pad weighs. */
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type House, send, startHouse } from './house.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const makePad = async ({ base }: House): Promise<string> =>
	(await send(base, 'POST', '/pads', { title: 'Bench' })).body.id;

type Writer = { provider: WebsocketProvider; text: Y.Text };

function arrive({ base }: House, pad: string): Writer {
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(`${base.replace('http', 'ws')}/live`, `pads/${pad}`, doc, { disableBc: true });
	return { provider, text: doc.getText('bench') };
}

const synced = async (writers: Writer[]): Promise<void> => {
	for (const { provider } of writers)
		if (!provider.synced) await new Promise<void>((done) => provider.once('sync', () => done()));
};

/** Each edit says when it was made, so that whoever reads it knows how long it was under way. */
function timed({ text }: Writer, times: number[]): void {
	text.observe(({ transaction, delta }) => {
		if (transaction.local) return;
		const said = delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
		for (const [, at] of said.matchAll(/<([\d.]+)>/g)) times.push(performance.now() - Number(at));
	});
}

async function type({ text }: Writer, seconds: number): Promise<number> {
	let count = 0;
	await pause(Math.random() * 1000);
	for (const end = performance.now() + seconds * 1000; performance.now() < end; count++) {
		text.insert(text.length, `<${performance.now().toFixed(2)}>`);
		await pause(500 + Math.random() * 1000);
	}
	return count;
}

const at = (sorted: number[], share: number): string =>
	(sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(1);

async function propagation(house: House, pads: number, people: number, typing = people): Promise<void> {
	const times: number[] = [];
	const all: Writer[][] = [];
	for (let pad = 0; pad < pads; pad++) {
		const id = await makePad(house);
		all.push(Array.from({ length: people }, () => arrive(house, id)));
	}
	await synced(all.flat());
	for (const one of all.flat()) timed(one, times);
	const counts = await Promise.all(all.flatMap((some) => some.slice(0, typing)).map((one) => type(one, 10)));
	await pause(2000);
	const sent = counts.reduce((sum, count) => sum + count, 0);
	const sorted = times.sort((one, other) => one - other);
	say(`${pads} pads × ${people} people, ${typing} typing once a second in each: ${sent} edits`);
	say(`  p50 ${at(sorted, 0.5)} · p95 ${at(sorted, 0.95)} · p99 ${at(sorted, 0.99)} ms`);
	say(`  ${sorted.length} of ${sent * (people - 1)} arrived`);
	for (const { provider } of all.flat()) provider.destroy();
	await pause(500);
}

async function memory(house: House): Promise<void> {
	const pads = 300;
	const ids: string[] = [];
	for (let pad = 0; pad < pads; pad++) ids.push(await makePad(house));
	const before = house.memory();
	const open: Writer[] = [];
	for (const id of ids) {
		const two = [arrive(house, id), arrive(house, id)];
		await synced(two);
		two[0]!.text.insert(0, 'lorem ipsum '.repeat(850));
		open.push(...two);
	}
	await pause(3000);
	say(`an open pad of 10 KB with two people: ${(((house.memory() - before) * 1024) / pads).toFixed(0)} KB`);
	for (const { provider } of open) provider.destroy();
}

process.setMaxListeners(0);
const house = await startHouse({ GUARD: 'off' });
await propagation(house, 2, 5);
await propagation(house, 10, 10);
await propagation(house, 200, 3);
await propagation(house, 1, 200, 40);
await memory(house);
await house.stop();
process.exit(0);
