/** What whoever makes a poll lets people do. */
import type { FieldFault } from '#base/refusal.ts';

export const edits = ['anyone-all', 'own', 'locked'] as const;
export const results = ['everyone', 'after-voting', 'after-close', 'owner-only'] as const;
export const nameRules = ['shown', 'hidden'] as const;
export const commentRules = ['everyone', 'owner-only', 'off'] as const;
export const fullRules = ['wait', 'refuse'] as const;

export type Policy = {
	/** Who changes ballots: anyone changes all, each their own, or nobody once cast. */
	edits: (typeof edits)[number];
	results: (typeof results)[number];
	/** From voters; whoever runs the poll sees them. */
	names: (typeof nameRules)[number];
	/** No name is kept, nobody sees one, and it cannot be undone. */
	anonymous: boolean;
	maxYes: number | null;
	/** Seats of each option that has no number of its own. */
	capacity: number | null;
	/** What a yes to a full option does. */
	whenFull: (typeof fullRules)[number];
	/** Who reads comments; each comment may besides be for the owner alone. */
	comments: (typeof commentRules)[number];
};

export const usualPolicy: Policy = {
	edits: 'own',
	results: 'everyone',
	names: 'shown',
	anonymous: false,
	maxYes: null,
	capacity: null,
	whenFull: 'wait',
	comments: 'everyone'
};

export type ProposalRules = {
	open: boolean;
	/** Their own deadline; null lets them end with the poll. */
	until: Date | null;
	/** The owner looks first. */
	approval: boolean;
};

export const noProposals: ProposalRules = { open: false, until: null, approval: false };

/** Rules that contradict each other. */
export function policyFaults(policy: Policy): FieldFault[] {
	const hides = policy.anonymous || policy.names === 'hidden' || policy.results !== 'everyone';
	return policy.edits === 'anyone-all' && hides ? [{ field: 'edits', code: 'contradicts' }] : [];
}

/** Anonymous is a promise to those who voted already: it stays. */
export const mayChangePolicy = (before: Policy, after: Policy): boolean => after.anonymous || !before.anonymous;
