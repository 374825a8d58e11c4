/** Every signal of the guard: one line each, cheap ones first. */
import { formSignals } from './form/signal.ts';
import type { Signal } from './judge/signal.ts';
import { cheapFirst } from './judge/weighing.ts';
import { outsideSignals } from './outside/signal.ts';

export const signals: Signal[] = cheapFirst([...formSignals, ...outsideSignals]);
