import { describe, expect, test } from 'vitest';
import english from '../messages/en.json' with { type: 'json' };
import french from '../messages/fr.json' with { type: 'json' };
import { methodIds } from './count.ts';
import { grades } from './majority-judgment.ts';
import type { FaultCode } from './method.ts';
import { ballotFaults, countBy, methods, setupFaults } from './methods.ts';
import type { SettledBy } from './run-off.ts';

const { counting: en } = english;
const { counting: fr } = french;

const options = ['a', 'b', 'c'];

describe.each(methodIds)('%s', (method) => {
	test('a ballot for an option that is not in the poll is refused, and names it', () => {
		expect(ballotFaults(method, options, { z: 1 })).toEqual([{ field: 'choices.z', code: 'unknown-option' }]);
		expect(() => countBy(method, options, [{ z: 1 }])).toThrow('ballot 1 cannot be counted: choices.z unknown-option');
	});

	test('a ballot that is not a list of choices is refused', () => {
		for (const sent of [null, undefined, 'yes', 7, [], [1], new Map([['a', 1]]), new Date(0)])
			expect(ballotFaults(method, options, sent)).toEqual([{ field: 'choices', code: 'not-choices' }]);
	});

	test('a value of the wrong kind is refused with its field', () => {
		for (const value of [null, '', {}, [], true, 'perhaps', Number.POSITIVE_INFINITY, 1e9, 1.5])
			expect(ballotFaults(method, options, { b: value })).toMatchObject([{ field: 'choices.b' }]);
	});

	test('names that JavaScript knows are options like any other', () => {
		const odd = ['__proto__', 'constructor', 'toString'];
		expect(ballotFaults(method, odd, {})).toEqual([]);
		expect(ballotFaults(method, options, JSON.parse('{"__proto__": 1}'))).toHaveLength(1);
		const count = countBy(method, odd, [{}]);
		expect(Object.keys(count.figures)).toEqual(odd);
		expect(count.winners).toEqual([]);
	});

	test('a thousand wrong answers are told in twenty faults, cut short', () => {
		const sent = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`${at}`.padStart(500, 'x'), 1]));
		const faults = ballotFaults(method, options, sent);
		expect(faults).toHaveLength(20);
		for (const { field } of faults) expect(field.length).toBeLessThan(80);
	});

	test('a count can travel as JSON', () => {
		const count = countBy(method, options, [{}, {}]);
		expect(JSON.parse(JSON.stringify(count))).toEqual(count);
	});
});

test('a voter who says yes too often is told how many are allowed', () => {
	for (const method of ['yes-maybe', 'approval'] as const) {
		expect(ballotFaults(method, options, { a: 'yes', b: 'no' }, { maxYes: 1 })).toEqual([]);
		expect(ballotFaults(method, options, { a: 'yes', b: 'yes' }, { maxYes: 1 })).toEqual([
			{ field: 'choices', code: 'too-many-yes', limit: 1 }
		]);
	}
});

test('a rank or a score out of range is refused with the highest allowed', () => {
	expect(ballotFaults('schulze', options, { a: 4 })).toEqual([{ field: 'choices.a', code: 'bad-rank', limit: 3 }]);
	expect(ballotFaults('run-off', options, { a: 0 })).toEqual([{ field: 'choices.a', code: 'bad-rank', limit: 3 }]);
	expect(ballotFaults('score', options, { a: 6 })).toEqual([{ field: 'choices.a', code: 'bad-score', limit: 5 }]);
	expect(ballotFaults('score', options, { a: 6 }, { maxScore: 10 })).toEqual([]);
});

test('a ranked poll of more than 100 options is refused, whatever else is not', () => {
	const many = Array.from({ length: 101 }, (_, at) => `option-${at}`);
	for (const method of ['run-off', 'schulze'] as const) {
		expect(setupFaults(method, many.slice(1))).toEqual([]);
		expect(setupFaults(method, many)).toEqual([{ field: 'options', code: 'too-many-options', limit: 100 }]);
		expect(() => countBy(method, many, [])).toThrow('too-many-options');
	}
	expect(setupFaults('yes-maybe', many)).toEqual([]);
});

test('an option listed twice or a limit out of range is refused before any ballot', () => {
	expect(setupFaults('dots', ['a', 'a'])).toEqual([{ field: 'options', code: 'option-twice' }]);
	expect(setupFaults('dots', options, { dots: 0 })).toEqual([{ field: 'dots', code: 'bad-limit', limit: 1000 }]);
	expect(setupFaults('score', options, { maxScore: null })).toEqual([]);
	expect(() => countBy('score', options, [], { maxScore: 2.5 })).toThrow('maxScore bad-limit');
});

const keysOf = (words: object, path = ''): string[] =>
	Object.entries(words).flatMap(([key, word]) =>
		typeof word === 'string' ? [`${path}${key} ${word.match(/{{\w+}}/g) ?? ''}`] : keysOf(word, `${path}${key}.`)
	);

/** A fault that counts things has words for one and for several. */
type FaultWord = Exclude<FaultCode, 'too-many-yes' | 'too-many-dots'> | `too-many-${'yes' | 'dots'}_${'one' | 'other'}`;

test('every method, tie rule and fault has words in both languages, with the same gaps', () => {
	expect(keysOf(fr)).toEqual(keysOf(en));
	expect(Object.keys(en.grades)).toEqual(grades);
	en.faults satisfies Record<FaultWord, string>;
	en.settledBy satisfies Record<Exclude<SettledBy, 'none'>, string>;
	for (const { id, tieRule, absentRule } of Object.values(methods)) {
		expect(Object.keys(en.methods)).toContain(id);
		expect(Object.keys(en.tieRules)).toContain(tieRule);
		expect(Object.keys(en.absentRules)).toContain(absentRule);
	}
});
