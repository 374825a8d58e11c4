import { expect, test } from 'vitest';
import { calibrate, probabilityOf } from './calibration.ts';

/** Two hundred texts of each score, as where a kind holds little but the same few sentences. */
const chances = (spam: number[], ham: number[]): { ofSpam: number[]; ofHam: number[] } => {
	const scores = [...spam, ...ham].flatMap((score) => Array<number>(200).fill(score));
	const labels = Uint8Array.from(scores, (_, row) => (row < spam.length * 200 ? 1 : 0));
	const kinds = scores.map(() => 'comment');
	const calibration = calibrate(Float64Array.from(scores), labels, kinds, null);
	const chance = (score: number) => probabilityOf(calibration, 'comment', score);
	return { ofSpam: spam.map(chance), ofHam: ham.map(chance) };
};

test.each([
	{ spam: [7, 6], ham: [4, -7] },
	{ spam: [-4, -9], ham: [-17, -18] },
	{ spam: [1, -5], ham: [-20, -12] },
	{ spam: [1, 1], ham: [-30, -30] }
])('what scores $spam as spam and $ham as ham is told apart by its chance', ({ spam, ham }) => {
	const { ofSpam, ofHam } = chances(spam, ham);
	expect(Math.min(...ofSpam)).toBeGreaterThan(0.7);
	expect(Math.max(...ofHam)).toBeLessThan(0.3);
});

test('scores that tell nothing give a chance of about the half, not certainty', () => {
	const { ofSpam, ofHam } = chances([-7, 1], [-10, 9]);
	for (const chance of [...ofSpam, ...ofHam]) expect(Math.abs(chance - 0.5)).toBeLessThan(0.3);
});
