/** What applicants are told, in plain words. */
import { accountById } from '#kernel/accounts/store.ts';
import { post } from '#kernel/mail/letter.ts';
import { derived } from '#kernel/settings/secret.ts';
import { settings } from '#kernel/settings/settings.ts';
import { translator } from '#kernel/words/words.ts';

type About = 'waits' | 'accepted' | 'refused' | 'again' | 'asked';

const sealOf = (account: string): string => derived('applicant', account).toString('base64url').slice(0, 32);

/** The link by which an applicant, who cannot sign in yet, answers a question. */
export const answerLink = (account: string): string =>
	`${settings().BASE_URL}/sign-up/answer/${account}.${sealOf(account)}`;

/** @returns the account a link speaks of, or null when it is none of ours. */
export function applicantIn(token: string): string | null {
	const [account = '', seal] = token.split('.');
	return account.length < 60 && seal === sealOf(account) ? account : null;
}

const links: Partial<Record<About, (account: string) => string>> = {
	accepted: () => `${settings().BASE_URL}/sign-in`,
	asked: answerLink,
	refused: () => `${settings().BASE_URL}/help`
};

/** @param words of a person: a reason, a question. */
export async function writeApplicant(about: About, account: string, words = ''): Promise<void> {
	const { mail, name, language } = await accountById(account);
	const t = translator(language);
	const said = words || t('guard:sign-up.no-reason');
	const gaps = { host: settings().HOST_NAME, name, words: said, link: links[about]?.(account) ?? '' };
	await post({
		to: mail,
		language,
		kind: 'guard.sign-up',
		subject: t(`guard:sign-up.letters.${about}.subject`, gaps),
		text: t(`guard:sign-up.letters.${about}.text`, gaps)
	});
}
