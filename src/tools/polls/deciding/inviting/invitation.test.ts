import { expect, test } from 'vitest';
import { worked } from '../../../../../tests/processor.ts';
import { type Invitation, mayRemind, readList, shownState, stateOf, sumsOf } from './invitation.ts';

const at = new Date('2026-05-04T12:00:00Z');
const later = (hours: number) => new Date(at.getTime() + hours * 3_600_000);

const invitation = (change: Partial<Invitation> = {}): Invitation => ({
	id: '1',
	mail: 'dov@asso.example',
	name: 'Dov',
	language: 'en',
	at,
	letter: 'letter-1',
	writtenAt: at,
	remindedAt: null,
	openedAt: null,
	answered: false,
	revokedAt: null,
	...change
});

test('addresses are read the way people paste them', () => {
	const { people, unreadable } = readList(
		'ana@asso.example, Bo Li <bo@asso.example>;\n"Doe, Jane" <jane@asso.example>\n\n' +
			'dov@asso.example eve@Asso.Example\r\n ANA@asso.example\n<finn@asso.example>,'
	);
	expect(unreadable).toEqual([]);
	expect(people).toEqual([
		{ mail: 'ana@asso.example', name: '' },
		{ mail: 'bo@asso.example', name: 'Bo Li' },
		{ mail: 'jane@asso.example', name: 'Doe, Jane' },
		{ mail: 'dov@asso.example', name: '' },
		{ mail: 'eve@asso.example', name: '' },
		{ mail: 'finn@asso.example', name: '' }
	]);
});

test('what is no address is named, not dropped', () => {
	expect(readList('ana@asso.example\nbo at asso.example\nX <not-an-address>').unreadable).toEqual([
		'bo at asso.example',
		'not-an-address'
	]);
	expect(readList('').people).toEqual([]);
});

test('a name never brings a line of its own into a letter', () => {
	const { people, unreadable } = readList('"Ana\r\nBcc: eve@asso.example" <ana@asso.example>');
	expect([...people.map(({ name }) => name), ...unreadable].join('')).not.toMatch(/[\r\n]/);
});

test('a very long paste is read in no time', () => {
	const started = worked();
	readList('"'.repeat(60_000));
	readList('a <'.repeat(20_000));
	readList('x '.repeat(30_000));
	expect(worked() - started).toBeLessThan(5_000);
});

test('the state says the last thing that matters', () => {
	expect(stateOf(invitation())).toBe('sent');
	expect(stateOf(invitation({ letter: null }))).toBe('refused');
	expect(stateOf(invitation({ remindedAt: at }))).toBe('reminded');
	expect(stateOf(invitation({ remindedAt: at, openedAt: at }))).toBe('opened');
	expect(stateOf(invitation({ openedAt: at, answered: true }))).toBe('answered');
	expect(stateOf(invitation({ answered: true, revokedAt: at }))).toBe('revoked');
});

test('an anonymous poll shows of nobody whether they opened, answered or were reminded', () => {
	const shown = [{ openedAt: at }, { answered: true }, { remindedAt: at }, {}].map((change) =>
		shownState(invitation(change), true)
	);
	expect(new Set(shown)).toEqual(new Set(['sent']));
});

test('only those missing are reminded, and nobody twice within a day', () => {
	expect(mayRemind(invitation(), later(23))).toBe(false);
	expect(mayRemind(invitation(), later(24))).toBe(true);
	for (const change of [{ answered: true }, { revokedAt: at }, { letter: null }])
		expect(mayRemind(invitation(change), later(48))).toBe(false);
});

test('sums leave out whose link was taken back', () => {
	const all = [
		invitation(),
		invitation({ openedAt: at }),
		invitation({ answered: true }),
		invitation({ revokedAt: at })
	];
	expect(sumsOf(all)).toEqual({ invited: 3, opened: 2, answered: 1, missing: 2 });
});
