/** Cases that are about no item, such as somebody who signs up: whoever opens them says what decisions do. */
import type { CaseKind } from '../cases.ts';
import type { Image, Order } from '../sweeps/effect.ts';
import type { What } from './decision.ts';

export type OutcomeCase = { id: string; actor: string | null; about: Record<string, unknown> };

export type Outcome = {
	/** Which decisions make sense; the others are not offered. */
	decides: readonly What[];
	/** What the decision will change, as it stands: rows locked. */
	capture(case_: OutcomeCase, what: What): Promise<Image>;
	apply(case_: OutcomeCase, what: What, order: Order & { words: string; why: string }): Promise<void>;
	restore(case_: OutcomeCase, image: Image): Promise<void>;
};

const outcomes = new Map<CaseKind, Outcome>();

/** From then on the room that learned it here decides what befalls cases of this kind, and writes to people itself. */
export function learnOutcome(kind: CaseKind, outcome: Outcome): void {
	outcomes.set(kind, outcome);
}

export const outcomeOf = (kind: CaseKind): Outcome | null => outcomes.get(kind) ?? null;
