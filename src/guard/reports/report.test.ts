/** What a report does by itself. */
import { beforeAll, expect, test } from 'vitest';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { keepContact } from '#kernel/items/contact.ts';
import { keepEventOf } from '../../../tests/desk.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { guest, openNote } from '../../../tests/notes.ts';
import { standingOf } from '../appeals/appeal.ts';
import { caseById } from '../decisions/store.ts';
import { keepReport } from './report.ts';

openTestHouse();

let maker: string;
let reporter: string;
beforeAll(async () => {
	maker = (await guest()).actor.id;
	reporter = (await guest()).actor.id;
});

async function written({ percent = 99, trust = 0, score = 4 }) {
	const { id: item } = await openNote(maker, { title: 'Free ringtones' });
	const event = await keepEventOf(item, { maker, body: 'Text WIN to claim', score, verdict: 'tag' });
	const symbols = [{ symbol: 'learned.spam', points: 4, gaps: { percent } }];
	await carrier()`
		update guard.event set symbols = ${symbols as never}::jsonb, maker_trust = ${trust} where id = ${event}`;
	return item;
}

async function reported(item: string, category: 'spam' | 'hate' = 'spam') {
	const [row] = await carrier()<{ id: string; tool: string; owner: string; visibility: 'link' }[]>`
		select id, tool, owner, visibility from kernel.item where id = ${item}`;
	const said = { words: '', mail: null, language: 'en' as const, actor: reporter, network: null, at: new Date() };
	const id = await transaction(() => keepReport({ item: row!, part: '', category, ...said }));
	const [held] = await carrier()<{ how: string }[]>`select how from kernel.withheld where item = ${item}`;
	return { case_: (await caseById(id))!, held: held?.how ?? null };
}

test('a report confirms what the filter was almost sure of: nobody is asked, its maker is told and may object', async () => {
	const item = await written({});
	await keepContact(item, 'dov@example.org');
	const { case_, held } = await reported(item);
	expect(held).toBe('quarantine');
	expect(case_.closedAt).not.toBeNull();
	expect((await standingOf(case_)).standing).toBe('against');
	const [letter] = await carrier()<{ text: string }[]>`select text from kernel.letter where "to" = 'dov@example.org'`;
	expect(letter!.text).toContain('No person has looked at it yet');
	expect(letter!.text).toContain('/appeals/');
});

test.each([
	['what the filter only doubted', { percent: 97 }, 'spam'],
	['what somebody known wrote', { trust: 0.5 }, 'spam'],
	['what is reported for anything but abuse of words', {}, 'hate']
] as const)('%s waits for a person and stays where it is', async (_what, about, category) => {
	const { case_, held } = await reported(await written(about), category);
	expect(held).toBeNull();
	expect(case_.closedAt).toBeNull();
});

test('reports of what the filter doubted are looked over together', async () => {
	const one = await reported(await written({ percent: 90 }));
	const other = await reported(await written({ percent: 95 }));
	const unsuspected = await reported(await written({ percent: 50, score: 0 }));
	expect(one.case_.campaign).toBe(other.case_.campaign);
	expect(unsuspected.case_.campaign).toBeNull();
});
