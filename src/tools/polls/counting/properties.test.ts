import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Choices, type Count, type MethodId, methodIds } from './count.ts';
import { grades } from './majority-judgment.ts';
import { ballotFaults, countBy } from './methods.ts';

const options = ['a', 'b', 'c', 'd', 'e'];
const values: Record<MethodId, fc.Arbitrary<unknown>> = {
	'yes-maybe': fc.constantFrom('yes', 'maybe', 'no'),
	approval: fc.constantFrom('yes', 'no'),
	'run-off': fc.integer({ min: 1, max: 5 }),
	schulze: fc.integer({ min: 1, max: 5 }),
	score: fc.nat(5),
	'majority-judgment': fc.constantFrom(...grades),
	dots: fc.nat(1)
};
const ballotsFor = (method: MethodId) =>
	fc.array(fc.dictionary(fc.constantFrom(...options), values[method]), { maxLength: 15 });
const ranked = fc.array(fc.dictionary(fc.constantFrom(...options), values.schulze), { minLength: 1, maxLength: 15 });

const renamed = (names: Record<string, string>, ballot: Choices<unknown>) =>
	Object.fromEntries(Object.entries(ballot).map(([option, value]) => [names[option]!, value]));

/** Places without the order in which options that share one are listed. */
const standing = ({ places }: Count) => places.map(({ place, options }) => [place, ...[...options].sort()]);

describe.each(methodIds)('%s', (method) => {
	test('the order in which people voted changes nothing', () =>
		fc.assert(
			fc.property(ballotsFor(method), fc.infiniteStream(fc.nat()), (ballots, numbers) => {
				const shuffled = ballots
					.map((ballot) => ({ ballot, at: numbers.next().value as number }))
					.sort((one, other) => one.at - other.at)
					.map(({ ballot }) => ballot);
				expect(countBy(method, options, shuffled)).toEqual(countBy(method, options, ballots));
			})
		));

	test('neither the names of options nor their order in the list favour any of them', () =>
		fc.assert(
			fc.property(
				ballotsFor(method),
				fc.shuffledSubarray(options, { minLength: 5 }),
				fc.shuffledSubarray(options, { minLength: 5 }),
				(ballots, aliases, listed) => {
					const names = Object.fromEntries(options.map((option, at) => [option, aliases[at]!]));
					const plain: Count = countBy(method, options, ballots);
					const other: Count = countBy(
						method,
						listed,
						ballots.map((ballot) => renamed(names, ballot))
					);
					expect(standing(other)).toEqual(
						plain.places.map(({ place, options }) => [place, ...options.map((option) => names[option]!).sort()])
					);
					for (const option of options) expect(other.figures[names[option]!]).toEqual(plain.figures[option]);
				}
			)
		));

	test('every option has one place and one figure, and winners come from the first place', () =>
		fc.assert(
			fc.property(ballotsFor(method), (ballots) => {
				const count: Count = countBy(method, options, ballots);
				expect(count.places.flatMap(({ options }) => options).sort()).toEqual(options);
				expect(Object.keys(count.figures).sort()).toEqual(options);
				expect(count.places[0]!.options).toEqual(expect.arrayContaining(count.winners));
				expect(count.tie).toBe(count.winners.length > 1);
			})
		));

	test('whatever is sent, either its faults are named or it is counted', () =>
		fc.assert(
			fc.property(fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom(...options, 'x'), fc.anything())), (sent) => {
				const faults = ballotFaults(method, options, sent);
				const counting = () => countBy(method, options, [sent]);
				if (faults.length > 0) expect(counting).toThrow('cannot be counted');
				else expect(counting().ballots).toBe(1);
			})
		));
});

test('the option that wins all its duels comes first alone by Schulze', () =>
	fc.assert(
		fc.property(ranked, (ballots) => {
			const { steps, places } = countBy('schulze', options, ballots);
			const champion = options.find((_, one) =>
				options.every((_, other) => one === other || steps.duels[one]![other]! > steps.duels[other]![one]!)
			);
			expect(steps.condorcetWinner).toBe(champion ?? null);
			if (champion) expect(places[0]!.options).toEqual([champion]);
		})
	));

test('by Schulze, an option is always placed before those it beats by paths', () =>
	fc.assert(
		fc.property(ranked, (ballots) => {
			const { steps, places } = countBy('schulze', options, ballots);
			const placeOf = (option: string) => places.find((place) => place.options.includes(option))!.place;
			for (const [one, first] of options.entries())
				for (const [other, second] of options.entries())
					if (steps.paths[one]![other]! > steps.paths[other]![one]!)
						expect(placeOf(first)).toBeLessThan(placeOf(second));
		})
	));

test('an option that more than half of the voters put first alone wins the run-off', () =>
	fc.assert(
		fc.property(ranked, fc.constantFrom(...options), (ballots, favourite) => {
			const fans = Array.from({ length: ballots.length + 1 }, () => ({ [favourite]: 1 }));
			expect(countBy('run-off', options, [...ballots, ...fans]).winners).toEqual([favourite]);
		})
	));

test('in every round of the run-off, votes and exhausted ballots add up to the ballots cast', () =>
	fc.assert(
		fc.property(ranked, (ballots) => {
			for (const round of countBy('run-off', options, ballots).steps) {
				const votes = Object.values(round.votes).reduce((sum, share) => sum + share, 0);
				expect(votes + round.exhausted).toBeCloseTo(ballots.length, 4);
				expect(round.active + round.exhausted).toBe(ballots.length);
			}
		})
	));

test('three times the same ballots give the same run-off winner', () =>
	fc.assert(
		fc.property(ranked, (ballots) => {
			const once = countBy('run-off', options, ballots);
			const thrice = countBy('run-off', options, [...ballots, ...ballots, ...ballots]);
			expect(thrice.winners).toEqual(once.winners);
		})
	));
