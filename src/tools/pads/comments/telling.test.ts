import { expect, test } from 'vitest';
import { withhold } from '#kernel/access/withheld.ts';
import { house, newGuest } from '#kernel/accounts/actor.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { keepContact } from '#kernel/items/contact.ts';
import { lettersTo, member } from '../../../../tests/accounts.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import type { Visitor } from '../../../../tests/visitor.ts';
import { forgetAuthor } from '../store.ts';
import { padOf } from '../trial.ts';
import { comment } from './actions.ts';
import { authorsFor } from './store.ts';
import { tellOf } from './telling.ts';
import type { Thread } from './thread.ts';

openTestHouse({ GUARD: 'off' });

const text = 'We meet on Monday.';
const mail = (name: string) => `${name}@asso.example`;

async function padBy(visitor: Visitor): Promise<string> {
	const made = await visitor.post('/pads/new', 'make', { title: 'Minutes', keepDays: '30' });
	const path = made.location!.split('?')[0]!;
	await visitor.post(path, 'add', { text });
	return path;
}

/** What waits a minute is told now. */
async function tellAll(): Promise<void> {
	const jobs = await carrier()<{ id: string; payload: Parameters<typeof tellOf>[0] }[]>`
		select id, payload from graphile_worker._private_jobs where task_id =
			(select id from graphile_worker._private_tasks where identifier = 'pads.tell-comment') order by id`;
	await carrier()`delete from graphile_worker._private_jobs where id = any(${jobs.map(({ id }) => id)})`;
	for (const { payload } of jobs) await tellOf(payload);
}

const noticesOf = async (name: string): Promise<string[]> =>
	(
		await carrier()<{ kind: string }[]>`
			select n.kind from kernel.notice n join kernel.account a on a.id = n.actor
			where a.mail = ${mail(name)} order by n.at`
	).map(({ kind }) => kind);

test('the owner and those of a thread hear of it, by letter once while it is fresh', async () => {
	const [ana, bo, chloe] = [
		await member('Ana', mail('ana')),
		await member('Bo', mail('bo')),
		await member('Chloe', mail('chloe'))
	];
	const path = await padBy(ana);
	const said = await bo.post(`${path}/comments`, 'comment', { text: 'Why?', quote: 'Monday' });
	const thread = /#thread-(\w+)/.exec(said.location!)![1]!;
	await tellAll();
	expect(await noticesOf('ana')).toEqual(['pads.commented']);
	expect(await noticesOf('bo')).toEqual([]);
	const letters = await lettersTo(mail('ana'));
	expect(letters.at(-1)).toMatchObject({ kind: 'pads.commented', subject: 'Bo commented on “Minutes”' });
	expect(letters.at(-1)!.text).toContain('Why?');
	await chloe.post(`${path}/comments`, 'answer', { thread, text: 'So.' });
	await tellAll();
	expect(await noticesOf('bo')).toEqual(['pads.answered']);
	expect(await noticesOf('ana')).toEqual(['pads.commented', 'pads.commented']);
	expect((await lettersTo(mail('ana'))).length).toBe(letters.length);
	expect((await lettersTo(mail('bo'))).at(-1)).toMatchObject({ kind: 'pads.answered' });
	const other = await bo.post(`${path}/comments`, 'suggest', { quote: 'Monday', words: 'Tuesday' });
	const suggestion = /#thread-(\w+)/.exec(other.location!)![1]!;
	await ana.post(`${path}/comments`, 'accept', { thread: suggestion });
	await tellAll();
	expect((await noticesOf('bo')).at(-1)).toBe('pads.suggestion-settled');
	expect((await bo.ask('/account/notices')).status).toBeLessThan(400);
});

test('what is held back, taken back or not theirs to read any more is not told', async () => {
	const ana = newGuest();
	const pad = await padOf(ana, { text });
	await keepContact(pad, mail('keeper'));
	const made = (await perform(comment, { pad, text: 'Buy this' }, { ...houseCaller, actor: newGuest() })) as Thread;
	const part = `comment:${made.comments[0]!.id}`;
	await withhold({ item: pad, part, how: 'hold', maker: null }, house.id, new Date());
	await tellAll();
	expect(await lettersTo(mail('keeper'))).toEqual([]);
	const dov = await member('Dov', mail('dov'));
	const path = `/pads/${pad}`;
	const said = await dov.post(`${path}/comments`, 'comment', { text: 'Mine' });
	const thread = /#thread-(\w+)/.exec(said.location!)![1]!;
	await tellAll();
	expect(await lettersTo(mail('keeper'))).toHaveLength(1);
	const eve = await member('Eve', mail('eve'));
	await eve.post(`${path}/comments`, 'answer', { thread, text: 'Not for Dov any more' });
	await carrier()`update kernel.item set visibility = 'private' where id = ${pad}`;
	await tellAll();
	expect(await noticesOf('dov')).toEqual([]);
});

test('whoever leaves this host for good leaves their words without their name', async () => {
	const ana = newGuest();
	const pad = await padOf(ana, { text });
	await perform(comment, { pad, text: 'Mine', name: 'Ana' }, { ...houseCaller, actor: ana });
	await forgetAuthor(ana.id);
	expect((await authorsFor({ item: pad, actor: null })).map(({ name }) => name)).toEqual(['']);
});
