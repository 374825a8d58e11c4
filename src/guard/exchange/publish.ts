/** Making the editions that others read. */

import { transaction } from '#kernel/database/connection.ts';
import { job } from '#kernel/jobs/job.ts';
import { settings } from '#kernel/settings/settings.ts';
import { compileRule } from '../rules/compile.ts';
import { parseRule } from '../rules/parse.ts';
import { type Active, activeRules } from '../rules/store.ts';
import { termsOf } from '../words/store.ts';
import { type Document, format, readDocument, signedDocument } from './document.ts';
import { type Entry, limits } from './entry.ts';
import * as store from './store.ts';

const day = 86_400_000;
/** A host that falls silent says nothing any more after this; long enough for a holiday. */
const daysValid = 14;
const daysFresh = 4;
const termsAtOnce = 5_000;

/** Terms in force: what suspended itself here is not recommended elsewhere. */
async function termsFor(list: number): Promise<Entry[]> {
	const entries: Entry[] = [];
	for (let after = 0; entries.length < limits.entries; ) {
		const page = await termsOf({ list, part: '', only: 'all', after, most: termsAtOnce });
		for (const { text, kind, points, field, suspendedAt } of page) {
			if (suspendedAt) continue;
			entries.push({ text, kind, ...(points && { points }), ...(field && { field }) });
		}
		if (page.length < termsAtOnce) break;
		after = page.at(-1)!.id;
	}
	return entries.slice(0, limits.entries);
}

const personal = ['maker', 'place', 'network', 'mailDomain'] as const;

/** A rule about somebody is nobody else's business; one that cannot be read any more is of no use. */
function isAboutNobody({ text }: Active): boolean {
	try {
		const { needs } = compileRule(parseRule(text));
		return personal.every((key) => !needs.has(key));
	} catch {
		return false;
	}
}

/** Those that act here now, as they are written now: what was not tried is not recommended. */
async function rulesFor(ids: readonly string[]): Promise<Entry[]> {
	const active = (await activeRules()).filter(({ rule, mode }) => mode === 'on' && ids.includes(String(rule)));
	return active.filter(isAboutNobody).map(({ title, text }) => ({ name: title, rule: text }));
}

async function entriesFor({ name, holds, wordList }: store.Published): Promise<Entry[]> {
	if (holds === 'terms') return wordList === null ? [] : termsFor(wordList);
	const values = await store.standingValues(name, limits.entries);
	return holds === 'rules' ? rulesFor(values) : values;
}

function isSame(document: string | null, entries: readonly Entry[], title: string): boolean {
	const before = document === null ? null : readDocument(document);
	if (!before || typeof before === 'string') return false;
	return before.document.title === title && JSON.stringify(before.document.entries) === JSON.stringify(entries);
}

/** A new edition where something changed, or the last one grows old. @returns whether there is one. */
export const publishEdition = (name: string, now: Date): Promise<boolean> =>
	transaction(async () => {
		const list = await store.lockPublished(name);
		if (!list || list.closedAt) return false;
		const { title, holds, madeAt, document } = list;
		const entries = await entriesFor(list);
		const isFresh = madeAt !== null && now.getTime() - madeAt.getTime() < daysFresh * day;
		if (isFresh && isSame(document, entries, title)) return false;
		const next: Document = {
			format,
			host: settings().BASE_URL,
			name,
			title,
			holds,
			edition: list.edition + 1,
			made: now.toISOString(),
			expires: new Date(now.getTime() + daysValid * day).toISOString(),
			entries
		};
		await store.keepEdition(next, signedDocument(next));
		return true;
	});

export const publishAll = job({
	name: 'guard.exchange-publish',
	every: '*/30 * * * *',
	async run() {
		for (const { name } of await store.publishedLists()) await publishEdition(name, new Date());
	}
});
