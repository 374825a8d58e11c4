/**
 * What comes in a wave is one campaign, though its words be unlike: accounts made one after another by a machine, and
 * almost sure abuse from several strangers within hours. Kept in memory: of several processes each makes its own.
 */
import type { Found } from '../judge/signal.ts';
import { newCampaign } from './name.ts';

const programs: ReadonlySet<string> = new Set([
	'manners.too-fast',
	'manners.trapped',
	'manners.disorder',
	'manners.unmarked'
]);

/** How it was sent is how programs send. */
export const isSentByProgram = (found: readonly Found[]): boolean =>
	found.some(({ symbol, points }) => points > 0 && programs.has(symbol));

/** What only a program does, or one hand with many names. */
export const isMachines = (found: readonly Found[]): boolean =>
	isSentByProgram(found) || found.some(({ symbol, points }) => points > 0 && symbol === 'manners.crowd');

/** A machine made it; or it came in a surge of words that are almost surely abuse. */
export type Sort = 'accounts' | 'surge';

const quietMs = 2 * 3_600_000;

const last = new Map<Sort, { campaign: string; at: number }>();

/** The campaign of what comes in a wave: that of the one before it, until two quiet hours. */
export function waveAt(sort: Sort, now: Date): string {
	const at = now.getTime();
	const before = last.get(sort);
	const campaign = before && Math.abs(at - before.at) < quietMs ? before.campaign : newCampaign(now);
	last.set(sort, { campaign, at });
	return campaign;
}
