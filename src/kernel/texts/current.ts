/**
 * The host's texts as they are shown. Every process reads all of them at most every five seconds, and the one that
 * writes reads again at once: what the host says is everywhere within five seconds, and costs a page nothing.
 */
import { sessionDays } from '../accounts/account.ts';
import { daysInTrash } from '../items/keeping.ts';
import { log } from '../settings/log.ts';
import { settings } from '../settings/settings.ts';
import { type Current, currentTexts, type Place } from './store.ts';
import { filled, type TextName } from './text.ts';

const longestMs = 5_000;

type Said = { at: number; texts: Map<string, Current> };

let known: Said = { at: Number.NEGATIVE_INFINITY, texts: new Map() };
let reading: Promise<void> | null = null;

const keyOf = (name: string, language: string) => `${name} ${language}`;

async function read(): Promise<void> {
	const rows = await currentTexts();
	known = { at: Date.now(), texts: new Map(rows.map((row) => [keyOf(row.name, row.language), row])) };
}

/** A page that says the database is away has a footer too: it then says what was known last. */
async function refresh(): Promise<void> {
	if (Date.now() - known.at < longestMs) return;
	reading ??= read()
		.catch((problem) => {
			known = { ...known, at: Date.now() };
			log().warn({ part: 'texts', err: problem }, 'the texts of the host could not be read');
		})
		.finally(() => {
			reading = null;
		});
	await reading;
}

/** Call once a change is on disk. */
export const forgetTexts = (): void => {
	known = { ...known, at: Number.NEGATIVE_INFINITY };
};

const defaults = new Map<string, string>();

/** The house's own words for each text, as files `<language>/<name>.md`. Told when the house is put together. */
export function learnDefaults(files: Record<string, string>): void {
	for (const [path, markdown] of Object.entries(files)) {
		const [, language, name] = /(\w+)\/(\w+)\.md$/.exec(path) ?? [];
		if (language && name) defaults.set(keyOf(name, language), markdown.trim());
	}
}

export const defaultText = (name: TextName, language: Place['language']): string =>
	defaults.get(keyOf(name, language)) ?? '';

/** What a text may say by name, true of this host and of this version. */
export const facts = (): Record<string, string | number> => ({
	host: settings().HOST_NAME,
	address: settings().BASE_URL,
	trash: daysInTrash,
	session: sessionDays
});

export type Shown = {
	/** As written, with its gaps. */
	written: string;
	/** With what the house knows filled in. */
	markdown: string;
	version: number;
	/** When the host wrote it; null where these are the house's own words. */
	at: Date | null;
};

export async function textOf(name: TextName, language: Place['language']): Promise<Shown> {
	await refresh();
	const current = known.texts.get(keyOf(name, language));
	const written = current?.markdown ?? defaultText(name, language);
	const at = current?.markdown == null ? null : current.at;
	return { written, markdown: filled(written, facts()), version: current?.version ?? 0, at };
}
