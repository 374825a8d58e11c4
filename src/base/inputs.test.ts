import { expect, test } from 'vitest';
import { z } from 'zod';
import { worked } from '../../tests/processor.ts';
import {
	day,
	faultsOf,
	ifGiven,
	instant,
	languageCode,
	longText,
	mailAddress,
	manyOf,
	personName,
	shortText,
	webAddress,
	zoneName
} from './inputs.ts';

const faults = (schema: z.ZodType, input: unknown, path = '') => {
	const outcome = schema.safeParse(input);
	return outcome.success ? [] : faultsOf(outcome.error, input).filter((fault) => fault.field.startsWith(path));
};
const code = (schema: z.ZodType, input: unknown) => faults(schema, input)[0]?.code ?? 'fine';

test('a title is cleaned before it is measured', () => {
	expect(shortText(5).parse('  a \u202E b  ')).toBe('a b');
	expect(shortText(3).parse('   abc    ')).toBe('abc');
	expect(faults(shortText(3), 'abcd')).toEqual([{ field: '', code: 'too-long', limit: 3 }]);
});

test('a title of ten megabytes is refused with the limit and without delay', () => {
	const start = worked();
	expect(faults(shortText(200), 'x'.repeat(10_000_000))).toEqual([{ field: '', code: 'too-long', limit: 200 }]);
	expect(worked() - start).toBeLessThan(5_000);
});

test('NUL bytes are refused', () => {
	expect(code(shortText(10), 'a\0b')).toBe('not-allowed');
	expect(code(longText(10), 'a\0b')).toBe('not-allowed');
	expect(code(mailAddress, 'a\0@example.org')).toBe('not-allowed');
	expect(code(webAddress, 'https://a.org/\0')).toBe('not-an-address');
});

test('a name of spaces or invisible letters is missing', () => {
	for (const name of ['', '   ', '\u200B\u3164']) expect(code(personName, name)).toBe('required');
});

test('a field that may stay empty may stay empty', () => {
	const form = z.object({ comment: ifGiven(longText(100)) });
	expect(form.parse({ comment: '  ' })).toEqual({});
	expect(form.parse({})).toEqual({});
	expect(form.parse({ comment: 'one\r\ntwo' })).toEqual({ comment: 'one\ntwo' });
});

test('a mail address keeps its local part and lowers its domain', () => {
	expect(mailAddress.parse(' Ana.Lopez+Polls@Example.ORG ')).toBe('Ana.Lopez+Polls@example.org');
	expect(mailAddress.parse('ana@café.example')).toBe('ana@xn--caf-dma.example');
});

test('what no mail server takes is not a mail address', () => {
	const wrong = ['ana', 'ana@', '@example.org', 'a b@example.org', 'a@b@example.org', 'ana@example', 'ana@-x.org'];
	const odd = ['"x"@example.org', 'a..b@example.org', '.a@example.org', 'ana@[127.0.0.1]', 'a@127.0.0.1', 'a@x..org'];
	for (const address of [...wrong, ...odd, 'é@example.org', `${'a'.repeat(65)}@example.org`, 'a@ex\u202Eample.org'])
		expect(code(mailAddress, address), address).toBe('not-an-address');
	expect(code(mailAddress, `a@${'a.'.repeat(130)}org`)).toBe('too-long');
});

test('a mail address brings no header with it', () =>
	expect(code(mailAddress, 'ana@example.org\r\nBcc: all@example.org')).toBe('not-allowed'));

test('a link goes to the web and carries no password', () => {
	expect(webAddress.parse(' https://example.org/a?b=c#d ')).toBe('https://example.org/a?b=c#d');
	expect(webAddress.parse('framasoft.org/fr')).toBe('https://framasoft.org/fr');
	const scripts = [
		'javascript:alert(1)',
		'java\nscript:alert(1)',
		'data:text/html,x',
		'vbscript:x',
		'file:///etc/passwd'
	];
	const tricks = ['https://ana:secret@example.org', 'https://bank.example@evil.example', '//evil.example', '/blobs/x'];
	for (const address of [...scripts, ...tricks, 'mailto:a@b.org', 'https://', 'https:/example.org', 'https://a\tb.org'])
		expect(code(webAddress, address), address).toBe('not-an-address');
	expect(code(webAddress, `https://example.org/${'x'.repeat(2000)}`)).toBe('too-long');
});

test('a day exists', () => {
	for (const fine of ['2024-02-29', '1970-01-01', '2200-12-31']) expect(code(day, fine)).toBe('fine');
	for (const wrong of [
		'2023-02-29',
		'2026-13-01',
		'2026-00-10',
		'2026-04-31',
		'99999-01-01',
		'1969-12-31',
		'2201-01-01',
		'x'
	])
		expect(code(day, wrong), wrong).toBe('not-a-date');
});

