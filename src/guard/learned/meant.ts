/** A text as it is meant where words hide: figures for letters, letters of another script, letters set apart. Pure. */
import { lookalikes } from './alphabet.ts';
import { longestText } from './reading.ts';

const mayHide = /(?<=\p{L})[01345]\p{L}|(?<!\S)\p{L}(?: \p{L}){3}(?!\S)|[\u0370-\u052f]/u;

const setApart = /(?<!\S)\p{L}(?: \p{L}){3,}(?!\S)/gu;
/** One figure between letters: neither `14h30` nor `h264`. */
const figured = /\p{L}[01345]\p{L}/u;
const foreign = /[\u0370-\u052f]/;
const latin = /[a-z]/i;
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
	foreign.test(word) && latin.test(word) ? word.replace(/[\u0370-\u052f]/g, latinFor) : word;

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
	if (!mayHide.test(text)) return null;
	const pieces = text.replace(setApart, (letters) => letters.replaceAll(' ', '')).split(/(\s+)/);
	const writesFigures = pieces.some((piece) => figured.test(piece) && !isName(piece));
	const wordMeant = (word: string): string => (writesFigures ? spelledOut(unmasked(word)) : unmasked(word));
	const meant = pieces.map((piece) => (isName(piece) ? piece : piece.replace(/[\p{L}\p{M}\p{N}]+/gu, wordMeant)));
	return meant.join('') === text ? null : meant.join('');
}
