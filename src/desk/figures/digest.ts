/** A letter in the morning to those who look after this host, only where something waits for them. */
import { forgetReporters } from '#guard/reports/report.ts';
import { deciderIds } from '#kernel/accounts/moderators.ts';
import { transaction } from '#kernel/database/connection.ts';
import { job } from '#kernel/jobs/job.ts';
import type { Kind } from '#kernel/mail/kinds.ts';
import { tell } from '#kernel/notices/tell.ts';
import { settings } from '#kernel/settings/settings.ts';
import { translator } from '#kernel/web/words.ts';
import { ageOf } from '../queue/age.ts';
import { type Waiting, waitingByKind } from '../queue/store.ts';

export const waitingKind: Kind = { id: 'desk.waiting', refusable: true };

function letterOn(waiting: Waiting[], now: Date) {
	const count = waiting.reduce((sum, one) => sum + one.count, 0);
	return (language: 'en' | 'fr') => {
		const t = translator(language);
		const { BASE_URL, HOST_NAME } = settings();
		const lines = waiting.map(({ kind, count, oldest }) => {
			const age = ageOf(oldest, now, language);
			return `• ${t(`desk:queue.kinds.${kind}`)}: ${count} (${t('desk:queue.oldest', { age })})`;
		});
		const gaps = { count, host: HOST_NAME };
		const parts = [t('desk:digest.lead', gaps), lines.join('\n'), `${BASE_URL}/desk/queue`];
		return { subject: t('desk:digest.subject', gaps), text: parts.join('\n\n') };
	};
}

/** @returns how many were told. */
export async function writeDigest(now: Date): Promise<number> {
	const waiting = await waitingByKind();
	if (waiting.length === 0) return 0;
	const count = waiting.reduce((sum, one) => sum + one.count, 0);
	const people = await deciderIds();
	await transaction(async () => {
		for (const moderator of people) {
			await tell(moderator, {
				kind: waitingKind.id,
				words: { key: 'desk:digest.notice', gaps: { count } },
				link: '/desk/queue',
				letter: letterOn(waiting, now)
			});
		}
	});
	return people.length;
}

export const writeDigestDaily = job({
	name: 'desk.digest',
	every: '0 6 * * *',
	run: async () => {
		await writeDigest(new Date());
	}
});

export const forgetReportersDaily = job({
	name: 'desk.forget-reporters',
	every: '50 3 * * *',
	run: async () => {
		await forgetReporters(new Date());
	}
});
