import type { Teacher } from '../decisions/lessons.ts';
import { exchangeDecided } from './decided.ts';

/** Every decision tells how right the lists of others were, and what ours may tell. */
export const teachExchange: Teacher = ({ event, symbols, label, undo }) =>
	exchangeDecided(event, symbols, label === 'spam', undo);
