/** Evidence in, verdict out: the heart of the guard, without a database. */
import type { Evidence } from './evidence.ts';
import type { Signal } from './signal.ts';
import { scoreOf, type Thresholds, type Verdict, verdictOf } from './verdict.ts';
import { type Opinions, opinionsOn } from './weighing.ts';

export type Judged = { opinions: Opinions; score: number; verdict: Verdict };

export async function judge(evidence: Evidence, signals: readonly Signal[], thresholds: Thresholds): Promise<Judged> {
	const opinions = await opinionsOn(evidence, signals);
	const score = scoreOf(opinions.found);
	return { opinions, score, verdict: verdictOf(score, thresholds, evidence.maker) };
}
