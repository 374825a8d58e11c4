/** How many words of a text are small words of ours: its letters are followed through a tree of them. */
import { unaccented } from '#base/text.ts';
import type { Language } from '#kernel/words/words.ts';
import { unitsOf } from '../units/units.ts';
import { smallWords } from './words.ts';

/** What a unit is within an unaccented word: a letter from a to z, several of them, nothing at all, or the end of it. */
const [unknown, end, nothing, several] = [0, 1, 2, 3];
const letters = new Uint8Array(65_536).fill(unknown);
const long = new Map<number, string>();
const first = 97;

function learn(unit: number): number {
	const text = unaccented(String.fromCharCode(unit).toLowerCase());
	if (text.length > 1 && /[a-z]/.test(text)) long.set(unit, text);
	letters[unit] = long.has(unit) ? several : text === '' ? nothing : /^[a-z]$/.test(text) ? text.charCodeAt(0) : end;
	return letters[unit]!;
}

/** By node and letter the next node; whether a word ends there stands behind the letters. */
type Tree = { next: Uint16Array; width: number };

const width = 27;
const isWord = 26;

function treeOf(words: Iterable<string>): Tree {
	const next: number[] = Array(2 * width).fill(0);
	for (const word of words) {
		let node = 1;
		for (const letter of word) {
			const at = node * width + letter.charCodeAt(0) - first;
			if (!next[at]) {
				next[at] = next.length / width;
				next.push(...Array(width).fill(0));
			}
			node = next[at]!;
		}
		next[node * width + isWord] = 1;
	}
	return { next: Uint16Array.from(next), width };
}

const trees = new Map<string, Tree>();

function treeFor(offered: readonly Language[]): Tree {
	const key = offered.join();
	const known = trees.get(key) ?? treeOf(offered.flatMap((language) => [...smallWords[language]]));
	trees.set(key, known);
	return known;
}

/** Between 0 and 1. */
export function ownWords(text: string, offered: readonly Language[]): number {
	const { next } = treeFor(offered);
	const units = unitsOf(text);
	let [words, own, node, length] = [0, 0, 1, 0];
	const follow = (letter: number) => {
		length++;
		node = next[node * width + letter - first]!;
	};
	for (let place = 0; place <= text.length; place++) {
		const unit = place < text.length ? units[place]! : 32;
		const letter = letters[unit]! || learn(unit);
		if (letter >= first) follow(letter);
		else if (letter === several) {
			for (const one of long.get(unit)!) follow(one.charCodeAt(0));
		} else if (letter === end) {
			if (length > 0) words++;
			own += next[node * width + isWord]!;
			node = 1;
			length = 0;
		}
	}
	return own / Math.max(1, words);
}
