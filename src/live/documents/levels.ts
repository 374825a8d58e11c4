/**
 * Blocks within blocks come in small steps too. What each update may add is summed up, and the whole is measured only
 * where the sum says too much: keeping the place of every block would cost more than the text.
 */
import type * as Y from 'yjs';

/** How many levels an update holds from the text itself, and how many it adds below or beside what others brought. */
export type Reach = { levels: number; adds: number };

export type Measure = { mostLevels: number; levelsOf(doc: Y.Doc): number };

/**
 * @param atMost there are no more levels than these.
 * @param wake all that was taken so far.
 * @returns how many there may be with this update; null where that is too deep.
 */
export function deepened(atMost: number, reach: Reach, measure: Measure, wake: () => Y.Doc): number | null {
	if (reach.adds === 0) return Math.max(atMost, reach.levels);
	if (atMost + reach.adds <= measure.mostLevels) return Math.max(atMost + reach.adds, reach.levels);
	const doc = wake();
	const levels = measure.levelsOf(doc) + reach.adds;
	doc.destroy();
	return levels > measure.mostLevels ? null : Math.max(levels, reach.levels);
}
