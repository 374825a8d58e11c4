/** The rows of the host's texts. */
import { carrier } from '../database/connection.ts';
import type { Language } from '../words/words.ts';
import type { TextName } from './text.ts';

export type Place = { name: TextName; language: Language };
export type Current = Place & { version: number; markdown: string | null; at: Date };
export type Version = { version: number; markdown: string | null; at: Date; by: string | null };

const mostVersions = 50;

/** The last version of every text, in one reading: there are few. */
export const currentTexts = (): Promise<Current[]> =>
	carrier()<Current[]>`
		select distinct on (name, language) name, language, version, markdown, at
		from kernel.host_text order by name, language, version desc` as unknown as Promise<Current[]>;

/** Newest first, with the name of who wrote each; the last fifty. */
export const versionsOf = ({ name, language }: Place): Promise<Version[]> =>
	carrier()<Version[]>`
		select t.version, t.markdown, t.at, a.name as by
		from kernel.host_text t left join kernel.actor a on a.id = t.by
		where t.name = ${name} and t.language = ${language}
		order by t.version desc limit ${mostVersions}` as unknown as Promise<Version[]>;

export async function versionOf({ name, language }: Place, version: number): Promise<Version | null> {
	const [row] = await carrier()<Version[]>`
		select version, markdown, at, null as by from kernel.host_text
		where name = ${name} and language = ${language} and version = ${version}`;
	return row ?? null;
}

/**
 * Writes the version after `after`; of two who write at once, one comes first.
 * @returns whether `after` was still the last one.
 */
export async function keepText(
	{ name, language }: Place,
	text: { markdown: string | null; after: number; by: string; at: Date }
): Promise<boolean> {
	const { markdown, after, by, at } = text;
	const kept = await carrier()`
		insert into kernel.host_text (name, language, version, markdown, by, at)
		select ${name}, ${language}, ${after + 1}, ${markdown}, ${by}, ${at}
		where ${after} = (select coalesce(max(version), 0) from kernel.host_text where name = ${name} and language = ${language})
		on conflict do nothing returning version`;
	return kept.length === 1;
}
