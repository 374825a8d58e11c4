import { groupsBy, type OptionId } from './count.ts';
import { blank, defineMethod, indicesUpTo } from './method.ts';
import { duelsOf, maxRankedOptions, rankFault, tiersOf } from './ranks.ts';

/** What told apart options that were last together; `none` when one option alone was last, or nobody backed them. */
export type SettledBy = 'none' | 'earlier-round' | 'duel' | 'together';

export type Round = {
	/** Votes of each option still in; parts of votes, rounded to the millionth, where ballots rank options equal. */
	votes: Record<OptionId, number>;
	/** Ballots that count for an option still in, and ballots that no longer do. */
	active: number;
	exhausted: number;
	/** Who leaves at the end of this round; empty in the last one. */
	eliminated: OptionId[];
	settledBy: SettledBy;
	/** Where their votes go, and the ballots that go nowhere. */
	transfers: Record<OptionId, number>;
	exhausting: number;
};

export type RunOffFigure = {
	/** Votes in the first round, and in the last one the option took part in. */
	first: number;
	last: number;
	/** The round after which it left, from 1; `null` for those who stayed to the end. */
	leftAfter: number | null;
};

type Paper = { tiers: number[][]; at: number; holders: number[] };
type Standing = { votes: bigint[]; exhausted: number };
type Leaving = { leavers: number[]; settledBy: SettledBy };
type Stage = Standing & Leaving & { running: number[] };

const gcd = (one: bigint, other: bigint): bigint => (other === 0n ? one : gcd(other, one % other));

/** Parts in a whole vote, so that sharing a ballot between equal ranks stays exact whatever the number sharing. */
export function partsFor(sharers: number): bigint {
	let parts = 1n;
	for (let share = 2n; share <= sharers; share++) parts *= share / gcd(parts, share);
	return parts;
}

const mostEqual = (papers: Paper[]) =>
	papers.reduce((most, { tiers }) => tiers.reduce((longest, tier) => Math.max(longest, tier.length), most), 1);

/** The best tier that still has options in; a paper only ever moves down. */
function hold(paper: Paper, isIn: readonly boolean[]) {
	while (paper.at < paper.tiers.length) {
		paper.holders = paper.tiers[paper.at]!.filter((index) => isIn[index]);
		if (paper.holders.length > 0) return;
		paper.at++;
	}
	paper.holders = [];
}

function standingOf(papers: Paper[], isIn: readonly boolean[], parts: bigint): Standing {
	const votes = isIn.map(() => 0n);
	let exhausted = 0;
	for (const paper of papers) {
		if (paper.holders.some((index) => !isIn[index]) || paper.holders.length === 0) hold(paper, isIn);
		if (paper.holders.length === 0) exhausted++;
		const share = paper.holders.length > 1 ? parts / BigInt(paper.holders.length) : parts;
		for (const index of paper.holders) votes[index]! += share;
	}
	return { votes, exhausted };
}

function lowest(indices: number[], worth: (index: number) => bigint | number): number[] {
	let least = worth(indices[0]!);
	for (const index of indices) if (worth(index) < least) least = worth(index);
	return indices.filter((index) => worth(index) === least);
}

/** Last by votes, then by votes in the rounds before, then by the duels among those last together. */
function leaversOf(running: number[], votes: bigint[], before: Stage[], duels: () => number[][]): Leaving {
	let last = lowest(running, (index) => votes[index]!);
	if (last.length === 1 || votes[last[0]!] === 0n) return { leavers: last, settledBy: 'none' };
	for (const stage of [...before].reverse()) last = lowest(last, (index) => stage.votes[index]!);
	if (last.length === 1) return { leavers: last, settledBy: 'earlier-round' };
	const table = duels();
	const tied = last;
	last = lowest(last, (index) => tied.reduce((sum, other) => sum + table[index]![other]!, 0));
	return { leavers: last, settledBy: last.length === 1 ? 'duel' : 'together' };
}

