/** How right each term is, learned from what people decide. A term that meets honest people suspends itself. */
import { afterCommit, transaction } from '#kernel/database/connection.ts';
import type { Found } from '../judge/signal.ts';
import { forgetWords } from './current.ts';
import {
	countUse,
	forgetUnused,
	resumeForPrecision,
	suspendedForPrecision,
	suspendForPrecision,
	type Use
} from './store.ts';

export type Interval = { low: number; high: number };

/** Between which bounds the true share lies, 95 times of 100 (Wilson, 1927). */
export function wilson(hits: number, all: number, z = 1.96): Interval {
	if (all === 0) return { low: 0, high: 1 };
	const share = hits / all;
	const spread = (z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all))) / (1 + (z * z) / all);
	const middle = (share + (z * z) / (2 * all)) / (1 + (z * z) / all);
	return { low: Math.max(0, middle - spread), high: Math.min(1, middle + spread) };
}

/** Wrong more often than right, as good as certainly: none of four, one of eight, three of fourteen. */
export const isBad = ({ abuse, fine }: Pick<Use, 'abuse' | 'fine'>): boolean => wilson(abuse, abuse + fine).high < 0.5;

const namesTerms = ['words.forbidden', 'words.suspicious', 'exchange.words'];

/** The terms named by the symbols of an event. */
export function termsMet(symbols: readonly Found[]): number[] {
	const named = symbols
		.filter(({ symbol }) => namesTerms.includes(symbol))
		.flatMap(({ gaps }) => String(gaps?.terms ?? '').split(','));
	return [...new Set(named.map(Number).filter((id) => Number.isSafeInteger(id) && id > 0))];
}

/**
 * For every decision of the desk, and for what stood unreported: call it with the symbols the event kept.
 * @param undo takes the same decision back, wholly: a term that suspended itself because of it is in force again.
 */
export async function termHitsDecided(symbols: readonly Found[], wasAbuse: boolean, undo = false): Promise<void> {
	const ids = termsMet(symbols);
	if (ids.length === 0) return;
	const step = undo ? -1 : 1;
	await transaction(async () => {
		const uses = await countUse(ids, wasAbuse ? step : 0, wasAbuse ? 0 : step);
		const bad = uses.filter(isBad).map(({ term }) => term);
		const suspended = await suspendedForPrecision(ids);
		const good = suspended.filter((term) => !bad.includes(term));
		// An update of nothing would have every process read the lists again.
		if (bad.some((term) => !suspended.includes(term))) await suspendForPrecision(bad, new Date());
		if (good.length > 0) await resumeForPrecision(good);
		if (undo) await forgetUnused(ids);
		afterCommit(forgetWords);
	});
}
