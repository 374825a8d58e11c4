/** Whoever left an address with a report hears what came of it, and again when that changes. */
import { carrier } from '#kernel/database/connection.ts';
import { tell } from '#kernel/notices/tell.ts';
import { settings } from '#kernel/settings/settings.ts';
import { type Language, translator } from '#kernel/words/words.ts';
import { isAgainst, leavesOpen, type What } from '../decisions/decision.ts';

export const reportKind = 'guard.report';

type Waiting = { id: string; mail: string; language: Language; title: string };

export async function tellReporters(caseId: string, what: What): Promise<void> {
	if (leavesOpen(what)) return;
	const rows = await carrier()<Waiting[]>`
		select r.id, r.mail, r.language, i.title from guard.report r join kernel.item i on i.id = r.item
		where r.case_id = ${caseId} and r.mail is not null`;
	for (const { mail, language, title } of rows) {
		await tell(
			{ mail, language },
			{ kind: reportKind, words: { key: 'guard:letters.reported.subject' }, letter: letterOn(what, title) }
		);
	}
}

const letterOn = (what: What, title: string) => (language: Language) => {
	const t = translator(language);
	const gaps = { title, host: settings().HOST_NAME };
	const outcome = isAgainst(what) ? 'acted' : 'fine';
	const parts = [t('guard:letters.hello'), t(`guard:letters.reported.${outcome}`, gaps)];
	return { subject: t('guard:letters.reported.subject', gaps), text: parts.join('\n\n') };
};
