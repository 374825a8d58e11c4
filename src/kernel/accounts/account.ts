/** What an account is and what it allows: rules without a database. */
import type { Language } from '../words/words.ts';
export type Account = {
	id: string;
	name: string;
	mail: string;
	/** Whether its owner showed that letters to this address reach them. */
	mailProven: boolean;
	secondFactor: boolean;
	language: Language;
	admin: boolean;
	at: Date;
};

export const passwordLength = { min: 10, max: 128 };

const dayInMs = 86_400_000;

/** Days during which a deletion can be called off. */
export const daysBeforeDeletion = 14;
export const deletionDue = (now: Date): Date => new Date(now.getTime() + daysBeforeDeletion * dayInMs);

/** Days after which a browser that did not come back has to sign in again. */
export const sessionDays = 60;

/** A few letters repeated, or the mail address itself, is guessed first. */
export function isGuessable(password: string, mail: string): boolean {
	const letters = new Set(password.toLowerCase());
	const local = mail.split('@')[0]!.toLowerCase();
	const rest = password
		.toLowerCase()
		.replace(mail.toLowerCase(), '')
		.replace(local.length > 3 ? local : '\0', '');
	return letters.size < 5 || rest.length < 4;
}
