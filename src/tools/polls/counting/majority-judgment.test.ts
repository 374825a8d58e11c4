import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Grade, grades, majorityValue } from './majority-judgment.ts';
import { countBy } from './methods.ts';
import { ballotsOf, orsay } from './published.ts';

const orsayGrades = ['excellent', 'very-good', 'good', 'fair', 'inadequate', 'reject', undefined] as const;
const rowOf = (voters: number[], row: readonly (Grade | undefined)[]) =>
	voters.map((times, at): [Grade | undefined, number] => [row[at], times]);

test('Orsay 2007 (Balinski and Laraki): Bayrou comes first, then Royal, then Sarkozy, and Le Pen last', () => {
	const table = Object.fromEntries(Object.entries(orsay).map(([name, voters]) => [name, rowOf(voters, orsayGrades)]));
	const count = countBy('majority-judgment', Object.keys(orsay), ballotsOf(table));
	const order = 'Bayrou Royal Sarkozy Voynet Besancenot Buffet Bové Laguiller Nihous de_Villiers Schivardi Le_Pen';
	expect(count.places.map(({ options }) => options.join().replace(' ', '_')).join(' ')).toBe(order);
	const share = (voters: number) => Math.round((voters * 1000) / 1733) / 10;
	const gauge = (name: string) => {
		const { median, better, worse } = count.figures[name]!;
		return [share(better), median, share(worse)];
	};
	expect(gauge('Bayrou')).toEqual([44.3, 'good', 30.6]);
	expect(gauge('Royal')).toEqual([39.4, 'good', 41.5]);
	expect(gauge('Sarkozy')).toEqual([38.9, 'good', 46.9]);
	expect(count.figures.Bayrou).toMatchObject({ graded: 1682, given: { reject: 78 + 51 } });
});

test('Tennessee (electowiki, Majority Judgment): Nashville and Chattanooga are both Good, and Nashville wins', () => {
	const row = ['excellent', 'good', 'fair', 'reject'] as const;
	const cities = {
		Memphis: rowOf([42, 0, 0, 58], row),
		Nashville: rowOf([26, 42, 32, 0], row),
		Chattanooga: rowOf([15, 43, 42, 0], row),
		Knoxville: rowOf([17, 15, 26, 42], row)
	};
	const count = countBy('majority-judgment', Object.keys(cities), ballotsOf(cities));
	expect(count.places.flatMap(({ options }) => options)).toEqual(['Nashville', 'Chattanooga', 'Knoxville', 'Memphis']);
	expect(Object.values(count.figures).map(({ median }) => median)).toEqual(['reject', 'good', 'good', 'fair']);
});

test('of two options with the same median, the one whose next medians are better comes first', () => {
	const one = [1, 0, 2, 2, 0, 1, 0];
	const other = [0, 1, 2, 3, 0, 0, 0];
	expect([majorityValue(one), majorityValue(other)]).toEqual(['323250', '323231']);
});

test('options with exactly the same grades share the place', () => {
	const count = countBy(
		'majority-judgment',
		['a', 'b'],
		[
			{ a: 'good', b: 'fair' },
			{ a: 'fair', b: 'good' }
		]
	);
	expect(count).toMatchObject({ winners: ['a', 'b'], tie: true, figures: { a: { median: 'fair' } } });
});

test('an option that everybody rejects or leaves out does not win', () => {
	expect(countBy('majority-judgment', ['a'], [{ a: 'reject' }, {}]).winners).toEqual([]);
	expect(countBy('majority-judgment', ['a'], []).figures).toMatchObject({ a: { median: null } });
});

/** The definition, word for word: take the median out, write it down, start again. */
function byHand(given: number[]): string {
	const ballots = given.flatMap((voters, level) => Array.from({ length: voters }, () => level));
	let value = '';
	while (ballots.length > 0) value += ballots.splice(Math.floor(ballots.length / 2), 1);
	return value;
}

test('medians are set aside one by one as the definition says', () =>
	fc.assert(
		fc.property(fc.array(fc.nat(6), { minLength: grades.length, maxLength: grades.length }), (given) => {
			expect(majorityValue(given)).toBe(byHand(given));
		})
	));

const someGrades = fc.array(fc.record({ a: fc.constantFrom(...grades), b: fc.constantFrom(...grades) }), {
	minLength: 1,
	maxLength: 12
});

test('a winner that one voter grades better still wins', () =>
	fc.assert(
		fc.property(someGrades, fc.nat(11), (ballots, at) => {
			const winner = countBy('majority-judgment', ['a', 'b'], ballots).winners[0] as 'a' | 'b' | undefined;
			const ballot = ballots[at % ballots.length]!;
			fc.pre(winner !== undefined && ballot[winner] !== 'excellent');
			const better = grades[grades.indexOf(ballot[winner]) - 1]!;
			const raised = ballots.map((other) => (other === ballot ? { ...ballot, [winner]: better } : other));
			expect(countBy('majority-judgment', ['a', 'b'], raised).winners).toContain(winner);
		})
	));
