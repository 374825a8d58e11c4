import { expect, test } from 'vitest';
import { solved } from './solving.ts';
import { atOnce } from './steps.ts';
import { weigh, weightOf } from './weighing.ts';

test('equations are solved for each right side', () => {
	const square = [Float64Array.of(4, 2), Float64Array.of(2, 3)];
	const [one, other] = solved(square, [Float64Array.of(8, 7), Float64Array.of(0, 4)]);
	expect([...one!]).toEqual([expect.closeTo(1.25), expect.closeTo(1.5)]);
	expect([...other!]).toEqual([expect.closeTo(-1), expect.closeTo(2)]);
});

/** Links speak of spam in comments, and of nothing in letters. */
const rows = Array.from({ length: 400 }, (_, row) => Float64Array.of(row % 2, (row >> 1) % 2));
const kinds = rows.map((_, row) => (row < 200 ? 'comment' : 'letter'));
const labels = Uint8Array.from(rows, ([links, shouts], row) => (row < 200 ? links! : shouts!));

test('a kind weighs what it sees its own way, and who is of no kind in the usual one', () => {
	const weighing = atOnce(weigh({ rows, labels, kinds }, new Set(['comment', 'letter']), Float64Array.of(0, 0)));
	const links = Float64Array.of(1, 0);
	expect(weightOf(weighing, links, 'comment')).toBeGreaterThan(1);
	expect(weightOf(weighing, links, 'letter')).toBeLessThan(-1);
	expect(Math.abs(weightOf(weighing, links, ''))).toBeLessThan(0.5);
});

test('where hardly anything was seen it says what it began with', () => {
	const few = { rows: rows.slice(0, 2), labels: labels.slice(0, 2), kinds: ['', ''] };
	const weighing = atOnce(weigh(few, new Set(), Float64Array.of(2, 0)));
	expect(weightOf(weighing, Float64Array.of(1, 0), '') - weightOf(weighing, Float64Array.of(0, 0), '')).toBeCloseTo(
		2,
		0
	);
});
