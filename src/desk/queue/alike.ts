/** Which cases are of one hand: decided at one stroke. Pure. */
export type Light = {
	id: string;
	at: Date;
	/** Harm times reach: what the queue is sorted by. */
	weight: number;
	campaign: string | null;
	actor: string | null;
	network: string | null;
	domains: readonly string[];
	/** Tool and kind of content. */
	sort: string;
	/** Somebody this host has known for a while shares a network with strangers by chance. */
	isNew: boolean;
	/** Of somebody nobody knew that day. */
	isUnknown: boolean;
	/** Appeals and audits are looked at one by one. */
	alone: boolean;
};

/**
 * @property ties those that go together, each of them at one key.
 * @property apart several such, that only share that nobody knew their makers: a lot, read one after another.
 */
export type Group<Case extends Light> = { cases: Case[]; ties: Case[][]; weight: number; apart: boolean };

const window = 24 * 3_600_000;

/** What ties a case to others, whenever they came; and what ties it only to those of the same day. */
function tiesOf(one: Light, common: ReadonlySet<string>): { always: string[]; near: string[] } {
	if (one.alone) return { always: [], near: [] };
	const always = [one.campaign && `campaign ${one.campaign}`].filter((tie) => typeof tie === 'string' && tie !== '');
	const near = one.domains.filter((domain) => !common.has(domain)).map((domain) => `domain ${domain}`);
	if (one.actor) near.push(`maker ${one.actor}`);
	if (one.network && one.isNew) near.push(`network ${one.network} ${one.sort}`);
	return { always: always as string[], near };
}

/** Union by the first of each (Tarjan's forest, paths halved). */
function forest(size: number) {
	const above = Array.from({ length: size }, (_, place) => place);
	const top = (place: number): number => {
		let here = place;
		while (above[here] !== here) {
			above[here] = above[above[here]!]!;
			here = above[here]!;
		}
		return here;
	};
	const join = (one: number, other: number): void => {
		above[top(other)] = top(one);
	};
	return { top, join };
}

/**
 * Groups, the heaviest first; within one, the heaviest case first.
 * @param common domains honest people write as well: they tie nothing together.
 */
export function grouped<Case extends Light>(cases: readonly Case[], common: ReadonlySet<string>): Group<Case>[] {
	const byTime = [...cases].sort((one, other) => Number(one.at) - Number(other.at));
	const { top, join } = forest(byTime.length);
	const last = new Map<string, number>();
	for (const [place, one] of byTime.entries()) {
		const { always, near } = tiesOf(one, common);
		for (const tie of always) join(last.get(tie) ?? place, place);
		for (const tie of near) {
			const before = last.get(tie);
			if (before !== undefined && Number(one.at) - Number(byTime[before]!.at) <= window) join(before, place);
		}
		for (const tie of [...always, ...near]) last.set(tie, place);
	}
	const groups = new Map<number, Case[]>();
	for (const [place, one] of byTime.entries()) {
		const name = top(place);
		groups.set(name, [...(groups.get(name) ?? []), one]);
	}
	return lookedOver([...groups.values()])
		.map(groupOf)
		.sort((one, other) => other.weight - one.weight || first(one) - first(other));
}

/** What strangers sent is looked over in a few lots; a large campaign, and what is of others, is by itself. */
function lookedOver<Case extends Light>(ties: readonly Case[][]): Case[][][] {
	const isSmall = (tie: Case[]): boolean => tie.length < large && tie.every(goesInLot);
	return [...ties.filter((tie) => !isSmall(tie)).map((tie) => [tie]), ...lotsOf(ties.filter(isSmall))];
}

/** From here on it is a campaign, and looked at as one. */
const large = 20;

/** More than this nobody reads at one go. */
export const mostInLot = 40;

const goesInLot = ({ isUnknown, alone }: Light): boolean => isUnknown && !alone;

const sizeOf = (lot: readonly unknown[][]): number => lot.reduce((sum, { length }) => sum + length, 0);

/** What is tied together stays in one lot. */
function lotsOf<Case extends Light>(ties: readonly Case[][]): Case[][][] {
	const lots: Case[][][] = [];
	for (const tie of ties) {
		const last = lots.at(-1);
		if (last && sizeOf(last) + tie.length <= mostInLot) last.push(tie);
		else lots.push([tie]);
	}
	return lots;
}

const first = ({ cases }: Group<Light>): number => Math.min(...cases.map(({ at }) => Number(at)));

function groupOf<Case extends Light>(ties: Case[][]): Group<Case> {
	for (const tie of ties) tie.sort((one, other) => other.weight - one.weight || Number(one.at) - Number(other.at));
	const cases = ties.flat();
	return { cases, ties, weight: Math.max(...cases.map(({ weight }) => weight)), apart: ties.length > 1 };
}

export type Spread = { count: number; networks: number; hours: number };

export function spreadOf(cases: readonly Light[]): Spread {
	const times = cases.map(({ at }) => Number(at));
	const networks = new Set(cases.flatMap(({ network }) => network ?? [])).size;
	return { count: cases.length, networks, hours: Math.ceil((Math.max(...times) - Math.min(...times)) / 3_600_000) };
}
