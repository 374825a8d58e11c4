import type { Teacher } from '../decisions/lessons.ts';
import { termHitsDecided } from './precision.ts';

/** Every decision tells how right the terms were that had a word in it. */
export const teachWords: Teacher = ({ symbols, label, undo }) => termHitsDecided(symbols, label === 'spam', undo);
