/** How this host stands in calendars and letters. */
import type { Person } from '#base/icalendar.ts';
import { keyFor } from '#kernel/access/keys.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { nameOf } from '#kernel/items/item.ts';
import { settings } from '#kernel/settings/settings.ts';
import { keyLink } from '#kernel/web/key-link.tsx';

/** The end of every UID this host gives. */
export const hostName = (): string => new URL(settings().BASE_URL).hostname;

/** The address letters come from, as the organiser of events whose owner keeps their own to themselves. */
export function hostSender(): Person {
	const { MAIL_FROM, HOST_NAME } = settings();
	return { mail: /<([^<>]+)>\s*$/.exec(MAIL_FROM)?.[1]?.trim() ?? MAIL_FROM.trim(), name: HOST_NAME };
}

export const pollLink = (pass: ItemPass): string => `${settings().BASE_URL}/polls/${nameOf(pass.about)}`;

export const subjectOf = (invitation: string): string => `invitation:${invitation}`;

/** The link by which an invited person answers, and changes what they answered. */
export const personalLink = async (pass: ItemPass, invitation: string): Promise<string> =>
	keyLink(settings().BASE_URL, 'polls', pass.item, await keyFor(pass.item, 'answer', subjectOf(invitation)));
