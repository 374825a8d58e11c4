/** Every signal of the guard: one line each, cheap ones first. */
import type { Signal } from './judge/signal.ts';
import { cheapFirst } from './judge/weighing.ts';
import { linkSignals } from './links/signal.ts';
import { mailSignal } from './mail/signal.ts';
import { networkSignal } from './network/signal.ts';
import { words } from './words/signal.ts';

export const signals: Signal[] = cheapFirst([words, networkSignal, ...linkSignals, mailSignal]);
