/** Every signal of the guard: one line each, cheap ones first. */
import type { Signal } from './judge/signal.ts';
import { cheapFirst } from './judge/weighing.ts';
import { mannersSignals } from './manners/signal.ts';

export const signals: Signal[] = cheapFirst([...mannersSignals]);
