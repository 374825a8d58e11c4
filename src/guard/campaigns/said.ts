/**
 * What a text says, as hashes of its different words, however they are disguised: letters of other scripts, unseen signs,
 * figures for letters, letters set apart. Words of addresses are told from words of sentences. Pure.
 */
import { fold, isWordUnit } from '../words/fold.ts';

const mostRead = 8_000;
const mostWords = 400;
const fewestLetters = 3;

const [space, newline, colon, slash, at] = [32, 10, 58, 47, 64];
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** 0 1 3 4 5, as those write who hide: o i e a s. */
const meant: Record<number, number> = { 48: 111, 49: 105, 51: 101, 52: 97, 53: 115 };

const base = 0x01000193;
const basis = 0x811c9dc5;

/** The lowest bit tells them apart. */
const ofSentence = (hash: number): number => (hash & ~1) >>> 0;
const ofAddress = (hash: number): number => (hash | 1) >>> 0;
export const isOfAddress = (word: number): boolean => (word & 1) === 1;

function isAddress(codes: Uint16Array, from: number, to: number): boolean {
	for (let place = from; place < to; place++)
		if (codes[place] === at || (codes[place] === colon && codes[place + 1] === slash)) return true;
	return false;
}

/** A number says nothing; a figure between letters stands for one. */
function wordOf(codes: Uint16Array, from: number, to: number): number | null {
	if (to - from < fewestLetters) return null;
	let letters = 0;
	for (let place = from; place < to; place++) if (!isDigit(codes[place]!)) letters++;
	if (letters === 0) return null;
	let hash = basis;
	for (let place = from; place < to; place++) hash = Math.imul(hash ^ (meant[codes[place]!] ?? codes[place]!), base);
	return ofSentence(hash);
}

/** Figures are what changes from one address to the next. */
function takeAddress(codes: Uint16Array, from: number, to: number, words: Set<number>): void {
	let hash = basis;
	let letters = 0;
	for (let place = from; place <= to; place++) {
		const unit = place < to ? codes[place]! : 0;
		if (place < to && isWordUnit(unit) && !isDigit(unit)) {
			hash = Math.imul(hash ^ unit, base);
			letters++;
			continue;
		}
		if (letters >= fewestLetters) words.add(ofAddress(hash));
		hash = basis;
		letters = 0;
	}
}

function takeWords(codes: Uint16Array, from: number, to: number, words: Set<number>): void {
	for (let place = from; place < to; ) {
		const start = place;
		while (place < to && isWordUnit(codes[place]!)) place++;
		const word = wordOf(codes, start, place);
		if (word !== null) words.add(word);
		if (place === start) place++;
	}
}

/** Different words, in no order. */
export function saidIn(text: string): Uint32Array {
	const { codes, length } = fold(text.length > mostRead ? text.slice(0, mostRead) : text);
	const words = new Set<number>();
	for (let place = 0; place < length && words.size < mostWords; ) {
		const start = place;
		while (place < length && codes[place] !== space && codes[place] !== newline) place++;
		(isAddress(codes, start, place) ? takeAddress : takeWords)(codes, start, place, words);
		if (place === start) place++;
	}
	return Uint32Array.from(words);
}

const number = /(?<!\w)\+?\d[\d .()-]{7,22}\d(?!\w)/g;
const day = /^\d{1,2}[ .-]\d{1,2}[ .-](?:19|20)\d\d\b|^(?:19|20)\d\d-\d/;
const mail = /[a-z0-9][\w.+-]{0,63}@[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){1,4}/gi;
/** Bitcoin, Ethereum. */
const wallet = /\b(?:0x[0-9a-f]{40}|bc1[0-9a-z]{25,60}|[13][1-9A-HJ-NP-Za-km-z]{25,34})\b/g;

const fewestDigits = 9;
const mostContacts = 20;

/** Where one is to call, write or pay: whoever wants something of strangers has few of these. */
export function contactsIn(text: string): string[] {
	const read = text.slice(0, mostRead);
	const numbers = [...read.matchAll(number)]
		.map(([written]) => written)
		.filter((written) => !day.test(written))
		.map((written) => written.replace(/\D/g, ''))
		.filter((digits) => digits.length >= fewestDigits)
		.map((digits) => `tel ${digits.slice(-fewestDigits)}`);
	const mails = [...read.matchAll(mail)].map(([written]) => `mail ${written.toLowerCase()}`);
	const wallets = [...read.matchAll(wallet)].map(([written]) => `pay ${written}`);
	return [...new Set([...numbers, ...mails, ...wallets])].slice(0, mostContacts);
}
