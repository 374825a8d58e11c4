import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Actor, house } from '#kernel/accounts/actor.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { keepContact } from '#kernel/items/contact.ts';
import { heldNote, moderator, rowsAsTheyStand } from '../../../tests/desk.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { guest } from '../../../tests/notes.ts';
import { keepAppeal } from '../appeals/appeal.ts';
import { openCase } from '../cases.ts';
import { learnFromPeople } from '../lessons.ts';
import { knownOf } from '../store.ts';
import { decide } from './decide.ts';
import type { What } from './decision.ts';
import { type Lesson, pastLessons, teachers } from './lessons.ts';
import { learnOutcome } from './outcome.ts';
import { undo } from './undo.ts';

openTestHouse();

let ana: Actor;
let bo: Actor;
let maker: string;
const actor = (id: string, name: string): Actor => ({ id, kind: 'account', name, admin: true });
const now = () => new Date();

beforeAll(async () => {
	ana = actor((await moderator('Ana')).id, 'Ana');
	bo = actor((await moderator('Bo')).id, 'Bo');
	maker = (await guest()).actor.id;
});

afterEach(() => {
	teachers.length = 0;
});

const decided = (cases: string[], what: What, by = ana, words = '', why = 'spam') =>
	transaction(() => decide({ cases, what, why, words }, by, now()));
const undone = (batch: string, by = ana) => transaction(() => undo(batch, by, now()));
const refusalOf = (deed: Promise<unknown>) =>
	deed.then(() => null).catch(({ code, details }) => ({ code, gaps: details?.gaps }));
const stateOf = async (item: string) => {
	const [row] = await carrier()<{ how: string | null; trashed: boolean }[]>`
		select w.how, i.trashed_at is not null as trashed from kernel.item i
		left join kernel.withheld w on w.item = i.id and w.part = '' where i.id = ${item}`;
	return row!;
};
const lettersTo = (mail: string) =>
	carrier()<{ subject: string; text: string; kind: string }[]>`
		select subject, text, kind from kernel.letter where "to" = ${mail} order by at, id`;

