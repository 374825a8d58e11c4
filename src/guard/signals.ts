/** Every signal of the guard: one line each, cheap ones first. */
import type { Signal } from './judge/signal.ts';
import { cheapFirst } from './judge/weighing.ts';
import { mailSignal } from './mail/signal.ts';

export const signals: Signal[] = cheapFirst([mailSignal]);
