/** Bringing terms into a list, within what a house can carry. */
import { refusal } from '#base/refusal.ts';
import { type Brought, type Left, listTooLong } from './import.ts';
import { countsFor, keepTerms, type NewTerm } from './store.ts';
import { limits } from './term.ts';

const tooManyPatterns = refusal('guard.too-many-patterns', 409);

const termsAtOnce = 5_000;

export type Kept = { added: number; known: number; left: Left };

async function checkRoom(list: number, terms: readonly NewTerm[]): Promise<void> {
	const counts = await countsFor(list);
	if (counts.list + terms.length > limits.termsPerList) throw listTooLong({ gaps: { most: limits.termsPerList } });
	const patterns = terms.filter(({ kind }) => kind === 'pattern').length;
	if (patterns > 0 && counts.patterns + patterns > limits.patternsInForce) {
		throw tooManyPatterns({ gaps: { most: limits.patternsInForce } });
	}
}

/** @throws guard.list-too-long, guard.too-many-patterns. */
export async function keepBrought(
	list: number,
	{ terms, left }: Brought,
	who: { by: string | null; at: Date }
): Promise<Kept> {
	await checkRoom(list, terms);
	let added = 0;
	for (let from = 0; from < terms.length; from += termsAtOnce) {
		added += await keepTerms(list, terms.slice(from, from + termsAtOnce), who);
	}
	return { added, known: terms.length - added, left };
}
