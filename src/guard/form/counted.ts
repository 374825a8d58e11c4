/** What can be counted of a text in one pass. Pure. */
import { unitsOf } from '../units/units.ts';
import { blank, capital, letter, loud, number, second, small, sortAt } from './signs.ts';

export type Counted = {
	letters: number;
	capitals: number;
	smalls: number;
	louds: number;
	/** UTF-16 units that are no blank. */
	written: number;
	/** One letter twelve times in a row. */
	isHeld: boolean;
	/** Runs of two letters and figures or more, and how many different ones. */
	words: number;
	different: number;
};

const held = 12;

const cells = 1 << 15;
/** By hash of a word: in which text it was met last. Two words of one cell count as one, which is rare. */
const metIn = new Uint32Array(cells);
let turn = 0;

const cellOf = (hash: number): number => (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 17) & (cells - 1);

function countSigns(text: string): Omit<Counted, 'words' | 'different'> {
	const units = unitsOf(text);
	let [letters, capitals, smalls, louds, blanks, same, longest] = [0, 0, 0, 0, 0, 0, 0];
	for (let place = 0; place < text.length; place++) {
		const sort = sortAt(units, place, text.length);
		letters += sort & letter;
		capitals += sort & capital;
		smalls += sort & small;
		louds += sort & loud;
		blanks += sort & blank;
		if ((sort & letter) === 0) continue;
		same = place > 0 && units[place] === units[place - 1] ? same + 1 : 1;
		if (same > longest) longest = same;
	}
	return {
		letters: letters / letter,
		capitals: capitals / capital,
		smalls: smalls / small,
		louds: louds / loud,
		written: text.length - blanks / blank,
		isHeld: longest >= held
	};
}

function countWords(text: string): Pick<Counted, 'words' | 'different'> {
	const units = unitsOf(text);
	let [words, different] = [0, 0];
	turn++;
	for (let place = 0; place < text.length; ) {
		const start = place;
		let hash = 0;
		while (place < text.length && sortAt(units, place, text.length) & (letter | number | second))
			hash = Math.imul(hash, 31) + units[place++]!;
		if (place - start >= 2) {
			words++;
			const cell = cellOf(hash);
			if (metIn[cell] !== turn) different++;
			metIn[cell] = turn;
		}
		if (place === start) place++;
	}
	return { words, different };
}

export const counted = (text: string): Counted => ({ ...countSigns(text), ...countWords(text.toLowerCase()) });
