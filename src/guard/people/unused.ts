/** Accounts nobody ever confirmed or used: put on their way out as one batch, told, and brought back by one click. */
import { formatDay } from '#base/zones.ts';
import { house } from '#kernel/accounts/actor.ts';
import { makeProof } from '#kernel/accounts/proofs.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { post } from '#kernel/mail/letter.ts';
import { settings } from '#kernel/settings/settings.ts';
import { type Language, translator } from '#kernel/words/words.ts';
import { gather, startByHouse } from '../sweeps/plan.ts';
import { daysToComeBack } from './effects.ts';

export const daysOfGrace = 10;
export const unusedKind = 'guard.unused';

/** One day's round: the rest has time until tomorrow. */
const mostADay = 5000;

type Unused = { id: string; name: string; mail: string; language: Language };

/**
 * Never confirmed; or confirmed, and then nothing: nothing made, answered or kept, no space, no sign of life since the
 * first days.
 */
const unusedBy = (now: Date) => carrier()<Unused[]>`
	select c.id, c.name, c.mail, c.language from kernel.account c
	where c.at < ${now}::timestamptz - make_interval(days => ${daysOfGrace})
		and not exists (select 1 from kernel.departure d where d.account = c.id)
		and not exists (select 1 from kernel.decider d where d.account = c.id)
		and not exists (select 1 from kernel.item i where i.owner = c.id)
		and not exists (select 1 from kernel.member m where m.actor = c.id)
		and not exists (select 1 from kernel.permit p where p.actor = c.id)
		and (not c.mail_proven
			or (not exists (select 1 from kernel.activity a where a.actor = c.id
					and a.at > c.at + make_interval(days => ${daysOfGrace}))
				and not exists (select 1 from kernel.activity a where a.actor = c.id and a.item is not null)
				and not exists (select 1 from kernel.session s where s.account = c.id
					and s.used_at > c.at + make_interval(days => ${daysOfGrace}))
				and not exists (select 1 from kernel.token t where t.account = c.id)))
	order by c.at, c.id limit ${mostADay}`;

async function write({ id, name, mail, language }: Unused, now: Date): Promise<void> {
	const t = translator(language);
	const { HOST_NAME, BASE_URL } = settings();
	const token = await makeProof('stay', { account: id }, daysToComeBack * 24);
	const due = new Date(now.getTime() + daysToComeBack * 86_400_000);
	const day = formatDay(due, language === 'en' ? 'en-GB' : language, 'UTC');
	const gaps = { host: HOST_NAME, name, day, link: `${BASE_URL}/stay/${token}` };
	const subject = t('guard:letters.unused.subject', gaps);
	await post({ to: mail, language, kind: unusedKind, subject, text: t('guard:letters.unused.text', gaps) });
}

/** @returns how many accounts are on their way out. */
export function removeUnused(now: Date): Promise<number> {
	return transaction(async () => {
		const unused = await unusedBy(now);
		if (unused.length === 0) return 0;
		const reason = translator(settings().LANGUAGES[0]!)('guard:letters.unused.reason', { days: daysOfGrace });
		const named = unused.map(({ id }) => ({ id, tool: 'accounts', band: 0 as const }));
		const sweep = await gather('accounts.remove', named, { by: house.id, at: now, reason });
		await startByHouse(sweep, now);
		for (const one of unused) await write(one, now);
		return unused.length;
	});
}
