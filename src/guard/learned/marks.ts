/** What one sees of a text without reading it: its length, its signs, its links, its language. All counted, none judged. */
import { blank, capital, digit, foreign, ideograph, kinds, letter, pictogram } from './alphabet.ts';
import { mixed, step } from './hash.ts';
import type { Reading } from './reading.ts';

const hashOf = (word: string): number => {
	let hash = 0x1234567;
	for (let place = 0; place < word.length; place++) hash = step(hash, word.charCodeAt(place));
	return mixed(hash);
};
const french = 1;
const english = 2;
const money = 4;
const reply = 8;
const scheme = 16;
const ending = 32;
const wordsOf: [flag: number, words: string][] = [
	[
		french,
		"le la les de des du un une et est que qui dans pour vous je pas ce il en à au sur avec ne se votre vos nous c'est"
	],
	[english, 'the of and to in is that for you it on with as are this be at have i my was not your we'],
	[money, '$ € £ ¥ usd eur gbp euro euros dollar dollars pounds btc eth usdt bitcoin'],
	[reply, 're fw fwd tr aw'],
	[scheme, 'http https www'],
	[ending, 'com net org info ru biz co me io ly fr de uk eu xyz top click link site online shop cn']
];

/** What a word speaks of: a table with room to spare, looked through from the place the hash names. */
const cells = 2048;
const namedBy = new Uint32Array(cells);
const meanings = new Uint8Array(cells);

function cellOf(hash: number): number {
	let cell = hash & (cells - 1);
	while (meanings[cell] !== 0 && namedBy[cell] !== hash) cell = (cell + 1) & (cells - 1);
	return cell;
}

for (const [flag, words] of wordsOf)
	for (const word of words.split(' ')) {
		const hash = hashOf(word);
		namedBy[cellOf(hash)] = hash;
		meanings[cellOf(hash)]! |= flag;
	}
const meaningOf = (hash: number): number => meanings[cellOf(hash)]!;

export const markNames = [
	'length',
	'lines',
	'words',
	'wordLength',
	'distinct',
	'letters',
	'capitals',
	'shouted',
	'digits',
	'longNumbers',
	'blanks',
	'signs',
	'exclamations',
	'questions',
	'money',
	'beyondAscii',
	'foreign',
	'ideographs',
	'pictograms',
	'disguised',
	'links',
	'domains',
	'mails',
	'quoted',
	'answers',
	'marked',
	'loose',
	'french',
	'english',
	'beginsSmall',
	'endsFull'
] as const;

const at = Object.fromEntries(markNames.map((name, place) => [name, place])) as Record<
	(typeof markNames)[number],
	number
>;

/** How many letters of each kind there are; a kind is eight flags. */
const ofKind = new Uint32Array(256);

/** Of the letters as written. */
function countLetters({ cased, length }: Reading, marks: Float64Array): void {
	ofKind.fill(0);
	let beyond = 0;
	for (let place = 0; place < length; place++) {
		const unit = cased[place]!;
		ofKind[kinds[unit]!]!++;
		beyond += unit > 127 ? 1 : 0;
	}
	let letters = 0;
	let capitals = 0;
	let digits = 0;
	let signs = 0;
	let foreigners = 0;
	let ideographs = 0;
	let pictograms = 0;
	let blanks = 0;
	for (let kind = 0; kind < 256; kind++) {
		const count = ofKind[kind]!;
		if (kind & letter) {
			letters += count;
			if (kind & capital) capitals += count;
			if (kind & foreign) foreigners += count;
			if (kind & ideograph) ideographs += count;
		} else if (kind & digit) digits += count;
		else if (kind & blank) blanks += count;
		else if (kind & pictogram) pictograms += count;
		else signs += count;
	}
	const some = Math.max(1, letters);
	marks[at.length] = Math.log(length);
	marks[at.letters] = letters / length;
	marks[at.capitals] = capitals / some;
	marks[at.digits] = digits / length;
	marks[at.blanks] = blanks / length;
	marks[at.signs] = signs / length;
	marks[at.beyondAscii] = beyond / length;
	marks[at.foreign] = foreigners / some;
	marks[at.ideographs] = ideographs / some;
	marks[at.pictograms] = pictograms;
}

const isCapital = (unit: number): boolean => (kinds[unit]! & capital) !== 0;
const isDigit = (unit: number): boolean => (kinds[unit]! & digit) !== 0;

function countWord(reading: Reading, number: number, marks: Float64Array): void {
	const { cased, folded, starts, ends, hashes } = reading;
	const start = starts[number]!;
	const long = ends[number]! - start;
	const first = cased[start]!;
	const meaning = meaningOf(hashes[number]!);
	if (meaning & french) marks[at.french]!++;
	if (meaning & english) marks[at.english]!++;
	if (meaning & money) marks[at.money]!++;
	if (meaning & scheme) marks[at.links]!++;
	if (long > 2 && isCapital(first) && isCapital(cased[start + 1]!) && isCapital(cased[start + 2]!))
		marks[at.shouted]!++;
	if (long > 4 && isDigit(first) && isDigit(cased[start + 4]!)) marks[at.longNumbers]!++;
	if ((kinds[first]! & (letter | digit)) !== 0) return;
	if (first === 33) marks[at.exclamations]!++;
	else if (first === 63) marks[at.questions]!++;
	else if (first === 64) marks[at.mails]!++;
	else if (first === 62 || first === 124) marks[at.quoted]!++;
	else if (first === 60 || first === 61) marks[at.marked]!++;
	else if (first === 46 && folded[start + 1] !== 32 && meaningOf(hashes[number + 1]!) & ending) marks[at.domains]!++;
	if (folded[start - 1] === 32 && folded[start + 1] === 32) marks[at.loose]!++;
}

const distinctRoom = 4096;
const met = new Int32Array(distinctRoom);
let turn = 0;

/** Roughly: two words of one cell count as one. */
function distinctOf({ hashes, words }: Reading): number {
	turn++;
	let distinct = 0;
	for (let number = 0; number < words; number++) {
		const cell = hashes[number]! & (distinctRoom - 1);
		if (met[cell] === turn) continue;
		met[cell] = turn;
		distinct++;
	}
	return distinct;
}

const shares = ['shouted', 'longNumbers', 'quoted', 'loose', 'french', 'english'] as const;

/** @returns numbers in the order of `markNames`. */
export function marksOf(reading: Reading): Float64Array {
	const marks = new Float64Array(markNames.length);
	const { words, cased, length, hashes } = reading;
	countLetters(reading, marks);
	for (let number = 0; number < words; number++) countWord(reading, number, marks);
	const some = Math.max(1, words);
	for (const name of shares) marks[at[name]]! /= some;
	marks[at.lines] = Math.log(1 + reading.lines);
	marks[at.words] = Math.log(1 + words);
	marks[at.wordLength] = length / some;
	marks[at.distinct] = distinctOf(reading) / some;
	marks[at.disguised] = reading.disguised;
	marks[at.answers] = words > 1 && meaningOf(hashes[0]!) & reply ? 1 : 0;
	marks[at.beginsSmall] = kinds[cased[1]!]! & letter && !isCapital(cased[1]!) ? 1 : 0;
	const last = cased[length - 2] ?? 32;
	marks[at.endsFull] = last === 46 || last === 33 || last === 63 ? 1 : 0;
	return marks;
}
