import { approval } from './approval.ts';
import type { Limits, MethodId, OptionId } from './count.ts';
import { dots } from './dots.ts';
import { majorityJudgment } from './majority-judgment.ts';
import type { CountingFault, Method } from './method.ts';
import { runOff } from './run-off.ts';
import { schulze } from './schulze.ts';
import { score } from './score.ts';
import { yesMaybe } from './yes-maybe.ts';

export const methods = {
	'yes-maybe': yesMaybe,
	approval,
	'run-off': runOff,
	schulze,
	score,
	'majority-judgment': majorityJudgment,
	dots
} satisfies Record<MethodId, Method>;

/** The count each method gives, so that a page knows its figures and steps. */
export type Counts = { [Id in MethodId]: ReturnType<(typeof methods)[Id]['count']> };

/** Counts all ballots, or throws: ask `ballotFaults` when a ballot is cast, and drop the choices of removed options. */
export const countBy = <Id extends MethodId>(
	method: Id,
	options: readonly OptionId[],
	ballots: readonly unknown[],
	limits?: Limits
): Counts[Id] => methods[method].count(options, ballots, limits) as Counts[Id];

export const ballotFaults = (
	method: MethodId,
	options: readonly OptionId[],
	choices: unknown,
	limits?: Limits
): CountingFault[] => methods[method].ballotFaults(options, choices, limits);

export const setupFaults = (method: MethodId, options: readonly OptionId[], limits?: Limits): CountingFault[] =>
	methods[method].setupFaults(options, limits);
