/** The lists a new house begins with: made here, modest, and there to be changed. */
import type { TransactionSql } from 'postgres';
import { wholePool } from '#kernel/database/connection.ts';
import type { Language } from '#kernel/words/words.ts';
import type { TermInForce } from './matcher.ts';
import english from './starter/en.json' with { type: 'json' };
import french from './starter/fr.json' with { type: 'json' };
import { keepList, keepTerms, type NewTerm } from './store.ts';
import { foldedTerm, type ListWeight, type TermField, type TermKind } from './term.ts';

type Written = {
	name: string;
	title: string;
	weight: string;
	field: string;
	kind: string;
	points: number;
	terms: { text: string; kind?: string; points?: number }[];
};

export type Starter = {
	name: string;
	title: string;
	language: Language;
	weight: ListWeight;
	field: TermField;
	points: number;
	terms: NewTerm[];
};

const starterOf = (written: Written, language: Language): Starter => ({
	name: written.name,
	title: written.title,
	language,
	weight: written.weight as ListWeight,
	field: written.field as TermField,
	points: written.points,
	terms: written.terms.map(({ text, kind = written.kind, points }) => {
		const draft = { text, kind: kind as TermKind, points: points ?? null, field: null };
		return { ...draft, folded: foldedTerm(draft) };
	})
});

let made: Starter[] | undefined;

export const starters = (): Starter[] => {
	made ??= [
		...(english as Written[]).map((list) => starterOf(list, 'en')),
		...(french as Written[]).map((list) => starterOf(list, 'fr'))
	];
	return made;
};

/** Without a database: for the command line and for measuring. */
export function starterTerms(): TermInForce[] {
	let id = 0;
	return starters().flatMap(({ terms, weight, field, points }, place) => {
		const list = { id: place + 1, weight, kinds: [], readers: null };
		return terms.map((term) => ({
			id: ++id,
			list,
			kind: term.kind,
			folded: term.folded,
			points: term.points ?? points,
			field
		}));
	});
}

/** Once each: a list that was thrown away does not come back. */
async function plant(sql: TransactionSql, starter: Starter, at: Date): Promise<void> {
	const { name, title, language, weight, field, points, terms } = starter;
	const [isNew] = await sql`
		insert into guard.starter (name, at) values (${name}, ${at}) on conflict do nothing returning 1`;
	if (!isNew) return;
	const settings = { name: title, weight, field, kinds: [], language, readers: null, points };
	const list = await keepList({ ...settings, origin: `starter:${name}`, by: null, at }, sql);
	await keepTerms(list, terms, { by: null, at }, sql);
}

/** In a transaction of its own, whatever surrounds it. */
export async function plantStarters(at = new Date()): Promise<void> {
	const [row] = await wholePool()<{ count: number }[]>`select count(*)::int as count from guard.starter`;
	if (row!.count >= starters().length) return;
	await wholePool().begin(async (sql) => {
		for (const starter of starters()) await plant(sql, starter, at);
	});
}
