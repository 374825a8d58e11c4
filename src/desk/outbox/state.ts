/** What became of a letter, in one word. */
import type { LetterRow } from '#kernel/mail/store.ts';
import { openCounts } from '#kernel/mail/store.ts';
import { settings } from '#kernel/settings/settings.ts';

export type LetterState = 'waiting' | 'leaving' | 'retrying' | 'sent' | 'handed-over' | 'given-up';

type Facts = Pick<LetterRow, 'sentAt' | 'handedOverAt' | 'givenUpAt' | 'claimedUntil' | 'attempts'>;

export function stateOf({ sentAt, handedOverAt, givenUpAt, claimedUntil, attempts }: Facts, now: Date): LetterState {
	if (sentAt) return 'sent';
	if (handedOverAt) return 'handed-over';
	if (givenUpAt) return 'given-up';
	if (claimedUntil && claimedUntil > now) return 'leaving';
	return attempts > 0 ? 'retrying' : 'waiting';
}

export const canBeHandedOver = (state: LetterState): boolean => ['waiting', 'retrying', 'given-up'].includes(state);
export const canBeTriedAgain = (state: LetterState): boolean => state === 'given-up' || state === 'retrying';

/** Letters that need somebody: all that wait where there is no mail server, those given up where there is one. */
export async function lettersToSee(): Promise<number> {
	const { waiting, givenUp } = await openCounts();
	return settings().SMTP_URL ? givenUp : waiting + givenUp;
}
