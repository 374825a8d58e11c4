/** The letter before an item ends. */
import type { Recipient } from '../items/contact.ts';
import { daysInTrash, longDay } from '../items/keeping.ts';
import { post } from '../mail/letter.ts';
import { settings } from '../settings/settings.ts';
import { translator } from '../words/words.ts';
import { extensionSeal } from './actions.ts';
import type { Ending } from './store.ts';

export const extensionLink = (item: Pick<Ending, 'id' | 'owner'>): string =>
	`${settings().BASE_URL}/extensions/${item.id}/${extensionSeal(item)}`;

export async function writeOfEnding(ending: Ending, recipients: Recipient[]): Promise<void> {
	for (const { mail, language } of recipients) {
		const t = translator(language);
		const gaps = {
			title: ending.title,
			day: longDay(ending.expiresAt, language),
			days: daysInTrash,
			link: extensionLink(ending)
		};
		await post({
			to: mail,
			language,
			kind: 'kernel.ending',
			subject: t('kernel:letters.ending.subject', gaps),
			text: t('kernel:letters.ending.text', gaps)
		});
	}
}
