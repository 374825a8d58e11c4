import type { CaseKind } from '#guard/cases.ts';

export type DecidedKind = CaseKind | 'letter';

/** A letter that was held back did not leave: it is sent again, not shown. */
export const decidedKind = ({ kind, isLetter }: { kind: CaseKind; isLetter: boolean }): DecidedKind =>
	isLetter ? 'letter' : kind;

const ownWords = (said: 'what' | 'means' | 'done', what: string, kind: DecidedKind | null): string => {
	if (kind === 'sign-up') return 'applying.';
	return kind === 'letter' && said !== 'what' && (what === 'fine' || what === 'trust') ? 'letter.' : '';
};

/**
 * The words for a decision: its name, what it means, that it is done. People who ask for an account are accepted or
 * refused, not shown or taken offline.
 */
export const decisionWords = (said: 'what' | 'means' | 'done', what: string, kind: DecidedKind | null): string =>
	`desk:queue.${ownWords(said, what, kind)}${said}.${what}`;
