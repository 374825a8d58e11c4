import { expect, test } from 'vitest';
import { filterOf, probabilityThat } from './filter.ts';
import { type Example, exampleOf, type Label, train } from './model.ts';
import { packed, unpacked } from './packing.ts';
import { longestText, read } from './reading.ts';
import { pointsFor } from './symbols.ts';

const foldedOf = (text: string): string => {
	const { folded, length } = read(text);
	return String.fromCharCode(...folded.subarray(0, length)).trim();
};

test('letters that only look alike, and letters nobody sees, hide no word', () => {
	expect(foldedOf('FR\u0415\u0415 c\u0430sh')).toBe('free cash');
	expect(foldedOf('fr\u200bee c\u00adash')).toBe('free cash');
	expect(foldedOf('ｆｒｅｅ &#99;ash')).toBe('free cash');
});

test('Russian stays Russian', () => expect(foldedOf('Бесплатно')).toBe('бесплатно'));

const many = (texts: string[], label: Label, kind: string): Example[] =>
	texts.flatMap((text) =>
		Array.from({ length: 10 }, (_, turn) => exampleOf({ text: `${text} ${'abcdefghij'[turn]}${turn}`, kind }, label))
	);

const ham = ['The choir meets on Wednesday', 'Who brings the cake', 'Minutes of the last meeting'];
const spam = ['Win cash and prizes today', 'Cheap pills without prescription', 'Casino bonus for you'];

test('a kind of which only ham was seen is no free pass', () => {
	const filter = filterOf(
		train([...many(ham, 'ham', 'quiet'), ...many(ham, 'ham', 'loud'), ...many(spam, 'spam', 'loud')])
	);
	const text = 'Win cash and cheap pills';
	expect(probabilityThat(filter, { text, kind: 'quiet' })).toBe(probabilityThat(filter, { text }));
	expect(probabilityThat(filter, { text, kind: 'quiet' })).toBeGreaterThan(0.5);
	expect(Object.keys(filter.calibration.kinds)).toEqual(['loud']);
});

test('an example comes back from its bytes as it was, and holds none of its words', () => {
	const example = exampleOf({ title: 'Prizes', text: 'Win cash and prizes today', kind: 'polls.comment' }, 'spam');
	const bytes = packed(example);
	const again = unpacked(bytes, { kind: 'polls.comment', label: 'spam' })!;
	expect(again.rows.pairs).toEqual(example.rows.pairs.slice().sort());
	expect(again.marks).toEqual(example.marks);
	expect(bytes.toString('latin1')).not.toMatch(/cash|prize/i);
});

test('bytes of another making teach nothing', () =>
	expect(unpacked(Buffer.from([200, 1, 2, 3]), { kind: '', label: 'ham' })).toBeNull());

test('whatever is written gets a probability', () => {
	const filter = filterOf(train([...many(ham, 'ham', ''), ...many(spam, 'spam', '')]));
	const rubbish = [
		'',
		' ',
		'\0',
		'\ud800',
		'🎉'.repeat(20_000),
		'ﷺ'.repeat(longestText),
		'. '.repeat(50_000),
		'&#0;&#x110000;'
	];
	for (const text of rubbish) {
		const probability = probabilityThat(filter, { text });
		expect(probability).toBeGreaterThan(0);
		expect(probability).toBeLessThan(1);
	}
});

test('what was learned makes a person look, and never takes anything away by itself', () => {
	expect(pointsFor(0.999_999, 5_000)).toBeGreaterThan(9);
	expect(pointsFor(0.999_999, 5_000)).toBeLessThan(14);
	expect(pointsFor(0.999_999, 10)).toBeLessThan(5);
});
