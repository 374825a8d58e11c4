/** Finds the addresses in what somebody wrote, also those that were hidden. Linear in the length of the text. */
import type { Link } from '../judge/evidence.ts';
import { canonicalParts, written } from './canonical.ts';
import { isLookalikeScript } from './confusable.ts';
import { type Bared, bared, type Disguise } from './disguise.ts';
import { domainOf, isEnding } from './domain.ts';
import { addressEnd, hostEnd, hostStart, isDot } from './reach.ts';

/** What was done so that readers or machines do not see where a link leads. */
export type Trick = Disguise | 'mislabelled' | 'userinfo' | 'encoded' | 'mixed-scripts' | 'data';

export type FoundLink = Link & { tricks: readonly Trick[] };

/** Beyond these a text is a list of addresses, whatever they are. */
export const mostLinks = 2000;
const mostTries = 20_000;

const schemes = /(?:https?|ftp):[\\/]{1,3}|https?%3a(?:%2f){2}|data:[a-z]{2,20}\/[a-z]|(?:java|vb)script:(?=[^\s])/gi;
/** Dots of other scripts. */
const dots = /[\u3002\uFF0E\uFF61]/;
const anyDot = /[.\u3002\uFF0E\uFF61]/g;

type Found = FoundLink & { start: number; end: number };
type Search = { bare: Bared; text: string; hasOtherDots: boolean; found: Found[]; tries: number };

