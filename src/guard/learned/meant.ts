/** A text as it is meant where words hide: figures for letters, letters of another script, letters set apart. Pure. */
import { lookalikes } from './alphabet.ts';
import { longestText } from './reading.ts';

const hasLettersApart = / \p{L} \p{L} \p{L}/u;
/** One figure between letters: neither `14h30` nor `h264`. */
const hasFigureWithin = /(?<=\p{L})[01345]\p{L}/u;
const hasTwoScripts = /[a-z][\u0370-\u052f]|[\u0370-\u052f][a-z]/i;

const setApart = /(?<!\S)\p{L}(?: \p{L}){3,}(?!\S)/gu;
const foreignLetter = /[\u0370-\u052f]/;
const latinLetter = /[a-z]/i;
const otherFigure = /[^\p{L}\p{M}01345]/u;

const letterFor: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's' };

function latinFor(letter: string): string {
	const small = letter.toLowerCase();
	const latin = lookalikes[small.charCodeAt(0)]!;
	if (latin === 0) return letter;
	const found = String.fromCharCode(latin);
	return small === letter ? found : found.toUpperCase();
}

const unmasked = (word: string): string =>
	foreignLetter.test(word) && latinLetter.test(word) ? word.replace(/[\u0370-\u052f]/g, latinFor) : word;

/** Two letters at least, and no figure that stands for none. */
function spelledOut(word: string): string {
	const letters = word.replace(/\d/g, '');
	if (letters.length < 2 || otherFigure.test(word)) return word;
	const isLoud = word === word.toUpperCase();
	return word.replace(/[01345]/g, (figure) => (isLoud ? letterFor[figure]!.toUpperCase() : letterFor[figure]!));
}

/** Addresses and names of files have letters and figures as they come. */
const isName = (piece: string): boolean => /[@/\\_]|\p{L}\.\p{L}/u.test(piece);

/** Of its beginning, as long as the filter reads. @returns null where nothing hides. */
export function meantBy(whole: string): string | null {
	const text = whole.slice(0, longestText);
	const joined = hasLettersApart.test(text) ? text.replace(setApart, (letters) => letters.replaceAll(' ', '')) : text;
	if (!hasFigureWithin.test(joined) && !hasTwoScripts.test(joined)) return joined === text ? null : joined;
	const pieces = joined.split(/(\s+)/);
	const writesFigures = pieces.some((piece) => hasFigureWithin.test(piece) && !isName(piece));
	const wordMeant = (word: string): string => (writesFigures ? spelledOut(unmasked(word)) : unmasked(word));
	const meant = pieces.map((piece) => (isName(piece) ? piece : piece.replace(/[\p{L}\p{M}\p{N}]+/gu, wordMeant)));
	return meant.join('') === text ? null : meant.join('');
}
