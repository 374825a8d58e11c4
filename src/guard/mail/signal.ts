/** What became of the letters somebody had sent says something of those they want to send now. */
import type { Evidence } from '../judge/evidence.ts';
import type { Found, Signal } from '../judge/signal.ts';
import { lettersOf, recordOf } from './store.ts';

const days = 30;
const fewDead = 5;

/** Lists that were bought or guessed come back; a few dead addresses are in every honest list. */
function cameBack(count: number, letters: number): Found[] {
	const share = letters > 0 ? count / letters : 0;
	if (share < 0.15) return [];
	return [{ symbol: 'mail.letters-came-back', points: share >= 0.3 ? 5 : 3, gaps: { count, letters } }];
}

const unwanted = (count: number): Found[] =>
	count > 0 ? [{ symbol: 'mail.letters-unwanted', points: Math.min(6, 2 * count), gaps: { count } }] : [];

async function letters({ maker, now }: Evidence): Promise<Found[]> {
	const since = new Date(now.getTime() - days * 86_400_000);
	const { dead, complaints } = await recordOf(maker.id, since);
	const found = dead < fewDead ? [] : cameBack(dead, await lettersOf(maker.id, since));
	return [...found, ...unwanted(complaints)];
}

export const mailSignal: Signal = {
	name: 'mail',
	version: '1',
	cost: 'question',
	look: (evidence) => (evidence.mails === 0 ? [] : letters(evidence))
};
