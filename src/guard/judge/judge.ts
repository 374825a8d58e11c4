/** Evidence in, verdict out: the heart of the guard, without a database. */
import type { Evidence } from './evidence.ts';
import { type Found, floorOf, type Signal, scoreOf } from './signal.ts';
import { harsher, type Thresholds, type Verdict, verdictOf } from './verdict.ts';
import { type Opinions, opinionsOn } from './weighing.ts';

export type Judged = { opinions: Opinions; score: number; verdict: Verdict };

/** Takes the weight from what should not act. */
export type Brake = (found: readonly Found[], evidence: Evidence, versions: Record<string, string>) => Promise<Found[]>;

export async function judge(
	evidence: Evidence,
	signals: readonly Signal[],
	thresholds: Thresholds,
	brake?: Brake
): Promise<Judged> {
	const opinions = await opinionsOn(evidence, signals);
	if (brake) opinions.found = await brake(opinions.found, evidence, opinions.versions);
	const score = scoreOf(opinions.found);
	const verdict = harsher(verdictOf(score, thresholds, evidence.maker), floorOf(opinions.found));
	return { opinions, score, verdict };
}
