import { expect, test } from 'vitest';
import { openTestHouse } from '../../../tests/house.ts';
import { carrier, ownLine } from './connection.ts';

openTestHouse();

const add = {
	name: 'add',
	text: `insert into kernel.actor (id, kind, name) values ($1, 'guest', $2) returning id, name`
};
const pause = { name: 'pause', text: 'select pg_sleep($1::float8)::text' };
const here = { name: 'here', text: 'select pg_backend_pid()::text where $1::bytea is not null' };

test('what is asked of the line is kept, and answered in its order', async () => {
	const answers = await Promise.all(['a', 'b', 'c'].map((id) => ownLine().ask(add, [id, `Guest ${id}`])));
	expect(answers.flat().map(([id]) => id)).toEqual(['a', 'b', 'c']);
	expect(await carrier()`select name from kernel.actor where id = 'c'`).toEqual([{ name: 'Guest c' }]);
});

test('a statement that is refused leaves the line as it was, also the first time it is said', async () => {
	const again = { ...add, name: 'add again' };
	await expect(ownLine().ask(again, ['a', 'Twice'])).rejects.toMatchObject({ code: '23505' });
	expect(await ownLine().ask(again, ['d', 'Dov'])).toEqual([['d', 'Dov']]);
	await expect(ownLine().ask(add, ['d', 'Twice'])).rejects.toMatchObject({ code: '23505' });
	expect(await ownLine().ask(add, ['e', 'Eve'])).toEqual([['e', 'Eve']]);
});

test('whoever asked while the connection ended is told, and the next one is answered over a new one', async () => {
	const bytes = Buffer.from([0, 255]);
	const [[process]] = (await ownLine().ask(here, [bytes])) as [[string]];
	const lost = ownLine().ask(pause, ['20']);
	const next = ownLine().ask(here, [bytes]);
	const isAsleep = () =>
		carrier()`select 1 from pg_stat_activity where pid = ${Number(process)} and wait_event = 'PgSleep'`;
	await expect.poll(async () => (await isAsleep()).length).toBe(1);
	await carrier()`select pg_terminate_backend(${Number(process)})`;
	await expect(lost).rejects.toThrow();
	expect(await next).not.toEqual([[process]]);
});
