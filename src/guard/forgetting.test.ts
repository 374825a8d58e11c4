import { expect, test } from 'vitest';
import { rooms } from '#entries/house.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { leaveDue } from '#portal/accounts/actions/leaving.ts';
import { member } from '../../tests/accounts.ts';
import { heldNote, keepEventOf } from '../../tests/desk.ts';
import { openTestHouse } from '../../tests/house.ts';
import { accountId, guest, openNote, visitor } from '../../tests/notes.ts';

openTestHouse({ GUARD: 'off' });

test('whoever leaves is forgotten by the guard: what was seen of them, and where they wished to be written to', async () => {
	expect(rooms.length).toBeGreaterThan(0);
	const ana = visitor((await member('Ana', 'ana@example.org')).cookies);
	const account = await accountId('ana@example.org');
	const dov = await guest();
	const note = await openNote(dov.actor.id);
	await keepEventOf(note.id, { maker: account });
	await ana.post(`/items/${note.id}/report`, 'report', { category: 'spam', words: 'Bad', mail: 'ana@example.org' });
	const { item } = await heldNote({ maker: account });
	const appeal = /href="(\/appeals\/[^"]+)"/.exec((await ana.ask(`/notes/${item}`)).text)![1]!;
	await ana.post(appeal, 'appeal', { words: 'It was fine', mail: 'ana@example.org' });
	await carrier()`update guard.appeal set mail = 'ana@example.org'`;
	await carrier()`insert into kernel.departure (account, erase, due_at) values (${account}, false, now() - interval '1 second')`;
	expect(await perform(leaveDue, { most: 10 }, houseCaller)).toBe(1);
	const [row] = await carrier()`
		select (select count(*)::int from guard.event where actor = ${account}) as events,
			(select count(*)::int from guard.report where mail is not null or actor = ${account}) as reports,
			(select count(*)::int from guard.appeal where mail is not null or actor = ${account}) as appeals,
			(select count(*)::int from guard.report) as kept`;
	expect(row).toEqual({ events: 0, reports: 0, appeals: 0, kept: 1 });
	// What is held back stays so: leaving is no way to publish it.
	const [held] = await carrier()`select how from kernel.withheld where item = ${item}`;
	expect(held!.how).toBe('hold');
});
