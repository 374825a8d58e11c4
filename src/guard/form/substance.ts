/** What the shape of a text says, whatever its words: nothing in it, one address and no more, capitals, the same again. */
import type { Evidence } from '../judge/evidence.ts';
import type { Found } from '../judge/signal.ts';
import { type Counted, counted } from './counted.ts';
import { disguised, spelledOtherwise } from './disguise.ts';
import { lettersBesideLinks } from './fold.ts';

/** Tools whose things are an address by nature. */
const madeOfAddresses = new Set(['links']);

const countOf = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;
const lettersIn = (text: string): number => countOf(text, /\p{L}/gu);

function empty({ substance, links, title, text }: Evidence): Found[] {
	if (substance || lettersIn(text) > 200) return [];
	return [{ symbol: 'form.empty', points: links.length > 0 || /https?:|www\./i.test(title) ? 3 : 1 }];
}

const enoughBeside = 25;

/** A title and one or two addresses, and not a sentence beside them. */
function oneLink({ tool, links, title, text }: Evidence): Found[] {
	if (madeOfAddresses.has(tool) || links.length === 0 || links.length > 2) return [];
	const beside = lettersBesideLinks(text, enoughBeside);
	const isAll = beside < 3 && (text !== '' || lettersBesideLinks(title, 3) < 3);
	if (isAll) return [{ symbol: 'form.one-link', points: 3 }];
	return beside < enoughBeside && text !== '' ? [{ symbol: 'form.little-beside-link', points: 1.5 }] : [];
}

/** Whoever asks something of people they know has no address in the question. */
function linkInTitle({ tool, title, maker }: Evidence): Found[] {
	if (madeOfAddresses.has(tool) || !/https?:\/\/|\bwww\./i.test(title)) return [];
	if (lettersBesideLinks(title, 3) < 3) return [];
	return [{ symbol: 'form.link-in-title', points: maker.days < 1 ? 5 : 1.5 }];
}

function shouting({ capitals, smalls }: Counted): Found[] {
	const cased = capitals + smalls;
	const share = capitals / Math.max(1, cased);
	if (cased < 40 || share < 0.6) return [];
	return [{ symbol: 'form.shouting', points: cased >= 120 && share > 0.8 ? 2 : 1, gaps: { share: percent(share) } }];
}

const percent = (share: number): number => Math.round(share * 100);

/** The same few words over and over, or one letter held down; lines drawn with signs are an ordinary thing. */
function repeats({ words, different, isHeld }: Counted): Found[] {
	const share = different / Math.max(1, words);
	if (!isHeld && (words < 40 || share > 0.2)) return [];
	return [{ symbol: 'form.repeats', points: words >= 100 && share < 0.1 ? 3 : 1.5 }];
}

/** Stars, arrows, pictures and exclamation marks in place of words. */
function marks({ louds, written }: Counted): Found[] {
	const share = louds / Math.max(1, written);
	return louds >= 8 && share > 0.12 ? [{ symbol: 'form.marks', points: 1.5, gaps: { count: louds } }] : [];
}

const mostLooked = 10_000;

/** All that can be seen without asking anybody. */
export function shapeFound(evidence: Evidence): Found[] {
	const written = counted(`${evidence.title}\n${evidence.text.slice(0, mostLooked)}`);
	return [
		...empty(evidence),
		...oneLink(evidence),
		...linkInTitle(evidence),
		...disguised(evidence),
		...spelledOtherwise(evidence),
		...shouting(written),
		...repeats(written),
		...marks(written)
	];
}
