/** The rows of what is learned: examples, and the models made of them. */
import { carrier } from '#kernel/database/connection.ts';
import type { Label } from './model.ts';

export type KeptExample = {
	key: string;
	features: Uint8Array;
	kind: string;
	language: string;
	label: Label;
	weight: number;
	at: Date;
};

export const keepExample = (example: KeptExample) =>
	carrier()`
		insert into guard.example (key, features, kind, language, label, weight, at)
		values (${example.key}, ${example.features}, ${example.kind}, ${example.language}, ${example.label},
			${example.weight}, ${example.at})
		on conflict (key) do update set features = excluded.features, kind = excluded.kind, language = excluded.language,
			label = excluded.label, weight = excluded.weight, at = excluded.at`;

/** @returns whether there was one. */
export async function dropExample(key: string): Promise<boolean> {
	const { count } = await carrier()`delete from guard.example where key = ${key}`;
	return count > 0;
}

export type ExampleRow = Omit<KeptExample, 'language' | 'at'>;

const atATime = 200;

/** All of them, in an order that only their keys decide, a few at a time: requests are answered between. */
export async function* examplesByKey(): AsyncGenerator<ExampleRow> {
	for (let after = ''; ; ) {
		const rows = await carrier()<ExampleRow[]>`
			select key, features, kind, label, weight from guard.example where key > ${after} order by key limit ${atATime}`;
		yield* rows;
		if (rows.length < atATime) return;
		after = rows.at(-1)!.key;
	}
}

/** Keeps the newest. */
export const pruneExamples = (most: number) =>
	carrier()`
		delete from guard.example where key in (select key from guard.example order by at desc, key offset ${most})`;

export type ModelName = 'prior' | 'host';

export async function versionOf(name: ModelName): Promise<string | null> {
	const [row] = await carrier()<{ version: string }[]>`select version from guard.model where name = ${name}`;
	return row?.version ?? null;
}

export async function bytesOf(name: ModelName): Promise<{ version: string; bytes: Uint8Array } | null> {
	const [row] = await carrier()<{ version: string; bytes: Uint8Array }[]>`
		select version, bytes from guard.model where name = ${name}`;
	return row ?? null;
}

export const keepModel = (name: ModelName, version: string, bytes: Uint8Array) =>
	carrier()`
		insert into guard.model (name, version, bytes, at) values (${name}, ${version}, ${bytes}, now())
		on conflict (name) do update set version = excluded.version, bytes = excluded.bytes, at = excluded.at`;

export const dropModel = (name: ModelName) => carrier()`delete from guard.model where name = ${name}`;

export async function hasExamples(): Promise<boolean> {
	const [row] = await carrier()<{ some: boolean }[]>`select exists (select 1 from guard.example) as some`;
	return row!.some;
}

export type Stood = { item: string; part: string; title: string; text: string; kind: string; language: string };

const shortest = 20;

/**
 * What was let through, still stands, and nobody ever complained of: for a month, or for a day where nothing
 * spoke against it at all. */
export const stoodUnreported = (now: Date, most: number) =>
	carrier()<Stood[]>`
		select e.item, e.part, e.title, e.body as text, e.kind, e.language
		from guard.event e join kernel.item i on i.id = e.item and i.trashed_at is null
		where e.at between ${now}::timestamptz - interval '60 days' and ${now}::timestamptz - interval '1 day'
			and (e.score <= 1 or e.at < ${now}::timestamptz - interval '30 days')
			and e.verdict in ('pass', 'tag') and length(e.title) + length(e.body) >= ${shortest}
			and not exists (select 1 from guard.case c where c.item = e.item)
			and not exists (select 1 from kernel.withheld w where w.item = e.item)
			and not exists (select 1 from guard.example x where x.key = 'thing:' || e.item || ':' || e.part)
		order by e.id desc limit ${most}`;
