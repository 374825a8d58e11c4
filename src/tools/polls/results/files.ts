/** The files that results leave in. */

import { attachment } from '#base/attachment.ts';
import { calendarType } from '#base/icalendar.ts';
import { refusal } from '#base/refusal.ts';
import { sheetFile, sheetTypes } from '#base/spreadsheet/files.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { nameOf } from '#kernel/items/item.ts';
import { type Language, translator } from '#kernel/words/words.ts';
import * as store from '../store.ts';
import { seenBy, whoOf } from '../who.ts';
import { pollCalendar } from './calendar.ts';
import { openFormat, turnsOf } from './open-format.ts';
import { outcomeOf } from './outcome.ts';
import { sheetOf } from './sheet.ts';

export const fileKinds = ['csv', 'xlsx', 'ods', 'json', 'ics'] as const;
export type FileKind = (typeof fileKinds)[number];

export const mediaTypes: Record<FileKind, string> = { ...sheetTypes, ics: calendarType() };

export const noDates = refusal('polls.no-dates', 404);
export const resultsHidden = refusal('polls.results-hidden', 403);

export type Asked = { pass: ItemPass; now: Date; base: string; language: Language };
type Written = { body: string | Uint8Array<ArrayBufferLike>; type: string };

const linkOf = ({ pass, base }: Asked): string => `${base}/polls/${nameOf(pass.about)}`;

export async function calendarFile(asked: Asked): Promise<Written> {
	const poll = seenBy(asked.pass, await store.poll(asked.pass));
	if (poll.kind !== 'date') throw noDates();
	const text = pollCalendar(poll, linkOf(asked), asked.pass.about.touchedAt);
	return { body: text, type: calendarType() };
}

export async function countedFile(asked: Asked, kind: Exclude<FileKind, 'ics'>): Promise<Written> {
	const { pass, now, language } = asked;
	const [poll, ballots, comments] = await Promise.all([
		store.poll(pass),
		store.ballotsOf(pass),
		store.commentsOf(pass)
	]);
	const outcome = outcomeOf(seenBy(pass, poll), ballots, comments, whoOf(pass, ballots), now);
	if (!outcome.counted) throw resultsHidden();
	if (kind === 'json') {
		const document = openFormat(outcome, turnsOf(ballots), { link: linkOf(asked), now });
		return { body: JSON.stringify(document), type: 'application/json' };
	}
	const { bytes, type } = sheetFile(sheetOf(outcome, translator(language), language), kind);
	return { body: bytes, type };
}

/** @throws polls.results-hidden, or polls.no-dates for a calendar of what has no dates. */
export async function resultsFile(asked: Asked, kind: FileKind): Promise<Response> {
	const { body, type } = kind === 'ics' ? await calendarFile(asked) : await countedFile(asked, kind);
	return new Response(body as BodyInit, {
		headers: {
			'content-type': type,
			'content-disposition': attachment(asked.pass.about.title, kind, 'poll'),
			'cache-control': 'private, no-store'
		}
	});
}
