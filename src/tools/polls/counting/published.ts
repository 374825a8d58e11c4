import type { Choices, OptionId } from './count.ts';

/** Elections others have counted and published; the tests count them again. */
export type Election = { options: OptionId[]; ballots: Choices<number>[] };

const repeat = <Value>(times: number, value: Value): Value[] => Array.from({ length: times }, () => value);

/** Reads lines such as `42: Memphis > Nashville = Knoxville`; options not named on a line stay unranked. */
export function profile(text: string): Election {
	const options = new Set<OptionId>();
	const ballots = text
		.trim()
		.split('\n')
		.flatMap((line) => {
			const [voters, order] = line.split(':') as [string, string];
			const tiers = order.split('>').map((tier) => tier.split('=').map((name) => name.trim()));
			const ranks = tiers.flatMap((tier, at) => tier.filter(Boolean).map((name) => [name, at + 1] as const));
			for (const [name] of ranks) options.add(name);
			return repeat(Number(voters), Object.fromEntries(ranks));
		});
	return { options: [...options].sort(), ballots };
}

/** Ballots out of a table of how often each option got each value: `undefined` stands for left out. */
export function ballotsOf<Value>(table: Record<OptionId, [Value | undefined, number][]>): Choices<Value>[] {
	const columns = Object.entries(table).map(([option, row]) => ({
		option,
		values: row.flatMap(([value, voters]) => repeat(voters, value))
	}));
	return repeat(columns[0]!.values.length, 0).map((_, at) =>
		Object.fromEntries(columns.map(({ option, values }) => [option, values[at]]))
	);
}

/** https://electowiki.org/wiki/Effects_of_different_voting_systems_under_similar_circumstances */
export const tennessee = profile(`
	42: Memphis > Nashville > Chattanooga > Knoxville
	26: Nashville > Chattanooga > Knoxville > Memphis
	15: Chattanooga > Knoxville > Nashville > Memphis
	17: Knoxville > Chattanooga > Nashville > Memphis`);

/** Schulze's example 1, 45 voters; tables at https://en.wikipedia.org/wiki/User:MarkusSchulze/Schulze_method_examples */
export const schulzeExample = profile(`
	5: A > C > B > E > D
	5: A > D > E > C > B
	8: B > E > D > A > C
	3: C > A > B > E > D
	7: C > A > E > B > D
	2: C > B > A > D > E
	7: D > C > E > B > A
	8: E > B > A > D > C`);

/** Burlington, 3 March 2009, the three candidates left in the second round: https://rangevoting.org/Burlington.html */
export const burlington = profile(`
	1332: Montroll > Kiss > Wright
	767: Montroll > Wright > Kiss
	455: Montroll
	2043: Kiss > Montroll > Wright
	371: Kiss > Wright > Montroll
	568: Kiss
	1513: Wright > Montroll > Kiss
	495: Wright > Kiss > Montroll
	1289: Wright`);

/**
 * Orsay, 22 April 2007, 1,733 ballots, six grades (Balinski and Laraki), best first, then those without a grade;
 * counted from the ballots at https://github.com/MieuxVoter/majority-judgment-datasets
 */
export const orsay: Record<OptionId, number[]> = {
	Besancenot: [71, 172, 282, 276, 392, 484, 56],
	Buffet: [43, 132, 217, 356, 457, 453, 75],
	Schivardi: [8, 18, 67, 164, 431, 945, 100],
	Bayrou: [236, 532, 434, 256, 146, 78, 51],
	Bové: [26, 104, 197, 278, 445, 611, 72],
	Voynet: [51, 162, 303, 410, 452, 280, 75],
	'de Villiers': [41, 111, 150, 196, 273, 887, 75],
	Royal: [289, 393, 331, 291, 211, 187, 31],
	Nihous: [6, 31, 91, 190, 462, 828, 125],
	'Le Pen': [52, 80, 108, 112, 93, 1242, 46],
	Laguiller: [37, 91, 176, 288, 447, 603, 91],
	Sarkozy: [331, 343, 247, 200, 123, 459, 30]
};
