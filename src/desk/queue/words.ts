import type { CaseKind } from '#guard/cases.ts';

/**
 * The words for a decision: its name, what it means, that it is done. People who ask for an account are accepted or
 * refused, not shown or taken offline.
 */
export const decisionWords = (said: 'what' | 'means' | 'done', what: string, kind: CaseKind | null): string =>
	`desk:queue.${kind === 'sign-up' ? 'applying.' : ''}${said}.${what}`;
