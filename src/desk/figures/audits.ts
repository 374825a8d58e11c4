/**
 * Once a week verdicts are drawn at random, of those that let through and those that held back: what a person says of
 * them tells how often the guard is wrong, also where nobody complained.
 */
import { openCase } from '#guard/cases.ts';
import { transaction } from '#kernel/database/connection.ts';
import { job } from '#kernel/jobs/job.ts';
import * as store from './store.ts';

const perWeek = 20;
const week = 7 * 86_400_000;

/** What waits, or was decided, is looked at anyway; what was let through, or settled without a person, comes into the queue. */
export const drawAudits = (now: Date, most = perWeek): Promise<number> =>
	transaction(async () => {
		let count = 0;
		for (const held of [true, false]) {
			const drawn = await store.drawEvents(held, new Date(now.getTime() - week), most);
			for (const { event, verdict, ofMany, ...thing } of drawn) {
				const { tool, item, part, actor, title } = thing;
				const asked = { tool, item, part, actor, event, campaign: null, harm: 1, reach: 0 };
				const opened = () => openCase({ ...asked, kind: 'notice', about: { audit: true, title } }, now);
				const caseId = (held ? thing.caseId : null) ?? (await opened());
				await store.keepAudit({ event, verdict, ofMany, drawn: drawn.length, at: now, caseId });
				count++;
			}
		}
		return count;
	});

export const drawAuditsWeekly = job({
	name: 'desk.draw-audits',
	every: '10 4 * * 1',
	run: async () => {
		await drawAudits(new Date());
	}
});
