import { expect, test } from 'vitest';
import type { z } from 'zod';
import { faultsOf } from '#base/inputs.ts';
import { worked } from '../../../tests/processor.ts';
import { ballotInput, changeInput, commentInput, decisionInput, openingInput, proposalInput } from './input.ts';
import { changedPoll, instantIn, nameFaults, newPoll } from './making.ts';
import { minutesAfter, noon, samplePoll } from './samples.ts';

const faults = (schema: z.ZodType, input: unknown) => {
	const read = schema.safeParse(input);
	return read.success ? [] : faultsOf(read.error, input).map(({ field, code }) => `${field} ${code}`);
};

const dates = { title: 'Rehearsal', kind: 'date', options: [{ day: '2026-06-01' }] };
const choices = { title: 'Bring what?', kind: 'choice', options: [{ label: 'Bread' }, { label: 'Wine' }] };

const opened = (input: unknown) => newPoll(openingInput.parse(input), noon);
const openFaults = (input: unknown) =>
	openingInput.safeParse(input).success
		? (opened(input).faults ?? []).map(({ field, code }) => `${field} ${code}`)
		: faults(openingInput, input);

test('a title, a kind and options are enough for a poll', () => {
	expect(opened(choices).made).toMatchObject({
		title: 'Bring what?',
		zone: 'UTC',
		method: 'yes-maybe',
		options: [
			{ id: '1', label: 'Bread', capacity: null },
			{ id: '2', label: 'Wine' }
		],
		policy: { edits: 'own', anonymous: false },
		closesAt: null
	});
});

test('dates are days, hours on the clocks of the poll, instants, or words', () => {
	const options = [
		{ day: '2026-06-01' },
		{ start: '2026-06-01T20:00', end: '2026-06-01T22:00' },
		{ start: '2026-06-02T20:00:00+02:00' },
		{ day: '2026-06-02', text: 'evening' }
	];
	const { made } = opened({ ...dates, options, settings: { zone: 'Europe/Paris' } });
	expect(made!.options.map(({ slot }) => slot)).toEqual([
		{ kind: 'day', day: '2026-06-01' },
		{ kind: 'time', start: '2026-06-01T18:00:00.000Z', end: '2026-06-01T20:00:00.000Z' },
		{ kind: 'time', start: '2026-06-02T18:00:00.000Z' },
		{ kind: 'text', day: '2026-06-02', text: 'evening' }
	]);
});

test('a form says the same as a program: digits as text, ticked boxes, empty fields', () => {
	const settings = {
		capacity: '3',
		maxYes: '',
		anonymous: 'on',
		closesAt: '2026-06-01T18:00',
		zone: 'Europe/Paris',
		place: ''
	};
	expect(opened({ ...choices, settings }).made).toMatchObject({
		policy: { capacity: 3, maxYes: null, anonymous: true },
		closesAt: new Date('2026-06-01T16:00:00Z'),
		place: ''
	});
});

test.each<[string, unknown, string[]]>([
	['nothing at all', {}, ['title required', 'kind required', 'options required']],
	['no options', { ...choices, options: [] }, ['options required']],
	['options that are no list', { ...choices, options: 'Bread' }, ['options malformed']],
	['an option twice', { ...choices, options: [{ label: 'Wine' }, { label: ' wine' }] }, ['options[1] twice']],
	['a day twice', { ...dates, options: [...dates.options, ...dates.options] }, ['options[1] twice']],
	['the year 99999', { ...dates, options: [{ day: '99999-01-01' }] }, ['options[0].day not-a-date']],
	[
		'an instant of the year 99999',
		{ ...dates, options: [{ start: '99999-01-01T10:00Z' }] },
		['options[0].start not-a-date']
	],
	['the 31st of June', { ...dates, options: [{ start: '2026-06-31T10:00' }] }, ['options[0].start not-a-date']],
	[
		'an end before the start',
		{ ...dates, options: [{ start: '2026-06-01T10:00Z', end: '2026-06-01T09:00Z' }] },
		['options[0].end order']
	],
	[
		'an end that is no moment',
		{ ...dates, options: [{ start: '2026-06-01T10:00Z', end: 'later' }] },
		['options[0].end not-a-date']
	],
	['a date without a day', { ...dates, options: [{ link: 'https://example.org' }] }, ['options[0].day required']],
	['a label in a date poll', { ...dates, options: [{ label: 'Bread' }] }, ['options[0].label not-allowed']],
	[
		'a day in a choice poll',
		{ ...choices, options: [{ label: 'Bread', day: '2026-06-01' }] },
		['options[0].day not-allowed']
	],
	['an unknown zone', { ...dates, settings: { zone: 'Mars/Olympus' } }, ['settings.zone not-one-of']],
	[
		'a link that runs',
		{ ...choices, options: [{ label: 'Bread', link: 'javascript:alert(1)' }] },
		['options[0].link not-an-address']
	],
	['a NUL', { ...choices, title: 'a\0b' }, ['title not-allowed']],
	['a title of ten megabytes', { ...choices, title: 'a'.repeat(10_000_000) }, ['title too-long']],
	['a key nobody knows', { ...choices, anonymus: true }, ['anonymus not-allowed']],
	['a setting nobody knows', { ...choices, settings: { anonymus: true } }, ['settings.anonymus not-allowed']],
	['a deadline that passed', { ...choices, settings: { closesAt: '2020-01-01T00:00Z' } }, ['settings.closesAt past']],
	['a deadline that is none', { ...choices, settings: { closesAt: 'soon' } }, ['settings.closesAt not-a-date']],
	['no seats', { ...choices, settings: { capacity: 0 } }, ['settings.capacity too-few']],
	[
		'seats for ranks',
		{ ...choices, settings: { method: 'schulze', capacity: 2 } },
		['settings.capacity not-with-this-method']
	],
	[
		'rules that contradict',
		{ ...choices, settings: { edits: 'anyone-all', anonymous: true } },
		['settings.edits contradicts']
	],
	[
		'too many to rank',
		{
			...choices,
			options: Array.from({ length: 101 }, (_, place) => ({ label: `${place}` })),
			settings: { method: 'run-off' }
		},
		['options too-many']
	],
	[
		'1,001 choices',
		{ ...choices, options: Array.from({ length: 1_001 }, (_, place) => ({ label: `${place}` })) },
		['options too-many']
	]
])('a poll with %s is refused by name', (_what, input, expected) => {
	expect(openFaults(input)).toEqual(expected);
});

