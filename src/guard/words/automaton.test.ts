import fc from 'fast-check';
import { expect, test } from 'vitest';
import { automatonOf, building, scan } from './automaton.ts';
import { unhurried } from './matcher.ts';

const codesOf = (text: string) => Uint16Array.from(text, (letter) => letter.charCodeAt(0));

function found(terms: string[], text: string): string[] {
	const hits: string[] = [];
	const codes = codesOf(text);
	scan(automatonOf(terms), codes, codes.length, (term, end) => hits.push(`${term}:${end}`));
	return hits.sort();
}

/** The same, the slow way. */
function searched(terms: string[], text: string): string[] {
	return terms
		.flatMap((term, number) => {
			const ends: string[] = [];
			for (let at = text.indexOf(term); at !== -1; at = text.indexOf(term, at + 1))
				ends.push(`${number}:${at + term.length}`);
			return ends;
		})
		.sort();
}

test('every occurrence is found, those within others too', () => {
	expect(found(['he', 'she', 'his', 'hers'], 'ushers')).toEqual(['0:4', '1:4', '3:6']);
	expect(found(['a', 'aa', 'aa'], 'aaa')).toEqual(searched(['a', 'aa', 'aa'], 'aaa'));
	expect(found([], 'anything')).toEqual([]);
});

test('it finds what looking for each term one by one finds', () => {
	const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), minLength: 1, maxLength: 6 });
	const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', 'z'), maxLength: 60 });
	fc.assert(
		fc.property(fc.array(letters, { maxLength: 30 }), text, (terms, written) => {
			expect(found(terms, written)).toEqual(searched(terms, written));
		}),
		{ numRuns: 400 }
	);
});

test('terms of many alphabets share it', () => {
	const terms = ['казино', 'カジノ', 'casino', 'καζίνο', 'قمار'];
	expect(found(terms, 'казино casino カジノ καζίνο قمار')).toEqual(searched(terms, 'казино casino カジノ καζίνο قمار'));
});

test('while a hundred thousand terms are laid out, others have their turn', async () => {
	const terms = Array.from(
		{ length: 100_000 },
		(_, number) => `term ${number.toString(36)} ${(number * 7919) % 100_003}`
	);
	let turns = 0;
	let longest = 0;
	let before = performance.now();
	const ticking = setInterval(() => {
		turns++;
		longest = Math.max(longest, performance.now() - before);
		before = performance.now();
	}, 1);
	const automaton = await unhurried(building(terms));
	clearInterval(ticking);
	expect(automaton.states).toBeGreaterThan(100_000);
	expect(turns).toBeGreaterThan(5);
	// Memory stays near four numbers a state.
	expect(automaton.cells.length / 4 / automaton.states).toBeLessThan(1.5);
});

test('terms of any length are found among letters of any script, wherever they begin', () => {
	const letter = fc.constantFrom('a', 'b', 'é', 'ж', '字', ' ', '1');
	const terms = fc.array(fc.string({ unit: letter, minLength: 1, maxLength: 12 }), { maxLength: 40 });
	fc.assert(
		fc.property(terms, fc.string({ unit: letter, maxLength: 80 }), (sought, text) => {
			const written = `${text}${sought[0] ?? ''}${text}`;
			expect(found(sought, written)).toEqual(searched(sought, written));
		}),
		{ numRuns: 400 }
	);
});
