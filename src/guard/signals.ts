/** Every signal of the guard: one line each, cheap ones first. */
import { campaigns, echoes } from './campaigns/signal.ts';
import { firstWords } from './challenge/first-words.ts';
import { exchangeSignals } from './exchange/signal.ts';
import { formSignals } from './form/signal.ts';
import type { Signal } from './judge/signal.ts';
import { cheapFirst } from './judge/weighing.ts';
import { known } from './known/signal.ts';
import { learned } from './learned/signal.ts';
import { linkSignals } from './links/signal.ts';
import { mailSignal } from './mail/signal.ts';
import { mannersSignals } from './manners/signal.ts';
import { networkSignal } from './network/signal.ts';
import { outsideSignals } from './outside/signal.ts';
import { signal as rules } from './rules/signal.ts';
import { signUps } from './signup/signal.ts';
import { words } from './words/signal.ts';

export const signals: Signal[] = cheapFirst([
	...mannersSignals,
	words,
	learned,
	...exchangeSignals,
	networkSignal,
	...linkSignals,
	mailSignal,
	...formSignals,
	...outsideSignals,
	known,
	campaigns,
	echoes,
	signUps,
	firstWords,
	rules
]);
