/** A letter as mail programs understand it (RFC 5322; RFC 8058 for refusing, RFC 6047 for invitations). */
import type { SendMailOptions } from 'nodemailer';
import { htmlOf } from './html.ts';
import { isRefusable } from './kinds.ts';
import { refusalLink } from './refusals.ts';
import type { Attachment, Letter } from './store.ts';

export type House = { from: string; baseUrl: string };

/** Header values never hold what could end a line, whatever the database holds. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those
export const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();

/** The same for every attempt: who receives it twice after a crash sees it once. */
const messageId = (id: string, { baseUrl }: House): string => `<${id}@${new URL(baseUrl).hostname}>`;

const refusing = (letter: Pick<Letter, 'to' | 'kind'>): Record<string, string> =>
	isRefusable(letter.kind)
		? {
				'List-Unsubscribe': `<${refusalLink(letter.to, letter.kind)}>`,
				'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
			}
		: {};

const fileOf = ({ name, type, text }: Attachment) => ({ filename: oneLine(name), contentType: type, content: text });

/** @param letter with what its row holds besides. */
export function messageOf(
	letter: Omit<Letter, 'writer' | 'item'> & { id: string; at: Date },
	house: House
): SendMailOptions {
	const attachments = letter.attachments ?? [];
	const invitation = attachments.find(({ method }) => method !== undefined);
	const subject = oneLine(letter.subject);
	return {
		from: oneLine(house.from),
		to: { name: '', address: oneLine(letter.to) },
		subject,
		date: letter.at,
		messageId: messageId(letter.id, house),
		text: letter.text,
		html: htmlOf({ ...letter, subject }),
		attachments: attachments.filter((file) => file !== invitation).map(fileOf),
		icalEvent: invitation && {
			method: invitation.method as string,
			filename: oneLine(invitation.name),
			content: invitation.text
		},
		headers: {
			'Auto-Submitted': 'auto-generated',
			// Holiday answers of Exchange only heed this one.
			'X-Auto-Response-Suppress': 'All',
			'Content-Language': letter.language,
			...refusing(letter)
		},
		disableFileAccess: true,
		disableUrlAccess: true
	} as SendMailOptions;
}
