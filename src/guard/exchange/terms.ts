/** The terms of a followed list live among ours: each is measured by itself, and a bad one suspends itself. */
import { termsFrom } from '../words/import.ts';
import { keepBrought } from '../words/keep.ts';
import { dropList, dropTerms, keepList, listOf, termsOf } from '../words/store.ts';
import type { Document } from './document.ts';
import type { SharedTerm } from './entry.ts';
import { type Follow, nameWordList } from './store.ts';

/** Patterns of strangers cost time; of one host so many count. */
const mostPatterns = 20;

function bounded(terms: readonly SharedTerm[]): SharedTerm[] {
	let patterns = 0;
	return terms.filter(({ kind }) => kind !== 'pattern' || ++patterns <= mostPatterns);
}

async function listFor(follow: Follow, { title, host }: Document, at: Date): Promise<number> {
	if (follow.wordList !== null && (await listOf(follow.wordList))) return follow.wordList;
	const name = `${title} (${host.replace(/^https?:\/\//, '')})`.slice(0, 80);
	const list = await keepList({
		name,
		weight: 'suspicious',
		field: 'any',
		kinds: [],
		language: null,
		readers: null,
		points: follow.weight,
		origin: `exchange:${follow.id}`,
		by: null,
		at
	});
	await nameWordList(follow.id, list);
	return list;
}

const keyOf = ({ kind, folded }: { kind: string; folded: string }): string => `${kind} ${folded}`;

async function dropGone(list: number, present: ReadonlySet<string>): Promise<void> {
	const atOnce = 5_000;
	for (let after = 0; ; ) {
		const page = await termsOf({ list, part: '', only: 'all', after, most: atOnce });
		const gone = page.filter((term) => !present.has(keyOf(term))).map(({ id }) => id);
		if (gone.length > 0) await dropTerms(list, gone);
		if (page.length < atOnce) return;
		after = page.at(-1)!.id;
	}
}

/** Their weight is what we gave the list, however sure they are of a term. */
export async function keepTermsOf(
	follow: Follow,
	terms: readonly SharedTerm[],
	from: Document,
	at: Date
): Promise<void> {
	const list = await listFor(follow, from, at);
	const entries = bounded(terms).map(({ text, kind, field }) => ({ text, kind, field }));
	const brought = await termsFrom(JSON.stringify(entries), 'word', 'json');
	await dropGone(list, new Set(brought.terms.map(keyOf)));
	await keepBrought(list, brought, { by: null, at });
}

export const dropTermsOf = async ({ wordList }: Pick<Follow, 'wordList'>): Promise<void> => {
	if (wordList !== null) await dropList(wordList);
};
