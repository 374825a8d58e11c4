/**
 * The first words of somebody nobody knows: what is doubtful in them is looked at before others see it, where a minute's
 * wait would only put it off. What a program brings is challenged instead.
 */
import { isStranger } from '../campaigns/kin.ts';
import { contactsIn } from '../campaigns/said.ts';
import type { Evidence } from '../judge/evidence.ts';
import { type Found, type Signal, scoreOf } from '../judge/signal.ts';
import { usualThresholds } from '../judge/verdict.ts';
import { mayShowLater } from './later.ts';

/** Whatever it says, */
const doubtful = 6;
/** where it leads somewhere: an address, a number, a wallet, */
const doubtfulAndLeading = 4;
/** and beneath what others made, where what was learned says so of one honest text in fifty. */
const leastPercent = 95;

const leads = ({ links, title, text }: Evidence): boolean =>
	links.length > 0 || contactsIn(`${title}\n${text}`).length > 0;

const readsLikeAbuse = (found: readonly Found[]): boolean =>
	found.some(
		({ symbol, points, gaps }) => symbol === 'learned.spam' && points > 0 && Number(gaps?.percent) >= leastPercent
	);

function isDoubtful(evidence: Evidence, found: readonly Found[]): boolean {
	const score = scoreOf(found);
	if (score >= usualThresholds.slow! && !mayShowLater(evidence) && evidence.mails === 0) return false;
	if (score >= doubtful || (score >= doubtfulAndLeading && leads(evidence))) return true;
	return evidence.item !== null && readsLikeAbuse(found);
}

export const firstWords: Signal = {
	name: 'manners.first-words',
	version: '1',
	cost: 'last',
	look(evidence, found = []) {
		const isNew = isStranger(evidence) && evidence.maker.days < 1 && evidence.maker.kind !== 'house';
		if (!isNew || evidence.tool === 'portal' || !isDoubtful(evidence, found)) return [];
		return [{ symbol: 'manners.first-words', points: 0.5, floor: 'hold' }];
	}
};
