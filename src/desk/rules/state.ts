/** What is known of a rule before it may act. */
import type { Tried } from '#guard/rules/standing.ts';
import { lookAt } from '#guard/sweeps/plan.ts';
import { trialsOf } from '#guard/sweeps/store.ts';

/** The newest dry run of just that version that came to its end. */
export async function newestTrial({ rule, version }: { rule: number; version: number }): Promise<Tried['dryRun']> {
	const trials = await trialsOf(rule, 50);
	const trial = trials.find((one) => one.version === version && one.counts !== null);
	const seen = trial && (await lookAt(trial.id));
	if (!seen?.standing) return null;
	const { unmarked, objections } = seen.standing;
	return {
		unmarked,
		isTooBroad: objections.some(({ why }) => why === 'share' || why === 'most'),
		signatures: seen.signatures
	};
}
