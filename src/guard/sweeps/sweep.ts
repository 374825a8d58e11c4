/** One batch over many, from its preview to its undoing. Pure: no database, no clock. */
import { type Estimate, estimateOf, type Stratum } from './estimate.ts';

export type Unit = 'thing' | 'item' | 'part' | 'account';

export const marks = ['fine', 'abuse', 'unsure'] as const;
export type Mark = (typeof marks)[number];

export const factNames = [
	'found',
	'failed',
	'signed',
	'started',
	'paused',
	'resumed',
	'stopped',
	'done',
	'undoing',
	'undone'
] as const;
export type FactName = (typeof factNames)[number];
export type Fact = { fact: FactName; by: string; name: string | null; at: Date; about: Record<string, unknown> | null };

export type State =
	| 'looking'
	| 'failed'
	/** Found, to be marked and signed. */
	| 'open'
	| 'running'
	| 'paused'
	| 'stopped'
	| 'done'
	| 'undoing'
	| 'undone';

const states: Record<Exclude<FactName, 'signed'>, State> = {
	found: 'open',
	failed: 'failed',
	started: 'running',
	paused: 'paused',
	resumed: 'running',
	stopped: 'stopped',
	done: 'done',
	undoing: 'undoing',
	undone: 'undone'
};

export function stateOf(facts: readonly Pick<Fact, 'fact'>[]): State {
	const last = facts.findLast(({ fact }) => fact !== 'signed')?.fact;
	return last && last !== 'signed' ? states[last] : 'looking';
}

/** Which facts may follow a state. */
const next: Record<State, readonly FactName[]> = {
	looking: ['found', 'failed'],
	failed: [],
	open: ['signed', 'started'],
	running: ['paused', 'stopped', 'done'],
	paused: ['resumed', 'stopped', 'undoing'],
	stopped: ['undoing'],
	done: ['undoing'],
	undoing: ['undone'],
	undone: []
};
export const mayFollow = (state: State, fact: FactName): boolean => next[state].includes(fact);

/** A layer of the sample: the things of one tool whose makers are known alike. */
export type Layer = { tool: string | null; band: number; size: number };

/** By band: how many honest ones one would expect there, before anybody looked. */
export const suspectedHonest = [0.05, 0.3, 0.6] as const;
export const suspected = ({ band }: Pick<Layer, 'band'>): number => suspectedHonest[band] ?? 0.5;

export type WeekCount = { tool: string; week: string; new: number; old: number; both: number };
export type AccountShare = { tool: string | null; hit: number; all: number };

export type Counts = {
	scanned: number;
	ms: number;
	/** Actions hit, by tool and week. */
	weeks: WeekCount[];
	/** Things hit only by the rule, only by the wording it is compared with, by both. */
	things: { new: number; old: number; both: number };
	layers: Layer[];
	/** Accounts hit of those that use a tool; of all accounts where the tool is null. */
	accounts: AccountShare[];
};

/** What one person alone may be wrong about. */
export type Allowance = {
	/** The likely share of honest ones, in percent. */
	share: number;
	/** Honest ones at the upper end of the interval. */
	most: number;
};
export const usualAllowance: Allowance = { share: 1, most: 50 };

/** Of a tool's accounts, in percent. */
export const mostAccountsAlone = 1;

export type Marked = { layer: number; mark: Mark | null };

export function strataOf(layers: readonly Layer[], sample: readonly Marked[]): Stratum[] {
	const count = (layer: number, mark: Mark) => sample.filter((one) => one.layer === layer && one.mark === mark).length;
	return layers.map(({ size }, layer) => ({
		size,
		marked: sample.filter((one) => one.layer === layer && one.mark !== null).length,
		honest: count(layer, 'fine'),
		unsure: count(layer, 'unsure')
	}));
}

/** Why one person alone may not let it run. */
export type Objection =
	| { why: 'share'; percent: number; allowed: number }
	| { why: 'most'; high: number; allowed: number }
	| { why: 'accounts'; tool: string | null; percent: number; allowed: number }
	| { why: 'final' };

const percentOf = (some: number, all: number): number => (all === 0 ? 0 : Math.round((some / all) * 1000) / 10);

export function objectionsTo(
	{ accounts }: Pick<Counts, 'accounts'>,
	estimate: Estimate,
	allowance: Allowance,
	undoable: boolean
): Objection[] {
	const share = percentOf(estimate.likely, estimate.size);
	return [
		...(share > allowance.share ? [{ why: 'share' as const, percent: share, allowed: allowance.share }] : []),
		...(estimate.high > allowance.most ? [{ why: 'most' as const, high: estimate.high, allowed: allowance.most }] : []),
		...accounts
			.filter(({ hit, all }) => hit * 100 > all * mostAccountsAlone)
			.map(({ tool, hit, all }) => ({
				why: 'accounts' as const,
				tool,
				percent: percentOf(hit, all),
				allowed: mostAccountsAlone
			})),
		...(undoable ? [] : [{ why: 'final' as const }])
	];
}

export type Preview = { counts: Counts; sample: readonly Marked[]; allowance: Allowance; undoable: boolean };
export type Standing = {
	estimate: Estimate;
	objections: Objection[];
	/** Of the sample, how many nobody marked yet. */
	unmarked: number;
	signaturesNeeded: 1 | 2;
};

export function standingOf({ counts, sample, allowance, undoable }: Preview): Standing {
	const estimate = estimateOf(strataOf(counts.layers, sample));
	const objections = objectionsTo(counts, estimate, allowance, undoable);
	return {
		estimate,
		objections,
		unmarked: sample.filter(({ mark }) => mark === null).length,
		signaturesNeeded: objections.length > 0 ? 2 : 1
	};
}