test('an instant says its offset', () => {
	expect(instant.parse('2026-03-29T02:30:00+01:00')).toEqual(new Date('2026-03-29T01:30:00Z'));
	expect(instant.parse('2026-03-29T02:30Z')).toEqual(new Date('2026-03-29T02:30:00Z'));
	const vague = ['2026-03-29T02:30', '2026-03-29', 'tomorrow', '2026-03-29 02:30Z', '1790000000'];
	const absent = [
		'2026-02-30T00:00Z',
		'2026-03-29T24:00Z',
		'99999-01-01T00:00Z',
		'1969-12-31T23:59:59Z',
		'2026-03-29T02:30+99:00'
	];
	for (const wrong of [...vague, ...absent]) expect(code(instant, wrong), wrong).toBe('not-a-date');
});

test('a time zone has a name that is known', () => {
	for (const fine of ['Europe/Paris', 'UTC', 'America/Argentina/Buenos_Aires'])
		expect(code(zoneName, fine)).toBe('fine');
	for (const wrong of ['Mars/Phobos', '+02:00', '../etc', 'Europe/Paris\0', 'x'.repeat(500)])
		expect(code(zoneName, wrong), wrong).toBe('not-one-of');
});

const meeting = z.strictObject({
	title: shortText(10),
	language: languageCode,
	seats: z.int().min(1).max(500),
	options: z
		.array(
			z.union([z.strictObject({ label: shortText(5) }), z.strictObject({ start: instant, end: instant.optional() })])
		)
		.min(2)
		.max(3),
	notify: z.boolean(),
	kind: z.discriminatedUnion('kind', [z.object({ kind: z.literal('date') }), z.object({ kind: z.literal('choice') })]),
	code: z
		.string()
		.regex(/^[a-z]+$/)
		.min(3)
});

test('every wrong field is named, with a code that words are found by', () => {
	const input = {
		title: 'much too long a title',
		language: 'de',
		seats: 900,
		options: [{ label: 'ok' }, { start: 'never' }, { label: 'too long' }],
		notify: 'yes',
		kind: { kind: 'other' },
		code: 'ab',
		colour: 'red'
	};
	expect(faults(meeting, input)).toEqual([
		{ field: 'title', code: 'too-long', limit: 10 },
		{ field: 'language', code: 'not-one-of' },
		{ field: 'seats', code: 'too-many', limit: 500 },
		{ field: 'options[1].start', code: 'not-a-date' },
		{ field: 'options[2].label', code: 'too-long', limit: 5 },
		{ field: 'notify', code: 'malformed' },
		{ field: 'kind.kind', code: 'not-one-of' },
		{ field: 'code', code: 'too-short', limit: 3 },
		{ field: 'colour', code: 'not-allowed' }
	]);
});

test('what is missing is called missing, whatever it should have been', () => {
	const names = ['title', 'language', 'seats', 'options', 'notify', 'kind', 'code'];
	expect(faults(meeting, {})).toEqual(names.map((field) => ({ field, code: 'required' })));
	expect(faults(meeting, { title: '', language: '', options: [{}, {}] }).map((fault) => fault.code)).not.toContain(
		'malformed'
	);
});

test('too few, too many, no number', () => {
	expect(faults(meeting, { options: [{ label: 'a' }] }, 'options')).toEqual([
		{ field: 'options', code: 'too-few', limit: 2 }
	]);
	const four = Array.from({ length: 4 }, () => ({ label: 'a' }));
	expect(faults(meeting, { options: four }, 'options')).toEqual([{ field: 'options', code: 'too-many', limit: 3 }]);
	expect(faults(meeting, { seats: 'ten' }, 'seats')).toEqual([{ field: 'seats', code: 'not-a-number' }]);
	expect(faults(meeting, { seats: 1.5 }, 'seats')).toEqual([{ field: 'seats', code: 'not-a-number' }]);
});

test('a thousand faults are told in fifty, with names of bounded length', () => {
	const keys = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`${'k'.repeat(1000)}${at}`, 1]));
	const told = faults(z.strictObject({}), keys);
	expect(told.length).toBeLessThanOrEqual(50);
	expect(Math.max(...told.map((fault) => fault.field.length))).toBeLessThanOrEqual(80);
});

test('limits and formats reach the description of the API', () => {
	const described = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' });
	expect(described(shortText(200))).toMatchObject({ type: 'string', minLength: 1, maxLength: 200 });
	expect(described(mailAddress)).toMatchObject({ format: 'email', maxLength: 254 });
	expect(described(instant)).toMatchObject({ type: 'string', format: 'date-time' });
	expect(described(z.object({ comment: ifGiven(longText(9)) })).required).toBeUndefined();
});

test('a list that is too long is refused before its entries are looked at', () => {
	let looked = 0;
	const entry = shortText(5).refine(() => {
		looked += 1;
		return true;
	});
	expect(faults(manyOf(entry, 2), ['a', 'b', 'c'])).toEqual([{ field: '', code: 'too-many', limit: 2 }]);
	expect(looked).toBe(0);
	expect(manyOf(entry, 2).parse(['a', ' b '])).toEqual(['a', 'b']);
	expect(code(manyOf(entry, 2), 'a')).toBe('malformed');
	expect(faults(z.object({ people: manyOf(entry, 2) }), {})).toEqual([{ field: 'people', code: 'required' }]);
	expect(code(manyOf(entry, 2, 1), [])).toBe('too-few');
});
