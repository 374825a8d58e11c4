/** Letters about accounts: one shape, whole sentences from the words of the portal. */
import { type Letter, post } from '#kernel/mail/letter.ts';
import { settings } from '#kernel/settings/settings.ts';
import { type Language, translator } from '#kernel/words/words.ts';

export type Reader = { mail: string; name: string; language: Language };

/**
 * @param what names its words: `accounts.mails.<what>.subject` and `.text`.
 * @param link stands on a line of its own.
 */
export function write(what: string, reader: Reader, link: string | null, gaps: Record<string, string> = {}) {
	const t = translator(reader.language);
	const host = settings().HOST_NAME;
	const filled = { host, name: reader.name, link: link ?? '', ...gaps };
	const words = (key: string) => t(`portal:accounts.mails.${what}.${key}`, filled);
	const letter: Letter = {
		to: reader.mail,
		language: reader.language,
		kind: `portal.${what}`,
		subject: words('subject'),
		text: `${words('text')}\n\n${t('portal:accounts.mails.foot', filled)}\n`
	};
	return post(letter);
}

export const linkTo = (path: string): string => `${settings().BASE_URL}${path}`;