const isEncoded = (address: string): boolean =>
	/^[a-z]+:[\\/]*[^/\\?#]*%[0-9a-f]{2}/i.test(address) || /(?:%(?:[46][1-9a-f]|[57][0-9a]|3[0-9])){3}/i.test(address);

const hasUserinfo = (address: string): boolean => /^[a-z]+:[\\/]+[^/\\?#]*@/i.test(address);

function tricksOf(address: string, host: string, disguises: Disguise[]): Trick[] {
	const tricks: Trick[] = [...disguises];
	if (address.includes('@') && hasUserinfo(address)) tricks.push('userinfo');
	if (address.includes('%') && isEncoded(address)) tricks.push('encoded');
	if (isLookalikeScript(host)) tricks.push('mixed-scripts');
	return tricks;
}

/** `[text](address)`: where the text begins, when the address begins at this place. */
function labelStart(text: string, place: number): number {
	const before = text.slice(Math.max(0, place - 2), place);
	const bracket = before.endsWith('](') ? place - 2 : before.endsWith('(<') && text[place - 3] === ']' ? place - 3 : -1;
	if (bracket === -1) return -1;
	const from = text.lastIndexOf('[', bracket);
	return from !== -1 && bracket - from <= 500 ? from : -1;
}

function keep(search: Search, address: string, start: number, end: number): void {
	search.tries++;
	const parts = canonicalParts(address);
	if (!parts || !/[a-z0-9]/i.test(parts.host)) return;
	const { host } = parts;
	const tricks = tricksOf(address, host, search.bare.disguisesIn(start, end));
	const text = search.bare.writtenIn(start, end);
	search.found.push({ text, canonical: written(parts), host, domain: domainOf(host), tricks, start, end });
}

function keepData(search: Search, start: number, end: number): void {
	search.tries++;
	const text = search.bare.writtenIn(start, Math.min(end, start + 200));
	search.found.push({ text, canonical: null, host: '', domain: null, tricks: ['data'], start, end });
}

const decoded = (escapedAddress: string): string => escapedAddress.replace(/%3a/gi, ':').replace(/%2f/gi, '/');

function takeScheme(search: Search, start: number, found: string): void {
	const { text } = search;
	const end = addressEnd(text, start, text[start - 1] === '(' || text.startsWith('](<', start - 3));
	if (end <= start + found.length) return;
	if (/^(?:data|javascript|vbscript):/i.test(found)) keepData(search, start, end);
	else if (found.includes('%')) keep(search, decoded(text.slice(start, end).split('&', 1)[0]!), start, end);
	else keep(search, text.slice(start, end), start, end);
}

const isSentenceEnd = (ending: string): boolean => /^\p{Lu}\p{Ll}?$/u.test(ending) && ending !== 'Fr';

/** Cuts what was glued to a host: `example.com谢谢`, `example.com.Then`. */
function endOfName(text: string, start: number, reached: number): number {
	let end = reached;
	for (let turn = 0; turn < 4; turn++) {
		let dot = end - 1;
		while (dot > start && !isDot(text.charCodeAt(dot))) dot--;
		if (dot <= start) return start;
		const ending = text.slice(dot + 1, end);
		if (isEnding(ending.toLowerCase()) && !isSentenceEnd(ending)) return end;
		const letters = /^[a-z]{2,}(?=[^a-z0-9-])/i.exec(ending)?.[0];
		if (letters && isEnding(letters.toLowerCase())) return dot + 1 + letters.length;
		end = dot;
	}
	return start;
}

const isNumber = (host: string): boolean => /^(?:\d{1,3}\.){3}\d{1,3}$/.test(host);

const isDigit = (sign: string | undefined): boolean => sign !== undefined && sign >= '0' && sign <= '9';

/** A path, a query or a port follows the host. */
const goesOn = (text: string, end: number): boolean =>
	'/?#'.includes(text[end] ?? ' ') || (text[end] === ':' && isDigit(text[end + 1]));

/** A file in a folder and the domain of a mail address are no links. */
function isApart(text: string, start: number, end: number): boolean {
	const [before, after] = [text[start - 1], text[end]];
	if (before === '@' || after === '@' || before === '\\') return true;
	return before === '/' && text[start - 2] !== '/';
}

function takeBare(search: Search, dot: number, least: number): number {
	const { text } = search;
	const start = hostStart(text, dot, least);
	const reached = hostEnd(text, dot);
	if (start === dot || reached <= dot + 1) return Math.max(dot + 1, reached);
	if (isApart(text, start, reached)) return reached;
	const isNumeric = isDigit(text[reached - 1]) && goesOn(text, reached) && isNumber(text.slice(start, reached));
	const nameEnd = isNumeric ? reached : endOfName(text, start, reached);
	if (nameEnd === start) return reached;
	const hasPath = nameEnd === reached && goesOn(text, reached);
	const end = hasPath ? Math.max(nameEnd, addressEnd(text, start, text[start - 1] === '(')) : nameEnd;
	keep(search, `http://${text.slice(start, end)}`, start, end);
	return end;
}

const isSpent = ({ found, tries }: Search): boolean => found.length >= mostLinks || tries >= mostTries;

/** Also within an address: what it holds counts too, for it is where one ends (`…/go?to=https://…`). */
function takeSchemes(search: Search): void {
	schemes.lastIndex = 0;
	for (let found = schemes.exec(search.text); found && !isSpent(search); found = schemes.exec(search.text))
		takeScheme(search, found.index, found[0]);
}

function takeBareNames(search: Search): void {
	const taken = search.found.slice();
	let [at, next] = [0, 0];
	for (let dot = dotFrom(search, 0); dot !== -1 && !isSpent(search); dot = dotFrom(search, at)) {
		while (next < taken.length && taken[next]!.end <= dot) next++;
		const around = taken[next];
		at = around && around.start <= dot ? around.end : takeBare(search, dot, Math.max(at, taken[next - 1]?.end ?? 0));
	}
}

function dotFrom({ text, hasOtherDots }: Search, from: number): number {
	if (!hasOtherDots) return text.indexOf('.', from);
	anyDot.lastIndex = from;
	return anyDot.exec(text)?.index ?? -1;
}

/** `href="address">text</a>`: where the text ends, when the address is that of such a link. */
function anchorEnd(text: string, start: number, end: number): number {
	if (!/href\s{0,3}=\s{0,3}["']?$/i.test(text.slice(Math.max(0, start - 14), start))) return -1;
	const close = text.indexOf('>', end);
	if (close === -1 || close - end > 500) return -1;
	const away = text.slice(close, close + 500).search(/<\/a\b/i);
	return away === -1 ? -1 : close + away;
}

const withoutWww = (host: string): string => host.replace(/^www\d?\./, '');

const isElsewhere = (link: Found, shown: readonly Found[]): boolean =>
	shown.some(({ domain, host }) => (domain ?? withoutWww(host)) !== (link.domain ?? link.host));

/** What the text of a link shows is no link of its own; where it shows another host, that is the trick. */
function labelled(found: readonly Found[], text: string): Found[] {
	const kept: Found[] = [];
	for (let at = 0; at < found.length; at++) {
		const link = found[at]!;
		const shown: Found[] = [];
		const from = labelStart(text, link.start);
		while (from !== -1 && kept.length > 0 && kept.at(-1)!.start >= from) shown.push(kept.pop()!);
		const until = anchorEnd(text, link.start, link.end);
		while (until !== -1 && at + 1 < found.length && found[at + 1]!.start < until) shown.push(found[++at]!);
		kept.push(isElsewhere(link, shown) ? { ...link, tricks: [...link.tricks, 'mislabelled'] } : link);
	}
	return kept;
}

/** Every address in plain text or Markdown, in the order written, at most 2,000; mail addresses are none. */
export function linksIn(text: string): FoundLink[] {
	const bare = bared(text);
	const search: Search = { bare, text: bare.text, hasOtherDots: dots.test(bare.text), found: [], tries: 0 };
	takeSchemes(search);
	takeBareNames(search);
	const inOrder = search.found.sort((one, other) => one.start - other.start || other.end - one.end);
	return labelled(inOrder, bare.text)
		.slice(0, mostLinks)
		.map(({ start: _start, end: _end, ...link }) => link);
}
