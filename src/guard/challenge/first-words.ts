/**
 * The first words of somebody nobody knows: what is doubtful in them is looked at before others see it, where a minute's
 * wait would only put it off. What a program brings is challenged instead.
 */
import { contactsIn } from '../campaigns/said.ts';
import { canWait, type Evidence, isNewHere } from '../judge/evidence.ts';
import { type Signal, scoreOf } from '../judge/signal.ts';
import { usualThresholds } from '../judge/verdict.ts';
import { mayShowLater } from './later.ts';

/** Whatever it says, */
const doubtful = 6;
/** and where it leads somewhere: an address, a number, a wallet. Words alone harm nobody. */
const doubtfulAndLeading = 4;

const leads = ({ links, title, text }: Evidence): boolean =>
	links.length > 0 || contactsIn(`${title}\n${text}`).length > 0;

function isDoubtful(evidence: Evidence, score: number): boolean {
	if (!canWait(evidence)) return false;
	if (score >= usualThresholds.slow! && !mayShowLater(evidence) && evidence.mails === 0) return false;
	return score >= doubtful || (score >= doubtfulAndLeading && leads(evidence));
}

export const firstWords: Signal = {
	name: 'manners.first-words',
	version: '1',
	cost: 'last',
	look(evidence, found = []) {
		if (!isNewHere(evidence) || !isDoubtful(evidence, scoreOf(found))) return [];
		return [{ symbol: 'manners.first-words', points: 0.5, floor: 'hold' }];
	}
};
