import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { queue } from '#kernel/jobs/queue.ts';
import { forgetGivenUp } from '#kernel/jobs/store.ts';
import { post } from '#kernel/mail/letter.ts';
import { markRetry } from '#kernel/mail/store.ts';
import { backup } from '#move/backup.ts';
import { member } from '../../../tests/accounts.ts';
import { moderator } from '../../../tests/desk.ts';
import { openTestHouse } from '../../../tests/house.ts';
import type { Visitor } from '../../../tests/visitor.ts';
import { writeDigest } from '../figures/digest.ts';

const house = openTestHouse({ SMTP_URL: 'smtp://127.0.0.1:9' });
let ana: Visitor;

beforeAll(async () => {
	ana = (await moderator('Ana')).visitor;
	await member('Bo', 'bo@example.org');
	await carrier()`delete from kernel.letter`;
});

const day = 86_400_000;
const front = async () => (await ana.ask('/desk')).text;

test('the desk says nothing of a host that is well', async () => {
	expect(await front()).not.toContain('class="banner');
	expect(await writeDigest(new Date())).toBe(0);
});

test('that letters do not leave is told once they were tried for an hour, with the reason, and not of one reader alone', async () => {
	const write = async () =>
		(await post({ to: 'chloe@example.org', language: 'en', kind: 'tests.word', subject: 'Come', text: 'Come' }))!;
	const stuck = await write();
	await markRetry(stuck, new Date(), 'connect ECONNREFUSED');
	await carrier()`update kernel.letter set first_try_at = now() - interval '20 minutes' where id = ${stuck}`;
	expect(await front()).not.toContain('ECONNREFUSED');
	await carrier()`update kernel.letter set first_try_at = now() - interval '2 hours' where id = ${stuck}`;
	expect(await front()).toContain('1 letter waits, and none has left since the first try (2 hours ago)');
	expect(await front()).toContain('connect ECONNREFUSED');
	await carrier()`update kernel.letter set sent_at = now() where id = ${await write()}`;
	expect(await front()).not.toContain('ECONNREFUSED');
});

test('work that fails again and again is told by its name, on the desk and in the letter of the morning', async () => {
	await queue('tests.purge', {});
	await carrier()`update graphile_worker._private_jobs set attempts = 3, last_error = 'no such table'`;
	expect(await front()).toContain('failed 3 times: tests.purge');
	expect(await writeDigest(new Date())).toBe(1);
	await carrier()`delete from graphile_worker._private_jobs`;
});

test('work that was given up is told for a week, and then no more', async () => {
	await queue('tests.purge', {});
	await carrier()`update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'no such table'`;
	await forgetGivenUp(new Date(Date.now() + 6 * day));
	expect(await front()).toContain('failed 25 times: tests.purge');
	await queue('tests.other', {});
	await forgetGivenUp(new Date(Date.now() + 8 * day));
	expect(await front()).not.toContain('tests.purge');
	expect(await carrier()`select task_identifier from graphile_worker.jobs`).toEqual([
		{ task_identifier: 'tests.other' }
	]);
	await carrier()`delete from graphile_worker._private_jobs`;
});

test('that no backup was made, or none lately, is told of a host that has lived for a while', async () => {
	await carrier()`update kernel.admin set at = now() - interval '9 days'`;
	expect(await front()).toContain('No backup was made yet');
	await backup(join(house.dataDir, 'host.tar.gz'));
	expect(await front()).not.toContain('ackup was made');
	const old = new Date(Date.now() - 10 * day);
	utimesSync(join(house.dataDir, 'backed-up'), old, old);
	expect(await front()).toContain('The last backup was made 10 days ago');
});
