/** The house on a PostgreSQL that the host brings, which may go away and come back. */
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { describe, expect, onTestFinished, test } from 'vitest';
import { command, prepareHouse, startHouse } from './house.ts';
import { canRun, installed, openOwnServer } from './own-server.ts';
import { makePoll, namesIn, vote } from './polls.ts';

const awayMs = Number(process.env.AWAY_MS ?? 2500);

describe.skipIf(!canRun)(`On PostgreSQL ${installed ?? '15'} of the system (skipped where it is not installed)`, () => {
	test('everything works, and when the server goes away the house waits for it', async () => {
		const server = await openOwnServer();
		onTestFinished(() => server.stop());
		const house = await startHouse({ DATABASE_URL: server.url });
		const poll = await makePoll(house, { settings: { capacity: 1 } });
		for (const name of ['Ana', 'Bo']) expect((await vote(house, poll, name)).status).toBe(201);
		expect((await house.ask(`/polls/${poll.id}`)).status).toBe(200);
		expect((await house.ask(`/polls/${poll.id}/results`)).status).toBe(200);
		expect((await house.api('GET', `/polls/${poll.id}/results.json`)).status).toBe(200);
		expect((await house.api('PUT', `/polls/${poll.id}/closing`, {}, { key: poll.manageKey })).status).toBe(204);
		expect((await vote(house, poll, 'Late')).status).toBe(409);
		expect((await house.api('DELETE', `/polls/${poll.id}/closing`, undefined, { key: poll.manageKey })).status).toBe(
			204
		);
		expect(house.databasePids).toEqual([]);

		server.stop();
		for (const end = Date.now() + awayMs; Date.now() < end; await pause(500)) {
			expect((await house.ask('/healthz')).status).toBe(200);
			expect((await house.ask('/readyz')).status).toBe(503);
			const page = await house.ask(`/polls/${poll.id}`);
			expect(page.status).toBe(503);
			expect(page.headers.get('retry-after')).toBeTruthy();
			expect(await vote(house, poll, 'Nobody')).toMatchObject({ status: 503, body: { code: 'kernel.busy' } });
		}
		server.start();
		await house.answers('/readyz', 10_000);
		expect((await vote(house, poll, 'Chloe')).status).toBe(201);
		expect(await namesIn(house, poll)).toEqual(['Ana', 'Bo', 'Chloe']);
		await jobsAreDone(server.url);

		const second = await command(['start'], house.environment);
		expect(second).toMatchObject({ code: 1, output: expect.stringContaining('already runs on the data folder') });
		expect(await house.stop()).toBe(0);
	}, 120_000);

	test('a server that is not there is told in a sentence', async () => {
		const house = await prepareHouse({ DATABASE_URL: 'postgres://archipel@127.0.0.1:9/archipel' });
		const { code, output } = await command(['start'], house.environment);
		expect(code).toBe(1);
		expect(output).toContain('The PostgreSQL server of DATABASE_URL does not answer');
		expect(output).not.toContain('    at ');
	}, 60_000);
});

/** Work that is queued now is taken up, although the queue lost its connections. */
async function jobsAreDone(url: string): Promise<void> {
	const sql = postgres(url, { max: 1 });
	try {
		const [job] = await sql`select (graphile_worker.add_job('mail.send')).id`;
		const waiting = () => sql`select 1 from graphile_worker.jobs where id = ${job!.id}`;
		await expect.poll(async () => (await waiting()).length, { timeout: 15_000 }).toBe(0);
	} finally {
		await sql.end();
	}
}
