import { beforeAll, expect, test } from 'vitest';
import { openTestHouse } from '../../../tests/house.ts';
import { carrier } from '../database/connection.ts';
import { claim, dueDestinations, lettersOf } from './store.ts';

openTestHouse();

beforeAll(async () => {
	await carrier()`
		insert into kernel.letter (id, "to", language, kind, subject, text, destination, at, sent_at)
		select 's' || n, 'x@example.org', 'en', 'tests.word', 'Sent', 'Words', 'town' || n % 500, now() - n * interval '1 second', now()
		from generate_series(1, 100000) n`;
	await carrier()`
		insert into kernel.letter (id, "to", language, kind, subject, text, destination)
		select 'w' || n, 'x@example.org', 'en', 'tests.word', 'Waiting', 'Words', 'town' || n % 40
		from generate_series(1, 2000) n`;
	await carrier()`analyze kernel.letter`;
});

const rowsRead = async (): Promise<number> => {
	await carrier()`select pg_stat_force_next_flush()`;
	const [row] = await carrier()<{ count: number }[]>`
		select (seq_tup_read + idx_tup_fetch)::int as count from pg_stat_user_tables
		where schemaname = 'kernel' and relname = 'letter'`;
	return row!.count;
};

const median = async (work: () => Promise<unknown>): Promise<number> => {
	const times: number[] = [];
	for (let count = 0; count < 9; count++) {
		const start = performance.now();
		await work();
		times.push(performance.now() - start);
	}
	return times.sort((one, other) => one - other)[4]!;
};

test('finding what is due does not slow down with 100,000 letters sent before', async () => {
	const before = await rowsRead();
	expect(await dueDestinations()).toHaveLength(40);
	// 41 steps from name to name and a first letter of each; by index alone.
	expect((await rowsRead()) - before).toBeLessThan(400);
	expect(await median(dueDestinations)).toBeLessThan(30);
});

test('claiming reads the letters it takes, and hardly any other', async () => {
	const before = await rowsRead();
	const [first] = await dueDestinations();
	const letters = await claim(first!, { room: 4, holdSeconds: 60, flying: [] });
	expect(letters).toHaveLength(4);
	expect((await rowsRead()) - before).toBeLessThan(600);
});

test('any page of the outbox comes from the index', async () => {
	const before = await rowsRead();
	const page = await lettersOf(null, 's50000', 26);
	expect(page[0]!.id).toBe('s50001');
	await lettersOf('waiting', null, 26);
	await lettersOf('given-up', null, 26);
	expect((await rowsRead()) - before).toBeLessThan(300);
});
