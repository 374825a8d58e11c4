/** What a term is, and where it is looked for. */
import { refusal } from '#base/refusal.ts';
import { foldedText, foldsOtherwise } from './fold.ts';
import { safePattern } from './pattern.ts';

/** `string` stands anywhere, `word` has no letter beside it, `pattern` is a regular expression (RE2's). */
export const termKinds = ['string', 'word', 'pattern'] as const;
export type TermKind = (typeof termKinds)[number];

/** `name`: of a person or an association; `address`: of links. */
export const termFields = ['any', 'title', 'text', 'name', 'address'] as const;
export type TermField = (typeof termFields)[number];

/** What a list says of its terms: what has no place here, or what only makes one look twice. */
export const weights = ['forbidden', 'suspicious'] as const;
export type ListWeight = (typeof weights)[number];

export const bits: Record<TermField, number> = { title: 1, text: 2, name: 4, address: 8, any: 7 };

export const limits = {
	/** A term, in letters. */
	letters: 200,
	termsPerList: 100_000,
	/** Of all lists in force. */
	termsInForce: 250_000,
	patternsInForce: 200,
	lists: 200,
	/** What a single term may add. */
	points: 10
};

export type TermDraft = { text: string; kind: TermKind; points: number | null; field: TermField | null };

const tooShort = refusal('guard.term-too-short', 422);
const tooLong = refusal('guard.term-too-long', 422);

const faultAt = (code: string) => ({ fields: [{ field: 'text', code }] });

/** Two letters of a script that writes a word in one, three signs of any other. */
function isLongEnough(folded: string): boolean {
	const letters = folded.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
	return letters >= 2 && (folded.length >= 3 || /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}/u.test(folded));
}

/**
 * The term as it is looked for.
 * @throws guard.term-too-short, guard.term-too-long, guard.pattern-wrong, guard.pattern-too-big.
 */
export function foldedTerm({ text, kind }: Pick<TermDraft, 'text' | 'kind'>): string {
	if (text.length > limits.letters) throw tooLong(faultAt('too-long'));
	if (kind === 'pattern') {
		safePattern(text);
		return text;
	}
	const folded = foldedText(text);
	if (!isLongEnough(folded)) throw tooShort(faultAt('too-short'));
	return folded;
}

/** What only its disguise makes suspicious would, folded, be an everyday word: `looқ`. */
export const isOnlyDisguise = ({ text, kind }: TermDraft): boolean => kind !== 'pattern' && foldsOtherwise(text);
