/**
 * What this process knows of the brake: read at most every three seconds, and in the background, so that no action
 * waits for it but the first.
 */
import { log } from '#kernel/settings/log.ts';
import { type Limits, shareOf, usualLimits } from './brake.ts';
import { Counts } from './counts.ts';
import * as store from './store.ts';

const longestMs = 3_000;

type Known = {
	at: number;
	braked: Set<string>;
	released: Set<string>;
	limits: Limits;
	signals: Map<string, store.Share>;
	/** Rules, terms and lists this process found to be fresh no longer. */
	settled: Set<string>;
};

let known: Known | undefined;
let reading: Promise<void> | null = null;
let counts = new Counts();

export const countsHere = (): Counts => counts;

async function read(): Promise<void> {
	// Of signals that are no longer fresh nobody waits for the count, so it is told from time to time.
	const deltas = counts.take(({ signal }, kind) => signal && kind === '*');
	if (deltas.length > 0) await store.addCounts(deltas, new Date());
	const [standings, percent, shares] = await Promise.all([
		store.standings(),
		store.chosenPercent(),
		store.sharesOfSignals()
	]);
	const named = (released: boolean) =>
		new Set(standings.filter((one) => one.released === released).map(({ subject }) => subject));
	known = {
		at: Date.now(),
		braked: named(false),
		released: named(true),
		limits: { ...usualLimits, percent: percent ?? usualLimits.percent },
		signals: new Map(shares.map((share) => [share.subject, share])),
		settled: known?.settled ?? new Set()
	};
}

function readAgain(): Promise<void> {
	reading ??= read()
		.catch((problem) => {
			if (known) known.at = Date.now();
			log().warn({ part: 'brake', err: problem }, 'what is braked could not be read');
		})
		.finally(() => {
			reading = null;
		});
	return reading;
}

const nothingKnown = (): Known => ({
	at: 0,
	braked: new Set(),
	released: new Set(),
	limits: usualLimits,
	signals: new Map(),
	settled: new Set()
});

export type State = Known;

export async function brakeState(): Promise<State> {
	if (!known) await readAgain();
	else if (Date.now() - known.at >= longestMs) void readAgain();
	known ??= nothingKnown();
	return known;
}

/** The next action hears of what changed. */
export const forgetBrake = (): void => {
	known = undefined;
};

/** For tests: another process, which counted nothing yet. */
export const startAnew = (): void => {
	known = undefined;
	counts = new Counts();
};

/** The share of traffic the version before had; null where this host knew none, and so has nothing to compare with. */
export function shareBefore({ signals }: Known, { name, symbol }: { name: string; symbol: string }): number | null {
	const before = [...signals.values()].filter((share) => share.symbol === symbol && share.subject !== name);
	const last = before.filter(({ judged }) => judged >= enoughToCompare).at(-1);
	return last ? shareOf(last) : null;
}

const enoughToCompare = 200;
