/** What became of the letters somebody had sent says something of those they want to send now. */
import type { Found, Signal } from '../judge/signal.ts';
import { recordOf, type WriterRecord } from './store.ts';

const days = 30;

/** Lists that were bought or guessed come back; a few dead addresses are in every honest list. */
function findings({ letters, dead, complaints }: WriterRecord): Found[] {
	const found: Found[] = [];
	const share = letters > 0 ? dead / letters : 0;
	if (dead >= 5 && share >= 0.15) {
		found.push({ symbol: 'mail.letters-came-back', points: share >= 0.3 ? 5 : 3, gaps: { count: dead, letters } });
	}
	if (complaints > 0) {
		found.push({ symbol: 'mail.letters-unwanted', points: Math.min(6, 2 * complaints), gaps: { count: complaints } });
	}
	return found;
}

export const mailSignal: Signal = {
	name: 'mail',
	version: '1',
	cost: 'question',
	async look({ mails, maker, now }) {
		if (mails === 0) return [];
		return findings(await recordOf(maker.id, new Date(now.getTime() - days * 86_400_000)));
	}
};
