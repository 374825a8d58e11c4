import type { Account } from '#kernel/accounts/account.ts';
import type { Kind } from '#kernel/mail/kinds.ts';
import { tell } from '#kernel/notices/tell.ts';
import { settings } from '#kernel/settings/settings.ts';
import { translator } from '#kernel/words/words.ts';

export const roleKind: Kind = { id: 'desk.role', refusable: false };

/** Whoever is given a role, or loses it, hears of it: nobody decides for others without knowing. */
export const tellOfRole = ({ id, name }: Account, change: 'given' | 'taken'): Promise<void> =>
	tell(
		{ id },
		{
			kind: roleKind.id,
			words: { key: `desk:roles.notice.${change}` },
			...(change === 'given' ? { link: '/desk' } : {}),
			letter: (language) => {
				const t = translator(language);
				const { BASE_URL, HOST_NAME } = settings();
				const gaps = { name, host: HOST_NAME, link: `${BASE_URL}/desk` };
				return {
					subject: t(`desk:roles.letter.subject-${change}`, gaps),
					text: t(`desk:roles.letter.${change}`, gaps)
				};
			}
		}
	);
