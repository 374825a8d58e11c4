/** A signal looks at one side of the evidence. What it finds are symbols (rspamd's word): points with a reason. */
import type { Evidence } from './evidence.ts';

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
};

export type Signal = {
	name: string;
	/** Changes when the same evidence may be found otherwise: kept with every verdict. */
	version: string;
	/** Cheap ones are asked first; what costs more is left out once the verdict cannot become milder or worse. */
	cost: 'nothing' | 'text' | 'question';
	/** May throw, or stay silent too long: then it is unknown, never bad. */
	look(evidence: Evidence): readonly Found[] | Promise<readonly Found[]>;
};