function stagesOf(papers: Paper[], options: number, parts: bigint, duels: () => number[][]): Stage[] {
	const isIn = blank(options, () => true);
	const stages: Stage[] = [];
	for (let running = indicesUpTo(options); running.length > 0; running = running.filter((index) => isIn[index])) {
		const standing = standingOf(papers, isIn, parts);
		const active = parts * BigInt(papers.length - standing.exhausted);
		const won = running.some((index) => standing.votes[index]! * 2n > active);
		const leaving = won ? null : leaversOf(running, standing.votes, stages, duels);
		const over = leaving === null || leaving.leavers.length === running.length;
		stages.push({
			...standing,
			running,
			leavers: over ? [] : leaving.leavers,
			settledBy: leaving?.settledBy ?? 'none'
		});
		if (over) break;
		for (const index of leaving.leavers) isIn[index] = false;
	}
	return stages;
}

const million = 1_000_000n;
const asVotes = (part: bigint, parts: bigint): number => Number((part * million) / parts) / Number(million);

function roundOf(stage: Stage, next: Stage | undefined, ballots: number, parts: bigint, options: readonly OptionId[]) {
	const gains = (next?.running ?? []).map((index) => [index, next!.votes[index]! - stage.votes[index]!] as const);
	const named = (list: (readonly [number, bigint])[]) =>
		Object.fromEntries(list.map(([index, part]) => [options[index]!, asVotes(part, parts)]));
	return {
		votes: named(stage.running.map((index) => [index, stage.votes[index]!])),
		active: ballots - stage.exhausted,
		exhausted: stage.exhausted,
		eliminated: stage.leavers.map((index) => options[index]!),
		settledBy: stage.settledBy,
		transfers: named(gains.filter(([, part]) => part > 0n)),
		exhausting: next ? next.exhausted - stage.exhausted : 0
	};
}

function figureOf(index: number, stages: Stage[], parts: bigint): RunOffFigure {
	const leftAt = stages.findIndex(({ leavers }) => leavers.includes(index));
	const last = stages[leftAt < 0 ? stages.length - 1 : leftAt]!;
	return {
		first: asVotes(stages[0]!.votes[index]!, parts),
		last: asVotes(last.votes[index]!, parts),
		leftAfter: leftAt < 0 ? null : leftAt + 1
	};
}

/** The last round by votes, then those who left, the latest first. */
function groupsOf(stages: Stage[]): number[][] {
	const last = stages[stages.length - 1];
	if (!last) return [];
	const stayed = groupsBy(last.running, (one, other) => Number(last.votes[other]! - last.votes[one]!));
	const left = stages.map(({ leavers }) => leavers).filter((leavers) => leavers.length > 0);
	return [...stayed, ...left.reverse()];
}

/**
 * Instant run-off: while no option has more than half of the active ballots, the one with fewest votes leaves and its
 * ballots go to their next choice. Options nobody backs leave together: taking them one by one changes nothing.
 */
export const runOff = defineMethod<number, RunOffFigure, Round[]>({
	id: 'run-off',
	fills: 'ranks',
	tieRule: 'earlier-round-then-duel',
	absentRule: 'unranked-gets-no-vote',
	maxOptions: maxRankedOptions,
	valueFault: rankFault,
	supported: ({ last }) => last > 0,
	tally(ballots, bounds, options) {
		const papers = ballots.map((ballot) => ({ tiers: tiersOf(ballot), at: 0, holders: [] }));
		const parts = partsFor(mostEqual(papers));
		let table: number[][] | undefined;
		const duels = () => {
			table ??= duelsOf(ballots, bounds.options);
			return table;
		};
		const stages = stagesOf(papers, bounds.options, parts, duels);
		return {
			figures: options.map((_, index) => figureOf(index, stages, parts)),
			groups: groupsOf(stages),
			steps: stages.map((stage, at) => roundOf(stage, stages[at + 1], ballots.length, parts, options))
		};
	}
});
