/** What every counting method shares: ballots come in, places come out. Pure; the server and the browser count alike. */
export type OptionId = string;

export const methodIds = ['yes-maybe', 'approval', 'run-off', 'schulze', 'score', 'majority-judgment', 'dots'] as const;
export type MethodId = (typeof methodIds)[number];

/** What a voter fills in: the two ranked methods read the same ballots. */
export type BallotKind = 'answers' | 'approvals' | 'ranks' | 'scores' | 'grades' | 'dots';

/** One ballot: a value for each option the voter had a word about; an option left out was not answered. */
export type Choices<Value> = Readonly<Record<OptionId, Value | undefined>>;

/** What the owner may set; `null` or left out means the default, or no limit where there is none. */
export type Limits = {
	/** Most options one voter may say yes to; no limit by default. */
	maxYes?: number | null;
	/** Highest score, the lowest being 0; 5 by default. */
	maxScore?: number | null;
	/** Dots each voter may spread; 5 by default. */
	dots?: number | null;
	/** Most dots of one voter on one option; no limit by default. */
	dotsPerOption?: number | null;
};

/** Options that share a place; places go 1, 2, 2, 4. */
export type Place = { place: number; options: OptionId[] };

export type Count<Figure = unknown, Steps = unknown> = {
	method: MethodId;
	/** Names the words that say how ties are broken. */
	tieRule: string;
	/** Names the words that say what an option left out counts for. */
	absentRule: string;
	ballots: number;
	places: Place[];
	figures: Record<OptionId, Figure>;
	/** The first place, without options that nobody supports: empty when nobody supports anything. */
	winners: OptionId[];
	/** Several winners: the tie rule could not tell them apart. */
	tie: boolean;
	/** How the method got there; `undefined` where the figures say it all. */
	steps: Steps;
};

/** Names a figure per option; written so that no option id can reach an object's prototype. */
export const byOption = <Value>(
	options: readonly OptionId[],
	worth: (index: number) => Value
): Record<OptionId, Value> => Object.fromEntries(options.map((option, index) => [option, worth(index)]));

/** Groups the indices best first; `compare` is negative when the first is better, 0 when they share a place. */
export function groupsBy(indices: readonly number[], compare: (one: number, other: number) => number): number[][] {
	const groups: number[][] = [];
	for (const index of [...indices].sort((one, other) => compare(one, other) || one - other)) {
		const group = groups[groups.length - 1];
		if (group && compare(group[0]!, index) === 0) group.push(index);
		else groups.push([index]);
	}
	return groups;
}

export function placesOf(options: readonly OptionId[], groups: readonly number[][]): Place[] {
	let ahead = 0;
	return groups.map((group) => {
		const place = ahead + 1;
		ahead += group.length;
		return { place, options: group.map((index) => options[index]!) };
	});
}
