/** How one becomes a member of this host: rules without a database. */

export const ways = ['open', 'invited', 'reviewed'] as const;
export type Way = (typeof ways)[number];
export type Policy = { way: Way; membersInvite: boolean };

export const usualPolicy: Policy = { way: 'open', membersInvite: false };

/** An open door that nobody watches is where machines move in. */
export const daysUnwatched = 7;

const dayInMs = 86_400_000;

/** @param watched when somebody who looks after this host was last here. */
export const isUnwatched = (watched: Date, now: Date): boolean =>
	now.getTime() - watched.getTime() > daysUnwatched * dayInMs;

/** The way that holds now: open falls back to reviewed while nobody is there to watch. */
export const wayNow = ({ way }: Policy, watched: Date, now: Date): Way =>
	way === 'open' && isUnwatched(watched, now) ? 'reviewed' : way;

/** Why an applicant waits for a person; the words stand at `guard:sign-up.why.<why>`. */
export type Why = 'reviewed' | 'disposable' | 'guard';

export function reasonsToWait(way: Way, { invited, disposable }: { invited: boolean; disposable: boolean }): Why[] {
	return [
		...(way === 'reviewed' && !invited ? (['reviewed'] as const) : []),
		...(disposable ? (['disposable'] as const) : [])
	];
}

export const longestSentence = 600;
export const longestReason = 1000;

export const daysInvited = 30;
export const mostUses = 100;
/** Links of one member that may be open at the same time. */
export const mostOpenInvitations = 5;
