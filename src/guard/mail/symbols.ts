/** What a mail shows beside its words. Each finding is small: only several together make a person look. */
import type { Found } from '../judge/signal.ts';
import type { Facts } from './facts.ts';
import { proofSymbols } from './proof-symbols.ts';
import { rspamdSymbols } from './rspamd.ts';
import { senderSymbols } from './sender-symbols.ts';
import { shapeSymbols } from './shape-symbols.ts';

export const symbolsOf = (facts: Facts): Found[] => [
	...proofSymbols(facts),
	...senderSymbols(facts),
	...shapeSymbols(facts),
	...(facts.rspamd ? rspamdSymbols(facts.rspamd) : [])
];
