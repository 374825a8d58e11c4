/**
 * The first words of somebody nobody knows: what is doubtful in them is looked at before others see it, where a minute's
 * wait would only put it off. What a program brings is challenged instead.
 */
import { contactsIn } from '../campaigns/said.ts';
import { canWait, type Evidence, isNewHere } from '../judge/evidence.ts';
import { type Found, type Signal, scoreOf } from '../judge/signal.ts';
import { usualThresholds } from '../judge/verdict.ts';
import { mayShowLater } from './later.ts';

/** Whatever it says, */
const doubtful = 6;
/** and where it leads somewhere: an address, a number, a wallet. Words alone harm nobody. */
const doubtfulAndLeading = 4;
/** Whoever hides words from a filter expects one. */
const doubtfulAndHiding = 3;
const hiding: ReadonlySet<string> = new Set(['form.spelled', 'form.disguised']);

const leads = ({ links, title, text }: Evidence): boolean =>
	links.length > 0 || contactsIn(`${title}\n${text}`).length > 0;

function isDoubtful(evidence: Evidence, found: readonly Found[]): boolean {
	const score = scoreOf(found);
	if (!canWait(evidence)) return false;
	if (score >= usualThresholds.slow! && !mayShowLater(evidence) && evidence.mails === 0) return false;
	if (score >= doubtful || (score >= doubtfulAndLeading && leads(evidence))) return true;
	return score >= doubtfulAndHiding && found.some(({ symbol }) => hiding.has(symbol));
}

export const firstWords: Signal = {
	name: 'manners.first-words',
	version: '2',
	cost: 'last',
	look(evidence, found = []) {
		if (!isNewHere(evidence) || !isDoubtful(evidence, found)) return [];
		return [{ symbol: 'manners.first-words', points: 0.5, floor: 'hold' }];
	}
};