describe('a decision', () => {
	test.each([
		['fine', { how: null, trashed: false }],
		['trust', { how: null, trashed: false }],
		['quarantine', { how: 'quarantine', trashed: false }],
		['trash', { how: 'quarantine', trashed: true }],
		['silence', { how: 'silence', trashed: false }],
		['ban', { how: 'quarantine', trashed: false }],
		['ask', { how: 'hold', trashed: false }]
	] as const)('%s is done, and undone to the byte', async (what, after) => {
		const held = await heldNote({ maker });
		const before = await rowsAsTheyStand();
		const { batch } = await decided([held.case], what, ana, what === 'ask' ? 'What is it for?' : '');
		expect(await stateOf(held.item)).toEqual(after);
		expect(await rowsAsTheyStand()).not.toBe(before);
		await undone(batch);
		expect(await rowsAsTheyStand()).toBe(before);
		await decided([held.case], 'fine');
	});

	test('on many at one stroke is undone at one stroke', async () => {
		const all = [await heldNote({ maker }), await heldNote({ maker }), await heldNote({ maker })];
		const before = await rowsAsTheyStand();
		const { batch, count } = await decided(
			all.map((held) => held.case),
			'trash'
		);
		expect(count).toBe(3);
		expect((await undone(batch)).count).toBe(3);
		expect(await rowsAsTheyStand()).toBe(before);
		await decided(
			all.map((held) => held.case),
			'fine'
		);
	});

	test('sent twice by the same person is one decision; undone twice, one undoing', async () => {
		const held = await heldNote({ maker });
		const [once, again] = await Promise.all([decided([held.case], 'quarantine'), decided([held.case], 'quarantine')]);
		expect(again.batch).toBe(once.batch);
		expect(await carrier()`select 1 from guard.decision where case_id = ${held.case}`).toHaveLength(1);
		await undone(once.batch);
		expect((await undone(once.batch)).count).toBe(0);
		await decided([held.case], 'fine');
	});

	test('of two on the same case, the second is told who decided', async () => {
		const held = await heldNote({ maker });
		const both = await Promise.all([
			refusalOf(decided([held.case], 'fine', ana)),
			refusalOf(decided([held.case], 'trash', bo))
		]);
		const refused = both.filter((one) => one !== null);
		expect(refused).toHaveLength(1);
		expect(refused[0]).toMatchObject({ code: 'guard.decided-already' });
		expect(['Ana', 'Bo']).toContain(refused[0]!.gaps.name);
		expect(await carrier()`select 1 from guard.decision where case_id = ${held.case}`).toHaveLength(1);
	});

	test('of two on the same many, the second is told too, and is never shown the decision of the first as theirs', async () => {
		const all = [await heldNote({ maker }), await heldNote({ maker })].map((held) => held.case);
		await decided(all, 'trash', ana);
		expect(await refusalOf(decided(all, 'fine', bo))).toMatchObject({
			code: 'guard.decided-already',
			gaps: { name: 'Ana' }
		});
		const again = await decided(all, 'trash', ana);
		await undone(again.batch);
		await decided(all, 'fine');
	});

	test('on what the guard set aside by itself is taken like any other, and undone to the byte: nobody waits for it', async () => {
		const held = await heldNote({ maker });
		await carrier()`
			update guard.case set closed_at = now(), about = about || '{"settled": true}' where id = ${held.case}`;
		const before = await rowsAsTheyStand();
		const { batch } = await decided([held.case], 'fine');
		expect(await stateOf(held.item)).toEqual({ how: null, trashed: false });
		expect(await refusalOf(decided([held.case], 'trash', bo))).toMatchObject({ gaps: { name: 'Ana' } });
		await undone(batch);
		expect(await rowsAsTheyStand()).toBe(before);
		await decided([held.case], 'trash', bo);
	});

	test('undone, leaves in the trash what its owner took out and put there again', async () => {
		const held = await heldNote({ maker });
		const { batch } = await decided([held.case], 'trash');
		await carrier()`
			update kernel.item set trashed_at = now(), trashed_by = ${maker}, trash_reason = 'wanted' where id = ${held.item}`;
		await undone(batch);
		expect(await stateOf(held.item)).toEqual({ how: 'hold', trashed: true });
		await decided([held.case], 'fine');
	});

	test('is not undone under a later one on the same thing', async () => {
		const held = await heldNote({ maker });
		const { batch } = await decided([held.case], 'quarantine');
		await carrier()`update guard.case set closed_at = null where id = ${held.case}`;
		const later = await decided([held.case], 'silence', bo);
		expect(await refusalOf(undone(batch))).toMatchObject({ code: 'guard.decided-since', gaps: { name: 'Bo' } });
		await undone(later.batch);
		await undone(batch);
		expect((await stateOf(held.item)).how).toBe('hold');
	});

	test('a ban of somebody is not undone under a later ban of the same person', async () => {
		const [one, other] = [await heldNote({ maker }), await heldNote({ maker })];
		const first = await decided([one.case], 'ban');
		const later = await decided([other.case], 'ban', bo);
		expect(await refusalOf(undone(first.batch))).toMatchObject({ code: 'guard.decided-since', gaps: { name: 'Bo' } });
		await undone(later.batch);
		await undone(first.batch);
		expect(await carrier()`select 1 from kernel.restricted where actor = ${maker}`).toEqual([]);
		await decided([one.case, other.case], 'fine');
	});

	test('those who look after the host are not banned', async () => {
		const held = await heldNote({ maker: bo.id });
		expect(await refusalOf(decided([held.case], 'ban'))).toMatchObject({ code: 'guard.not-offered' });
		await decided([held.case], 'silence');
		expect(await carrier()`select 1 from kernel.restricted where actor = ${bo.id}`).toEqual([]);
	});

	test('a question needs words, and what cannot be is not offered', async () => {
		const held = await heldNote({ maker });
		expect(await refusalOf(decided([held.case], 'ask'))).toMatchObject({ code: 'guard.words-needed' });
		expect(await refusalOf(decided([held.case], 'granted'))).toMatchObject({ code: 'guard.not-offered' });
		await decided([held.case], 'fine');
	});
});

