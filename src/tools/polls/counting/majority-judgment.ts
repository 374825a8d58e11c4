import { groupsBy } from './count.ts';
import { type Ballot, blank, defineMethod, indicesUpTo } from './method.ts';

/** Best first. */
export const grades = ['excellent', 'very-good', 'good', 'fair', 'passable', 'inadequate', 'reject'] as const;
export type Grade = (typeof grades)[number];

export type GradeFigure = {
	/** `null` when there are no ballots. */
	median: Grade | null;
	/** Voters per grade, best first; those who left the option out are counted under `reject`. */
	given: Record<Grade, number>;
	graded: number;
	/** The majority gauge: voters who graded better than the median, and worse. */
	better: number;
	worse: number;
};

const levelOf = new Map<unknown, number>(grades.map((grade, level) => [grade, level]));
const worst = grades.length - 1;

function levelsGiven(ballots: Ballot<Grade>[], options: number): number[][] {
	const given = blank(options, () => blank(grades.length, () => 0));
	for (const ballot of ballots) for (const [index, grade] of ballot) given[index]![levelOf.get(grade)!]!++;
	return given;
}

const sumOf = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0);

/**
 * The majority value (Balinski and Laraki, 2007): the median grade, then the median of what is left once that ballot
 * is set aside, and so on. Among an even number the worse of the two middle grades is the median.
 * Written as one digit per ballot, 0 for the best grade, so that comparing texts compares options.
 */
export function majorityValue(given: readonly number[]): string {
	const bestFirst = given.map((voters, level) => String(level).repeat(voters)).join('');
	let better = Math.ceil(bestFirst.length / 2) - 1;
	let worse = better + 1;
	let value = '';
	for (let left = bestFirst.length; left > 0; left--)
		value += left % 2 === 0 ? bestFirst[worse++] : bestFirst[better--];
	return value;
}

function figureOf(given: number[], graded: number, value: string): GradeFigure {
	const level = value === '' ? -1 : Number(value[0]);
	return {
		median: grades[level] ?? null,
		given: Object.fromEntries(grades.map((grade, at) => [grade, given[at]!])) as Record<Grade, number>,
		graded,
		better: level < 0 ? 0 : sumOf(given.slice(0, level)),
		worse: level < 0 ? 0 : sumOf(given.slice(level + 1))
	};
}

/** No grade counts as `reject`, as in the Orsay ballots of 2007: a voter does not elect what they do not know. */
export const majorityJudgment = defineMethod<Grade, GradeFigure>({
	id: 'majority-judgment',
	fills: 'grades',
	tieRule: 'median-set-aside',
	absentRule: 'ungraded-is-reject',
	valueFault: (value) => (levelOf.has(value) ? null : { code: 'bad-grade' }),
	supported: ({ given }) => grades.slice(0, worst).some((grade) => given[grade] > 0),
	tally(ballots, { options }) {
		const given = levelsGiven(ballots, options);
		const graded = given.map(sumOf);
		for (const [index, levels] of given.entries()) levels[worst]! += ballots.length - graded[index]!;
		const values = given.map(majorityValue);
		const groups = groupsBy(indicesUpTo(options), (one, other) => compareTexts(values[one]!, values[other]!));
		return { figures: given.map((levels, at) => figureOf(levels, graded[at]!, values[at]!)), groups, steps: undefined };
	}
});

const compareTexts = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);
