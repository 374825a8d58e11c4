/**
 * What a person looked at and found fine is not held back a second time: a letter that waited leaves when it is sent
 * again, whatever the signals go on saying of its words.
 */
import type { Evidence } from '../judge/evidence.ts';
import type { Judged } from '../judge/judge.ts';
import { wordsFoundFine } from './store.ts';

/** The same words, of whoever wrote them before or in the thing they were written in; not one letter more. */
export async function excused(evidence: Evidence, judged: Judged): Promise<Judged> {
	if (!(await wordsFoundFine(evidence))) return judged;
	const { opinions, score } = judged;
	const found = [...opinions.found, { symbol: 'known.fine', points: -score }];
	return { opinions: { ...opinions, found }, score: 0, verdict: 'pass' };
}
