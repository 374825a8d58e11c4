import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundsOf, chanceOfAtMost, estimateOf, type Stratum, sharesOf } from './estimate.ts';

/** Mulberry32: small, and the same everywhere. */
function dice(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

test('chances of drawing without putting back are those of the books', () => {
	// Of 52 cards 13 are hearts: no heart among five.
	expect(chanceOfAtMost(0, 13, 5, 52)).toBeCloseTo(0.2215336, 6);
	expect(chanceOfAtMost(5, 13, 5, 52)).toBeCloseTo(1, 9);
	expect(chanceOfAtMost(1, 3, 2, 10)).toBeCloseTo(1 - 3 / 45, 9);
});

test('of very many, the bounds are those of Clopper and Pearson', () => {
	const { low, high } = boundsOf(3, 30, 1_000_000, 0.05);
	expect(low / 1e6).toBeCloseTo(0.0211, 3);
	expect(high / 1e6).toBeCloseTo(0.2653, 3);
	expect(boundsOf(0, 30, 1_000_000, 0.05).high / 1e6).toBeCloseTo(0.1157, 3);
});

test('what was looked at whole is known, not guessed', () => {
	expect(boundsOf(4, 20, 20, 0.05)).toEqual({ low: 4, high: 4 });
	expect(estimateOf([{ size: 20, marked: 20, honest: 4, unsure: 0 }])).toEqual({
		size: 20,
		low: 4,
		likely: 4,
		high: 4
	});
});

test('what nobody looked at may be anything', () => {
	expect(estimateOf([{ size: 50, marked: 0, honest: 0, unsure: 0 }])).toMatchObject({ low: 0, high: 50 });
});

test('thirty of fifty thousand, all of them abuse, prove little', () => {
	const { high } = estimateOf([{ size: 50_000, marked: 30, honest: 0, unsure: 0 }]);
	expect(high).toBeGreaterThan(5000);
});

test('those of whom nobody can say widen the interval to both sides', () => {
	const clear = estimateOf([{ size: 1000, marked: 30, honest: 2, unsure: 0 }]);
	const doubtful = estimateOf([{ size: 1000, marked: 30, honest: 2, unsure: 3 }]);
	expect(doubtful.high).toBeGreaterThan(clear.high);
	expect(doubtful.low).toBeLessThanOrEqual(clear.low);
});

test('an estimate lies within its bounds, and these within what there is', () => {
	const stratum = fc
		.record({ size: fc.integer({ min: 1, max: 5000 }), marked: fc.nat(40), honest: fc.nat(40), unsure: fc.nat(40) })
		.map(({ size, marked, honest, unsure }): Stratum => {
			const seen = Math.min(marked, size);
			const fine = Math.min(honest, seen);
			return { size, marked: seen, honest: fine, unsure: Math.min(unsure, seen - fine) };
		});
	fc.assert(
		fc.property(fc.array(stratum, { minLength: 1, maxLength: 6 }), (strata) => {
			const { size, low, likely, high } = estimateOf(strata);
			const honest = strata.reduce((sum, one) => sum + one.honest, 0);
			expect(low).toBeGreaterThanOrEqual(honest);
			expect(low).toBeLessThanOrEqual(Math.ceil(likely));
			expect(likely).toBeLessThanOrEqual(high + 0.1);
			expect(high).toBeLessThanOrEqual(size);
		}),
		{ numRuns: 300 }
	);
});

/** One honest share per stratum, drawn and marked many times: how often the interval holds the truth. */
function coverage(worlds: readonly { size: number; honest: number }[], wanted: number, turns: number): number {
	const random = dice(7);
	const shares = sharesOf(
		worlds.map(({ size }) => ({ size, suspectedHonest: 0.1 })),
		wanted
	);
	const truth = worlds.reduce((sum, { honest }) => sum + honest, 0);
	let held = 0;
	for (let turn = 0; turn < turns; turn++) {
		const strata = worlds.map(({ size, honest }, place) => {
			let [left, found] = [honest, 0];
			for (let drawn = 0; drawn < shares[place]!; drawn++)
				if (random() < left / (size - drawn)) {
					left--;
					found++;
				}
			return { size, marked: shares[place]!, honest: found, unsure: 0 };
		});
		const { low, high } = estimateOf(strata);
		if (low <= truth && truth <= high) held++;
	}
	return held / turns;
}

test.each([
	['one stratum, one in ten honest', [{ size: 2000, honest: 200 }]],
	['one stratum, one in five hundred honest', [{ size: 50_000, honest: 100 }]],
	[
		'the honest in a small stratum',
		[
			{ size: 49_950, honest: 0 },
			{ size: 50, honest: 40 }
		]
	],
	[
		'honest ones everywhere',
		[
			{ size: 3000, honest: 60 },
			{ size: 800, honest: 80 },
			{ size: 90, honest: 45 }
		]
	],
	['many strata, few honest', Array.from({ length: 8 }, (_, place) => ({ size: 100 * (place + 1), honest: place }))]
])('the interval holds the truth at least 19 times of 20: %s', (_name, worlds) => {
	expect(coverage(worlds, 30, 1500)).toBeGreaterThanOrEqual(0.95);
});

test('every layer is looked at, the doubtful ones more, none beyond its size', () => {
	const shares = sharesOf(
		[
			{ size: 49_000, suspectedHonest: 0.02 },
			{ size: 960, suspectedHonest: 0.3 },
			{ size: 40, suspectedHonest: 0.5 },
			{ size: 1, suspectedHonest: 0.5 }
		],
		30
	);
	expect(shares.reduce((sum, share) => sum + share)).toBe(30);
	expect(shares[3]).toBe(1);
	expect(shares[1]!).toBeGreaterThan(49_000 / 960 / 30);
	expect(Math.min(...shares.slice(0, 3))).toBeGreaterThanOrEqual(2);
});

test('asking for more marks keeps those that were drawn', () => {
	const layers = [
		{ size: 500, suspectedHonest: 0.05 },
		{ size: 60, suspectedHonest: 0.5 },
		{ size: 9000, suspectedHonest: 0.02 }
	];
	for (let wanted = 10; wanted < 200; wanted += 7) {
		const [fewer, more] = [sharesOf(layers, wanted), sharesOf(layers, wanted + 30)];
		for (const [place, share] of fewer.entries()) expect(more[place]!).toBeGreaterThanOrEqual(share);
	}
});
