/** The calendar behind a secret address. */
import { createHash } from 'node:crypto';
import { type CalendarEvent, calendarOf, calendarType } from '#base/icalendar.ts';
import { notFound } from '../access/pass.ts';
import type { Actor } from '../accounts/actor.ts';
import { spend } from '../limits/rate.ts';
import { settings } from '../settings/settings.ts';
import { resource } from '../web/page.ts';
import { type Language, translator } from '../words/words.ts';
import { hashOf, secretIn } from './feed.ts';
import * as store from './store.ts';

/** The events that concern an actor now. Their `stamp` moves with them only, so that an unchanged feed reads the same. */
export type Feeding = (actor: Actor, now: Date, language: Language) => Promise<CalendarEvent[]>;

let feedings: Feeding[] = [];
/** What the tools have to say. Told when the house is put together. */
export const learnFeeds = (known: Feeding[]): void => {
	feedings = known;
};

const asking = { name: 'feed', perMinute: 30, burst: 30 };
const refreshMinutes = 60;

async function calendarFor({ actor, language }: store.Owner, now: Date): Promise<string> {
	const events = await Promise.all(feedings.map((feeding) => feeding(actor, now, language)));
	const name = translator(language)('kernel:feed.name', { host: settings().HOST_NAME });
	return calendarOf({ name, refreshMinutes, events: events.flat() });
}

/** RFC 9110 §13.1.2: weak comparison, any of several, or any at all. */
export function isKnown(header: string | null, tag: string): boolean {
	const known = (header ?? '').split(',', 20).map((one) => one.trim().replace(/^W\//, ''));
	return known.includes('*') || known.includes(tag);
}

export const feedFile = resource('/feeds/:file', {
	open: 'whoever knows the secret address may read the calendar behind it',
	async answer({ params, caller, headers, now }) {
		spend(asking, caller.place ?? '');
		const secret = secretIn(params.file ?? '');
		const owner = secret === null ? null : await store.ownerOf(hashOf(secret));
		if (!owner) throw notFound();
		const text = await calendarFor(owner, now);
		const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
		const kept = { etag: tag, 'cache-control': 'private, no-cache' };
		if (isKnown(headers.get('if-none-match'), tag)) return new Response(null, { status: 304, headers: kept });
		return new Response(text, { headers: { ...kept, 'content-type': calendarType() } });
	}
});
