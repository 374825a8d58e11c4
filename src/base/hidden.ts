/** Signs nobody sees between letters. Cleaning takes them away (`text.ts`); that they were there says something. */

/** Without soft hyphens, which pages of the web leave in what is copied from them. */
const unseen = /[\u034F\u115F\u1160\u180E\u200B\u2060\u3164\uFEFF\uFFA0]/;
const parted = /\p{L}[\u034F\u115F\u1160\u180E\u200B\u2060\u3164\uFEFF\uFFA0]+\p{L}/u;

const inText = (text: string): number =>
	unseen.test(text) ? text.split(/\s+/).filter((word) => parted.test(word)).length : 0;

const deepest = 8;

/** @returns in how many words of all the texts within they stand between letters. */
export function hiddenWordsIn(input: unknown, depth = 0): number {
	if (typeof input === 'string') return inText(input);
	if (typeof input !== 'object' || input === null || ArrayBuffer.isView(input) || depth > deepest) return 0;
	let count = 0;
	for (const one of Object.values(input)) count += hiddenWordsIn(one, depth + 1);
	return count;
}
