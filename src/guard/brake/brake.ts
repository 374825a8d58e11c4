/** When something fresh that speaks against actions loses its power to act. Pure. */

/** Every action that was weighed, or those of one kind. */
export type Tally = { judged: number; hits: number };

export type Limits = {
	/** The share of all traffic it may speak against, in percent. */
	percent: number;
	/** Fresh is what is younger, */
	hours: number;
	/** or has seen less traffic than this. */
	judged: number;
};

export const usualLimits: Limits = { percent: 5, hours: 72, judged: 2000 };

/** So many may be hit before a share means anything, and the last of them is spared already. */
export const mostHits = 10;

/** Of one kind of content, such as sign-ups, much more may be bad than of everything. */
const moreInOneKind = 4;

/** A new version of a signal may find more than the one before it, but not three times as much. */
const moreThanBefore = 3;

const hourInMs = 3_600_000;

/** However little traffic there is, after a month it has had its time. */
const longestHours = 30 * 24;

export function isFresh(since: Date, judged: number, now: Date, limits: Limits): boolean {
	const hours = (now.getTime() - since.getTime()) / hourInMs;
	return hours < limits.hours || (judged < limits.judged && hours < longestHours);
}

export const shareOf = ({ hits, judged }: Tally): number => (judged === 0 ? 0 : hits / judged);

/**
 * @param kind `*` for all traffic.
 * @param before the share its earlier version had; 0 where it has none.
 */
export function hitsTooMuch(tally: Tally, kind: string, limits: Limits, before = 0): boolean {
	const most = Math.min(1, (limits.percent / 100) * (kind === '*' ? 1 : moreInOneKind));
	return tally.hits >= mostHits && shareOf(tally) > Math.max(most, before * moreThanBefore);
}
