/** What stands between a doubtful deed and its being done: a wait, or some work. Either is asked once. */
import { cpus, loadavg } from 'node:os';
import { refusal } from '#base/refusal.ts';
import { type Rate, waitFor } from '#kernel/limits/rate.ts';
import { settings } from '#kernel/settings/settings.ts';
import type { Evidence } from '../judge/evidence.ts';
import type { Judged } from '../judge/judge.ts';
import { waitOf } from '../judge/verdict.ts';
import { isBenefitDue } from './benefit.ts';
import { mayShowLater } from './later.ts';
import { priceOf } from './price.ts';
import { isReceipt } from './receipt.ts';
import { waitOnce } from './wait.ts';
import { type Bound, boundTo, isProof, makeChallenge } from './work.ts';

export const slowDown = refusal('guard.slow', 429);
export const challenged = refusal('guard.challenge', 428);

/** Asking for a person instead is free, so it is not endless. */
const asksForPerson: Rate = { name: 'asks for a person', perMinute: 1 / 10, burst: 6 };

/** Once or twice an hour honest people look doubtful; whoever comes again and again has some work to do. */
const doubtedOften: Rate = { name: 'shown later instead of work', perMinute: 1 / 30, burst: 3 };

const whoOf = ({ maker, place }: Evidence): string => (maker.kind === 'account' ? maker.id : (place?.hash ?? maker.id));

function minded(evidence: Evidence, judged: Judged): Judged {
	const wait = waitOnce(`${evidence.kind} ${whoOf(evidence)}`, waitOf(judged.score), evidence.now);
	if (wait > 0) throw slowDown({ retryAfter: wait, gaps: { seconds: wait } });
	return judged;
}

const load = (): number => loadavg()[0]! / cpus().length;

const mayAskForPerson = (evidence: Evidence): boolean =>
	settings().RATE_LIMITS === 'off' || waitFor(asksForPerson, whoOf(evidence), evidence.now.getTime()) === 0;

const mayWaitInstead = (evidence: Evidence): boolean =>
	mayShowLater(evidence) &&
	(settings().RATE_LIMITS === 'off' || waitFor(doubtedOften, whoOf(evidence), evidence.now.getTime()) === 0);

async function isPaid(work: string | null, bound: Bound, now: Date): Promise<boolean> {
	if (!work) return false;
	return (await isReceipt(work, bound.deed, now)) || isProof(work, bound, now);
}

async function worked(evidence: Evidence, judged: Judged, session: string | null): Promise<Judged> {
	const { form, now } = evidence;
	const bound = boundTo(evidence, session ?? whoOf(evidence));
	if (await isPaid(form?.work ?? null, bound, now)) return judged;
	if (mayWaitInstead(evidence)) return judged;
	if (form?.patient && mayAskForPerson(evidence)) return { ...judged, verdict: 'hold' };
	const challenge = await makeChallenge(bound, priceOf(judged.score, load()), now);
	throw challenged({ more: { challenge } });
}

/**
 * @param session who asks, where that stays the same from one request to the next.
 * @throws guard.slow, guard.challenge as long as the wait or the work is due.
 */
export async function settled(evidence: Evidence, judged: Judged, session: string | null): Promise<Judged> {
	if (judged.verdict === 'hold' && isBenefitDue(evidence, judged) && mayWaitInstead(evidence))
		return { ...judged, verdict: 'challenge' };
	if (judged.verdict === 'slow') return mayShowLater(evidence) ? judged : minded(evidence, judged);
	return judged.verdict === 'challenge' ? worked(evidence, judged, session) : judged;
}
