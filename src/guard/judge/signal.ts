/** A signal looks at one side of the evidence. What it finds are symbols (rspamd's word): points with a reason. */
import type { Evidence } from './evidence.ts';
import { harsher, type Verdict } from './verdict.ts';

export type Found = {
	/** `words.forbidden`; its reason in words stands at `guard:symbols.words.forbidden`, with these gaps. */
	symbol: string;
	/** Above 0 speaks of abuse, below 0 against it. About 5 makes a person look, 15 is certainty. */
	points: number;
	gaps?: Record<string, string | number>;
	/** The rule, term or list that says so, in its version (`rule:12@3`), and when that was made: the brake counts by it. */
	by?: { what: string; since: Date | string };
	/** What it would have weighed, had it not lost its power to act. */
	withheld?: number;
	/** The least that follows from it, whatever the score; only while it weighs something. */
	floor?: Verdict;
};

export const scoreOf = (found: readonly Found[]): number => found.reduce((sum, { points }) => sum + points, 0);

/** The harshest of what findings ask for at least. */
export const floorOf = (found: readonly Found[]): Verdict =>
	found.reduce<Verdict>((floor, one) => (one.floor && one.points > 0 ? harsher(floor, one.floor) : floor), 'pass');

export type Signal = {
	name: string;
	/** Changes when the same evidence may be found otherwise: kept with every verdict. */
	version: string;
	/** Cheap ones are asked first; the last ones hear what the others found. */
	cost: 'nothing' | 'text' | 'question' | 'last';
	/**
	 * May throw, or stay silent too long: then it is unknown, never bad.
	 * @param found what the others found, for those that are asked last.
	 */
	look(evidence: Evidence, found?: readonly Found[]): readonly Found[] | Promise<readonly Found[]>;
	/** Reads what it looks things up in, as the house opens: the first action would not wait for it. */
	ready?(): Promise<unknown>;
};
