/** What a finding stands on: the rule, term or list behind it, or the signal itself in its version. Pure. */
import type { Found } from '../judge/signal.ts';

export type Subject = {
	/** `rule:12@3`, or `form.copies@1`: another version is another subject. */
	name: string;
	symbol: string;
	signal: boolean;
	/** When it was made; a signal is as old as its first finding on this host. */
	since: Date;
};

/** What weighs less than this tips no verdict by itself: a signal may well say it of every other action. */
const leastOfSignal = 2;

function versionOf(symbol: string, versions: Record<string, string>): string {
	const signals = Object.keys(versions).filter((name) => symbol === name || symbol.startsWith(`${name}.`));
	const nearest = signals.sort((one, other) => other.length - one.length)[0];
	const version = nearest === undefined ? '' : versions[nearest]!;
	return isChecksum(version) ? 'learned' : version;
}

/** What is learned anew from every decision has a checksum for a version: that is no other signal each time. */
const isChecksum = (version: string): boolean => /^[\da-f]{12,}$/.test(version);

const signalOf = (symbol: string): string => symbol.split('.')[0]!;

/** How much other signals speak against the same action. */
export const besides = (symbol: string, found: readonly Found[]): number =>
	found
		.filter((other) => other.points > 0 && signalOf(other.symbol) !== signalOf(symbol))
		.reduce((sum, { points }) => sum + points, 0);

/** Null where there is nothing to brake: what speaks for an action, and what hardly weighs. */
export function subjectOf(found: Found, versions: Record<string, string>, now: Date): Subject | null {
	const { symbol, points, by } = found;
	if (points <= 0) return null;
	if (by) return { name: by.what, symbol, signal: false, since: new Date(by.since) };
	if (points < leastOfSignal) return null;
	return { name: `${symbol}@${versionOf(symbol, versions)}`, symbol, signal: true, since: now };
}
