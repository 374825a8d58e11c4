/** Words that hide from whoever looks for them: letters of two scripts in one word, signs nobody sees between letters. */
import type { Evidence } from '../judge/evidence.ts';
import type { Found } from '../judge/signal.ts';
import { type Units, unitsOf } from '../units/units.ts';
import { blank, foreign, latin, second, sortAt, unseen } from './signs.ts';

const mostLooked = 10_000;
const [enough, plenty] = [3, 6];
/** Before Greek, no letter passes for another, and all that is there can be seen. */
const firstThatHides = 0x370;

function mayHide(units: Units, end: number): boolean {
	let highest = 0;
	for (let place = 0; place < end; place++) if (units[place]! > highest) highest = units[place]!;
	return highest >= firstThatHides;
}

const isSecondOfPair = (units: Units, place: number): boolean =>
	place > 0 && units[place - 1]! >= 0xd800 && units[place - 1]! < 0xdc00;

/** Words in which a Latin letter stands beside a foreign one, or hardly beside another Latin one; at most six. */
function hidingWords(units: Units, end: number): number {
	let count = 0;
	let isCounted = false;
	let before = 0;
	let beforeUnseen = 0;
	for (let place = 0; place < end && count < plenty; place++) {
		const sort = sortAt(units, place, end);
		if (sort & second && isSecondOfPair(units, place)) continue;
		if (sort & blank) {
			isCounted = false;
			before = beforeUnseen = 0;
			continue;
		}
		const script = sort & (latin | foreign | unseen);
		const isMixed = (script | before) === (latin | foreign) && script !== before;
		const isParted = script === latin && before === unseen && beforeUnseen === latin;
		if ((isMixed || isParted) && !isCounted) {
			count++;
			isCounted = true;
		}
		if (script === unseen && before !== unseen) beforeUnseen = before;
		before = script;
	}
	return count;
}

/** Four letters or more that stand each by itself are one word; a heading may be one of them. */
const setApart = /(?<!\S)\p{L}(?: \p{L}){3,}(?!\S)/gu;
/** A figure between two letters where a letter belongs. What is an address, or has more figures than that, is a name. */
const figured = /(?<![^\s,.;:!?«»"'’()-])[\p{L}]+(?:[01345]\p{L}+)+(?![^\s,.;:!?«»"'’()-])/gu;
const hasFigureWithin = /(?<=\p{L})[01345]\p{L}/u;
const hasLettersApart = / \p{L} \p{L} \p{L}/u;

/** Words with their letters set apart, or written with figures, so that nobody finds them. */
export function spelledOtherwise({ title, text }: Evidence): Found[] {
	const written = `${title}\n${text}`.slice(0, mostLooked);
	const apart = hasLettersApart.test(written) ? (written.match(setApart)?.length ?? 0) : 0;
	const figures = hasFigureWithin.test(written) ? (written.match(figured)?.length ?? 0) : 0;
	const count = apart * 2 + figures;
	if (count < 2) return [];
	return [{ symbol: 'form.spelled', points: Math.min(4.5, count * 0.75), gaps: { count: apart + figures } }];
}

/** µ, α and the like stand beside Latin letters in honest words: one or two of them are nothing. */
export function disguised({ title, text, hidden = 0 }: Evidence): Found[] {
	const written = `${title}\n${text}`.slice(0, mostLooked);
	const units = unitsOf(written);
	const standing = mayHide(units, written.length) ? hidingWords(units, written.length) : 0;
	const count = Math.min(plenty, standing + hidden);
	if (count === 0) return [];
	return [
		{ symbol: 'form.disguised', points: count >= plenty ? 7 : count >= enough ? 4.5 : count * 1.5, gaps: { count } }
	];
}