test('100,000 options are refused before they are looked at', () => {
	const options = Array.from({ length: 100_000 }, (_, place) => ({ label: `Idea ${place}` }));
	const start = worked();
	expect(openFaults({ ...choices, options })).toEqual(['options too-many']);
	expect(worked() - start).toBeLessThan(2_500);
});

test('6,760 slots are read', () => {
	const options = Array.from({ length: 6_760 }, (_, place) => ({ start: minutesAfter(60 * place).toISOString() }));
	expect(opened({ ...dates, options }).made!.options).toHaveLength(6_760);
});

test('letters that turn the reading direction go, words stay text', () => {
	const { made } = opened({ ...choices, title: 'a\u202Eb <script>' });
	expect(made!.title).toBe('ab <script>');
});

test('a ballot names options by number, with answers of any method', () => {
	expect(ballotInput.parse({ name: ' Dov ', choices: { 1: 'yes', 2: 3, 3: 'very-good' } })).toEqual({
		name: 'Dov',
		choices: { 1: 'yes', 2: 3, 3: 'very-good' }
	});
	expect(faults(ballotInput, { name: 'Dov' })).toEqual(['choices required']);
	expect(faults(ballotInput, { name: 'Dov', choices: [] })).toEqual(['choices malformed']);
	expect(faults(ballotInput, { name: 'Dov', choices: { 1: 'perhaps' } })).toEqual(['choices.1 not-one-of']);
	const { choices: read } = ballotInput.parse(JSON.parse('{"name":"Dov","choices":{"__proto__":{"1":"yes"}}}'));
	expect([Object.keys(read), read[1]]).toEqual([[], undefined]);
});

test('a ballot of 100,000 answers is refused before they are read', () => {
	const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, place) => [String(place + 1), 'yes']));
	const start = worked();
	expect(faults(ballotInput, { name: 'Dov', choices: many })).toEqual(['choices too-many']);
	expect(worked() - start).toBeLessThan(2_500);
});

test('a name is asked for, but not in an anonymous poll', () => {
	expect(nameFaults(samplePoll(), undefined)).toEqual([{ field: 'name', code: 'required' }]);
	expect(nameFaults(samplePoll({ policy: { anonymous: true } }), undefined)).toEqual([]);
});

test('comments, proposals and decisions have their limits', () => {
	expect(commentInput.parse({ name: 'Dov', text: 'Hello', private: 'on' }).private).toBe(true);
	expect(commentInput.parse({ name: 'Dov', text: 'Hello' }).private).toBe(false);
	expect(faults(commentInput, { name: 'Dov', text: 'a'.repeat(2_001) })).toEqual(['text too-long']);
	const options = Array.from({ length: 21 }, (_, place) => ({ label: `Idea ${place}` }));
	expect(faults(proposalInput, { name: 'Dov', options })).toEqual(['options too-many']);
	expect(faults(decisionInput, { options: ['1', 'x'] })).toEqual(['options[1] malformed']);
});

const changed = (poll: ReturnType<typeof samplePoll>, settings: unknown, ballots = 0) =>
	changedPoll(poll, changeInput.parse({ settings }), ballots, noon);

test('a change replaces what it names, empties what it leaves blank, and keeps the rest', () => {
	const poll = samplePoll({ description: 'Long', place: 'Hall', policy: { capacity: 4 }, closesAt: minutesAfter(-60) });
	const { made } = changed(poll, { place: 'Garden', description: '', capacity: null });
	expect(made).toMatchObject({ title: poll.title, description: '', place: 'Garden', policy: { capacity: null } });
	expect(made!.closesAt).toEqual(minutesAfter(-60));
});

test('a poll that became anonymous stays so, and the method waits for nobody once people voted', () => {
	const anonymous = samplePoll({ policy: { anonymous: true } });
	expect(changed(anonymous, { anonymous: false }).faults).toEqual([{ field: 'settings.anonymous', code: 'for-good' }]);
	expect(changed(samplePoll(), { method: 'score' }, 3).faults).toMatchObject([{ code: 'votes-cast' }]);
	expect(changed(samplePoll(), { method: 'score' }, 0).made!.method).toBe('score');
});

test('hours without offset are on the clocks of the zone', () => {
	expect(instantIn('2026-06-01T18:00', 'Europe/Paris')).toEqual(new Date('2026-06-01T16:00:00Z'));
	expect(instantIn('2026-06-01T18:00:00Z', 'Europe/Paris')).toEqual(new Date('2026-06-01T18:00:00Z'));
	expect(instantIn('tomorrow', 'Europe/Paris')).toBeNull();
});
