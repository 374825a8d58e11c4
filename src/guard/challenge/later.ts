/**
 * Whoever filled in a form as people do is not sent away to come back: what is doubtful a little is kept at once, and
 * others see it some seconds later. Should it turn out to be of a campaign meanwhile, nobody saw it.
 */
import { letGoDue, withhold } from '#kernel/access/withheld.ts';
import { house } from '#kernel/accounts/actor.ts';
import { type Job, job } from '#kernel/jobs/job.ts';
import { queue } from '#kernel/jobs/queue.ts';
import { type Evidence, isAdded, isNewHere } from '../judge/evidence.ts';
import type { Judged } from '../judge/judge.ts';
import { waitOf } from '../judge/verdict.ts';

/** A program is quicker. */
const leastSeconds = 4;

/** Whether it may be shown later instead of being asked for again. */
export function mayShowLater(evidence: Evidence): boolean {
	const { form, mails } = evidence;
	if (!form || mails > 0 || form.trapped || form.inOrder === false) return false;
	return (form.seconds ?? 0) >= leastSeconds && isAdded(evidence);
}

const longestSeconds = 60;

/** For how many seconds nobody else sees it; 0 where it is shown at once. */
export function secondsLater(evidence: Evidence, { verdict, score }: Judged): number {
	if (evidence.mails > 0 || !isAdded(evidence)) return 0;
	if (verdict === 'slow') return mayShowLater(evidence) ? waitOf(score) : 0;
	// Who paid has shown to be in earnest, not to be honest; a stranger's links are what campaigns are made of.
	const isNew = isNewHere(evidence);
	if (verdict === 'challenge') return isNew || evidence.form?.work == null ? longestSeconds : 0;
	return verdict === 'tag' && evidence.links.length > 0 && isNew ? longestSeconds : 0;
}

type Later = { item: string; part: string; maker: string | null; until: Date; at: Date };

export async function showLater({ item, part, maker, until, at }: Later): Promise<void> {
	await withhold({ item, part, how: 'hold', maker, opensAt: until }, house.id, at);
	await queue('guard.show-later', {}, { at: until });
}

export const showLaterJob: Job = job({
	name: 'guard.show-later',
	// Each is queued for its own second; this finds what a restart lost.
	every: '* * * * *',
	run: async () => {
		await letGoDue(new Date());
	}
});
