/** One letter a day for those who prefer that to one for each thing. */
import { accountById } from '#kernel/accounts/store.ts';
import { transaction } from '#kernel/database/connection.ts';
import { job } from '#kernel/jobs/job.ts';
import { post } from '#kernel/mail/letter.ts';
import * as store from '#kernel/notices/store.ts';
import { settings } from '#kernel/settings/settings.ts';
import { translator } from '#kernel/words/words.ts';
import { dailyKind } from './actions.ts';

const atATime = 500;
const mostLines = 100;

export function writeDaily(actor: string): Promise<void> {
	return transaction(async () => {
		const notices = await store.takeGathered(actor);
		if (notices.length === 0) return;
		const { mail, language } = await accountById(actor);
		const t = translator(language);
		const { BASE_URL, HOST_NAME } = settings();
		const lines = notices
			.slice(0, mostLines)
			.map(({ words, link }) => `• ${t(words.key, words.gaps ?? {})}\n${BASE_URL}${link ?? '/notices'}`);
		const gaps = { host: HOST_NAME, count: notices.length };
		await post({
			to: mail,
			language,
			kind: dailyKind,
			subject: t('portal:notices.daily.subject', gaps),
			text: [t('portal:notices.daily.lead', gaps), ...lines].join('\n\n')
		});
	});
}

export const writeDailyLetters = job({
	name: 'portal.daily-letters',
	every: '0 6 * * *',
	async run() {
		for (let actors = await store.gatheredFor(atATime); actors.length > 0; actors = await store.gatheredFor(atATime)) {
			for (const actor of actors) await writeDaily(actor);
		}
	}
});

export const forgetOldNotices = job({
	name: 'portal.forget-notices',
	every: '40 3 * * *',
	run: async () => void (await store.forgetOld())
});