describe('its maker', () => {
	test('is written to in plain words: what, why, which text, who, and how to appeal', async () => {
		const held = await heldNote({ maker, title: 'Watches', body: 'Buy at https://watches.example/now' });
		await keepContact(held.item, 'dov@example.org');
		const { batch } = await decided([held.case], 'quarantine', ana, 'Please sell elsewhere.');
		const [letter] = await lettersTo('dov@example.org');
		expect(letter!.subject).toBe('“Watches” was taken offline');
		for (const words of [
			'Advertising or spam',
			'Please sell elsewhere.',
			'hxxps://watches[.]example/now',
			'filter',
			'/appeals/'
		])
			expect(letter!.text).toContain(words);
		expect(letter!.text).not.toContain('https://watches.example');
		await undone(batch);
		const [, correction] = await lettersTo('dov@example.org');
		expect(correction!.subject).toContain('A correction');
		await decided([held.case], 'fine');
		expect((await lettersTo('dov@example.org')).at(-1)!.text).toContain('it is fine');
	});

	test('hears that they are right, and hears too when that is taken back', async () => {
		const held = await heldNote({ maker, title: 'Tea' });
		await decided([held.case], 'quarantine');
		const about = {
			caseId: held.case,
			words: 'It is tea.',
			mail: 'tea@example.org',
			language: 'en',
			actor: maker
		} as const;
		await transaction(() => keepAppeal({ ...about, at: now() }));
		const [appeal] = await carrier()<
			{ opened: string }[]
		>`select opened from guard.appeal where of_case = ${held.case}`;
		const { batch } = await decided([appeal!.opened], 'granted', bo);
		await undone(batch, bo);
		const letters = await lettersTo('tea@example.org');
		expect(letters.map(({ subject }) => subject)).toEqual([
			'You were right about “Tea”',
			'Your appeal about “Tea” is looked at again'
		]);
		expect(letters[1]!.text).toContain('as it was before our answer');
		expect((await stateOf(held.item)).how).toBe('quarantine');
		await decided([appeal!.opened], 'granted', bo);
	});

	test('of many is written to once', async () => {
		const all = [await heldNote({ maker, title: 'One' }), await heldNote({ maker, title: 'Two' })];
		for (const { item } of all) await keepContact(item, 'eve@example.org');
		await decided(
			all.map((held) => held.case),
			'trash'
		);
		const letters = await lettersTo('eve@example.org');
		expect(letters).toHaveLength(1);
		expect(letters[0]!.text).toContain('• One');
		expect(letters[0]!.text).toContain('• Two');
	});

	test('is known by what was decided: trusted, or held against them, unless it was undone', async () => {
		const one = (await guest()).actor.id;
		const [good, bad] = [await heldNote({ maker: one }), await heldNote({ maker: one })];
		await decided([good.case], 'trust');
		expect(await knownOf(one)).toMatchObject({ vouched: true, against: 0 });
		const { batch } = await decided([bad.case], 'quarantine');
		expect(await knownOf(one)).toMatchObject({ against: 1 });
		await undone(batch);
		expect(await knownOf(one)).toMatchObject({ against: 0 });
		await decided([bad.case], 'fine');
	});
});

describe('the filter', () => {
	test('learns what was decided, unlearns what was undone, and can learn all again', async () => {
		const heard: Lesson[] = [];
		teachers.push((lesson) => void heard.push(lesson));
		const held = await heldNote({ maker, title: 'Lesson', body: 'A text to learn' });
		const { batch } = await decided([held.case], 'trash');
		await undone(batch);
		await decided([held.case], 'fine');
		expect(heard.map(({ label, undo }) => [label, undo])).toEqual([
			['spam', false],
			['spam', true],
			['ham', false]
		]);
		expect(heard[0]).toMatchObject({ event: held.event, title: 'Lesson', text: 'A text to learn', kind: 'notes.note' });
		const again = (await Array.fromAsync(pastLessons(2))).filter(({ item }) => item === held.item);
		expect(again.map(({ label }) => label)).toEqual(['ham']);
	});

	test('goes back to the decision before, where the later one of the same thing is undone', async () => {
		learnFromPeople();
		const held = await heldNote({ maker, title: 'Twice', body: 'A text that is looked at twice' });
		await decided([held.case], 'fine');
		const twin = { kind: 'report', tool: 'notes', item: held.item, part: '', actor: maker, event: held.event } as const;
		const again = await openCase({ ...twin, campaign: null, harm: 1, reach: 0, about: {} }, now());
		const labels = () => carrier()`select label from guard.example where key = ${`thing:${held.item}:`}`;
		const { batch } = await decided([again], 'quarantine', bo);
		expect(await labels()).toMatchObject([{ label: 'spam' }]);
		await undone(batch);
		expect(await labels()).toMatchObject([{ label: 'ham' }]);
	});

	test('learns nothing from what is wrong for other reasons than its words', async () => {
		const heard: Lesson[] = [];
		teachers.push((lesson) => void heard.push(lesson));
		const held = await heldNote({ maker });
		await decided([held.case], 'quarantine', ana, '', 'copyright');
		expect(heard).toEqual([]);
	});

	test('a teacher that fails undoes the decision with it', async () => {
		teachers.push(() => {
			throw new Error('no room to learn');
		});
		const held = await heldNote({ maker });
		await expect(decided([held.case], 'quarantine')).rejects.toThrow('no room');
		teachers.length = 0;
		expect((await stateOf(held.item)).how).toBe('hold');
		await decided([held.case], 'fine');
	});
});

test('a case about no item is decided by the room that opened it', async () => {
	const told: string[] = [];
	learnOutcome('sign-up', {
		decides: ['fine', 'quarantine'],
		capture: async () => ({ was: 'waiting' }),
		apply: async (_case, what) => void told.push(what),
		restore: async (_case, image) => void told.push(`again ${image.was}`)
	});
	const [row] = await carrier()<{ id: string }[]>`
		insert into guard.case (kind, at, tool, about) values ('sign-up', now(), 'accounts', '{"title":"Dov"}') returning id`;
	expect(await refusalOf(decided([row!.id], 'trash'))).toMatchObject({ code: 'guard.not-offered' });
	const { batch } = await decided([row!.id], 'fine');
	await undone(batch);
	expect(told).toEqual(['fine', 'again waiting']);
	expect(house.kind).toBe('house');
});
