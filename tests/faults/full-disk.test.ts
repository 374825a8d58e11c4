/** The disk fills up while people vote: 507, nothing acknowledged is lost, and the house goes on once there is room. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { synced, until, writer } from '../../src/tools/pads/trial.ts';
import { prepareHouse, type RunningHouse } from '../running/house.ts';
import { type MadePoll, makePoll, namesIn, vote } from '../running/polls.ts';

const MiB = 1024 * 1024;
const disk = mkdtempSync(join(tmpdir(), 'archipel-small-disk-'));
const isMounted =
	process.platform === 'linux' &&
	spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=320m,mode=755', 'archipel-test', disk]).status === 0;
const filler = join(disk, 'filler');

function roomLeft(): number {
	const { bavail, bsize } = statfsSync(disk);
	return bavail * bsize;
}

/** Takes room until so much is left; 0 takes all there is. */
function fillUntil(left: number): void {
	const file = openSync(filler, 'a');
	try {
		while (roomLeft() > left) writeSync(file, Buffer.alloc(Math.min(MiB, Math.max(4096, roomLeft() - left))));
	} catch (problem) {
		if ((problem as NodeJS.ErrnoException).code !== 'ENOSPC') throw problem;
	} finally {
		closeSync(file);
	}
}

const makeRoom = () => rmSync(filler, { force: true });

describe.skipIf(!isMounted)('On a full disk (skipped where a small disk cannot be mounted)', () => {
	let house: RunningHouse;
	let poll: MadePoll;
	const acknowledged: string[] = [];

	beforeAll(async () => {
		house = await (await prepareHouse({ DATA_DIR: join(disk, 'data'), LOG_LEVEL: 'error' })).start();
		poll = await makePoll(house);
	}, 60_000);

	afterAll(async () => {
		await house?.clear();
		spawnSync('umount', ['-l', disk]);
		rmSync(disk, { recursive: true, force: true });
	});

	async function voteAs(name: string): Promise<number> {
		const { status } = await vote(house, poll, name);
		if (status === 201) acknowledged.push(name);
		return status;
	}

	async function votesAgain(): Promise<void> {
		for (let tries = 0; tries < 60; tries++, await pause(500)) {
			if ((await voteAs(`Back ${acknowledged.length}`)) === 201) return;
		}
		throw new Error(`The house does not take votes again:\n${house.output.slice(-3000)}`);
	}

	const nothingIsLost = async () => expect((await namesIn(house, poll)).sort()).toEqual([...acknowledged].sort());

	test('what is new is refused with 507 while there is little room, and everything can be read', async () => {
		for (const name of ['Ana', 'Bo', 'Chloe']) expect(await voteAs(name)).toBe(201);
		fillUntil(20 * MiB);
		await pause(600);
		const refused = await vote(house, poll, 'Dov');
		expect(refused).toMatchObject({ status: 507, body: { code: 'kernel.disk-full' } });
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
		expect((await house.ask(`/polls/${poll.id}`)).status).toBe(200);
		await nothingIsLost();
		makeRoom();
		await votesAgain();
		await nothingIsLost();
	}, 60_000);

	test('what people write in a pad waits in their browser, and a picture that is refused takes no room', async () => {
		const { id } = (await house.api('POST', '/pads', { title: 'Minutes' })).body;
		const bo = writer(house.url, id);
		await synced(bo);
		expect((await sendPicture(house, id)).status).toBe(200);
		fillUntil(20 * MiB);
		await pause(600);
		const filesBefore = filesOf(house);
		expect((await sendPicture(house, id)).status).toBe(507);
		expect(filesOf(house)).toEqual(filesBefore);
		bo.write('Bread and wine');
		await until(() => !bo.provider.wsconnected);
		const read = async () => (await house.ask(`/pads/${id}`)).text;
		expect(await read()).not.toContain('Bread and wine');
		makeRoom();
		await votesAgain();
		await until(async () => (await read()).includes('Bread and wine'), 30_000);
		bo.provider.destroy();
	}, 90_000);

	test('a disk that fills up to the last byte at once answers 507 or 503, and loses nothing', async () => {
		const statuses = new Set<number>();
		for (let round = 0; round < 20; round++) {
			if (round === 5) fillUntil(0);
			statuses.add(await voteAs(`Round ${round}`));
		}
		for (const status of statuses) expect([201, 503, 507]).toContain(status);
		makeRoom();
		await votesAgain();
		await nothingIsLost();
	}, 120_000);

	test('a database that ends because it cannot write starts again once there is room', async () => {
		fillUntil(0);
		await breakDatabase(house);
		for (let tries = 0; tries < 5; tries++, await pause(400)) {
			expect((await vote(house, poll, 'Eve')).status).toBe(507);
			expect((await house.ask(`/polls/${poll.id}`)).status).toBe(507);
			expect((await house.ask('/readyz')).status).toBe(503);
			expect((await house.ask('/healthz')).status).toBe(200);
		}
		expect(house.output).toContain('There is no room left on the disk');
		makeRoom();
		await house.answers('/readyz', 60_000);
		await votesAgain();
		await nothingIsLost();
		expect(await house.stop()).toBe(0);
	}, 180_000);
});

const filesOf = ({ dataDir }: RunningHouse): string[] =>
	readdirSync(join(dataDir, 'blobs'), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ name }) => name)
		.sort();

function sendPicture(house: RunningHouse, pad: string) {
	const body = new FormData();
	body.set('verb', 'send');
	body.set('file', new File([readFileSync('docs/pictures/pad.png')], 'photo.png', { type: 'image/png' }));
	return house.ask(`/pads/${pad}/pictures`, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } });
}

/** Fills the write-ahead log past the house's own caution, until PostgreSQL cannot write what it must. */
async function breakDatabase(house: RunningHouse): Promise<void> {
	const host = join(house.dataDir, 'socket');
	const place = { host, port: 5432, user: 'archipel', database: 'archipel' };
	const sql = postgres({ ...place, max: 1, connect_timeout: 3, onnotice: () => {} });
	const megabyte = () =>
		sql`select pg_logical_emit_message(false, 'fill', string_agg(md5(random()::text), '')) from generate_series(1, 32768)`;
	try {
		for (let megabytes = 0; megabytes < 600; megabytes++) await megabyte();
	} catch {
		return;
	} finally {
		await sql.end({ timeout: 1 }).catch(() => {});
	}
	throw new Error('The database wrote more than the disk holds.');
}
