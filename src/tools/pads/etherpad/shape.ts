/** What a line of Etherpad is in a pad of ours: its kind, how deep it stands, its words and their marks. */
import { isWebAddress } from '#base/addresses.ts';
import type { Marks } from '../text/tree.ts';
import type { Line } from './easysync/lines.ts';
import type { Attribute, Pool } from './easysync/pool.ts';

export type Kind = 'plain' | 'bullet' | 'number' | 'indent' | 'task';
export type Said = { text: string; marks: Marks };
export type Shape = {
	kind: Kind;
	/** From 1 on; 0 where the line stands by itself. */
	level: number;
	start: number;
	heading: number;
	checked: boolean;
	/** 1 where the line begins with the sign that carries its attributes, which nobody sees. */
	sign: 0 | 1;
	said: Said[];
};

const deepest = 16;
const kinds = new Map<string, Kind>([
	['bullet', 'bullet'],
	['number', 'number'],
	['indent', 'indent']
]);

type Manner = Omit<Shape, 'said' | 'sign'> & { code: boolean };
const plain: Manner = { kind: 'plain', level: 0, start: 1, heading: 0, checked: false, code: false };

const isChecked = (values: ReadonlyMap<string, string>): boolean | null =>
	values.has('tasklist-done') ? true : values.has('tasklist-not-done') ? false : null;

function mannerOf(attributes: readonly Attribute[]): Manner {
	const values = new Map(attributes);
	const [, name = '', depth = ''] = /^([a-z]+?)(\d{1,2})$/.exec(values.get('list') ?? '') ?? [];
	const heading = /^h([1-6])$/.exec(values.get('heading') ?? '')?.[1];
	const manner = { ...plain, heading: Number(heading ?? 0), code: values.get('heading') === 'code' };
	const kind = kinds.get(name);
	const start = Math.max(0, Math.trunc(Number(values.get('start') ?? 1)) || 1);
	const checked = isChecked(values);
	if (kind && depth !== '0') return { ...manner, kind, level: Math.min(deepest, Number(depth)), start };
	return checked === null ? manner : { ...manner, kind: 'task', level: 1, checked };
}

const webAddresses = /\b(?:https?:\/\/|www\.)[^\s<>"'`]{2,2000}/g;

/** An address in a sentence ends before the sentence does. */
function tidied(address: string): string {
	const bare = address.replace(/[.,;:!?*_\]}]+$/, '');
	return bare.endsWith(')') && !bare.includes('(') ? bare.slice(0, -1) : bare;
}

type Link = { from: number; to: number; href: string };

/** Etherpad shows every address in a text as a link. */
function linksIn(text: string): Link[] {
	if (!text.includes('://') && !text.includes('www.')) return [];
	return [...text.matchAll(webAddresses)].flatMap(({ 0: found, index }) => {
		const address = tidied(found);
		const href = /^https?:/i.test(address) ? address : `https://${address}`;
		return isWebAddress(href) ? [{ from: index, to: index + address.length, href }] : [];
	});
}

const marksNamed = new Map([
	['bold', 'bold'],
	['italic', 'italic'],
	['underline', 'underline'],
	['strikethrough', 'strike']
]);

/** What PostgreSQL and Yjs cannot keep becomes the sign for an unknown letter, of the same length. */
export const clean = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD');

function marksFrom(values: readonly Attribute[], href: string): Marks {
	const marks: Marks = {};
	for (const [key, value] of values) {
		const mark = marksNamed.get(key);
		if (mark && value === 'true') marks[mark] = {};
	}
	const url = values.find(([key]) => key === 'url' || key === 'hyperlink')?.[1] ?? href;
	return url !== '' && isWebAddress(url) ? { ...marks, link: { href: url } } : marks;
}

/** Lines of one pad as shapes. Like marks are the same object, so that they are compared at once. */
export class Shapes {
	readonly #pool: Pool;
	readonly #known = new WeakMap<Line, Shape>();
	readonly #marks = new Map<string, Marks>();
	readonly #manners = new Map<string, Manner>();

	constructor(pool: Pool) {
		this.#pool = pool;
	}

	of(line: Line): Shape {
		const known = this.#known.get(line);
		if (known) return known;
		const shape = this.#shape(line);
		this.#known.set(line, shape);
		return shape;
	}

	/** Who wrote what stands under these attributes; '' where nobody is named. */
	author(attribs: string): string {
		return this.#pool.list(attribs).find(([name]) => name === 'author')?.[1] ?? '';
	}

	#shape(line: Line): Shape {
		const first = line.spans[0]?.attribs ?? '';
		const hasSign = line.text.startsWith('*') && this.#pool.list(first).some(([name]) => name === 'lmkr');
		const sign = hasSign ? 1 : 0;
		const { code, ...manner } = hasSign ? this.#manner(first) : plain;
		return { ...manner, sign, said: this.#said(line, sign, code) };
	}

	#manner(attribs: string): Manner {
		const manner = this.#manners.get(attribs) ?? mannerOf(this.#pool.list(attribs));
		this.#manners.set(attribs, manner);
		return manner;
	}

	#said({ text, spans }: Line, sign: number, code: boolean): Said[] {
		const shown = clean(text.slice(sign, -1));
		const links = linksIn(shown);
		const said: Said[] = [];
		let at = -sign;
		for (const { length, attribs } of spans) {
			const [start, end] = [at, at + length].map((place) => whole(shown, Math.max(0, place))) as [number, number];
			for (const [from, to, href] of cut(start, Math.min(end, shown.length), links))
				add(said, shown.slice(from, to), this.#marksOf(attribs, code, href));
			at += length;
		}
		return said;
	}

	#marksOf(attribs: string, code: boolean, href: string): Marks {
		const name = `${attribs} ${code} ${href}`;
		const known = this.#marks.get(name);
		if (known) return known;
		// The editor knows nothing else beside code.
		return this.#alike(name, code ? { code: {} } : marksFrom(this.#pool.list(attribs), href));
	}

	/** The first marks that read the same. */
	#alike(name: string, marks: Marks): Marks {
		const text = JSON.stringify(marks);
		const first = this.#marks.get(text) ?? marks;
		this.#marks.set(text, first);
		this.#marks.set(name, first);
		return first;
	}
}

const isHigh = (code: number): boolean => code >= 0xd800 && code < 0xdc00;
const isLow = (code: number): boolean => code >= 0xdc00 && code < 0xe000;

/** Whether a place stands within a letter of two units, where nothing may be cut. */
export const isWithin = (text: string, at: number): boolean =>
	at > 0 && isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1));

/** The place itself, or the one after the letter it stands within. */
export const whole = (text: string, at: number): number => (isWithin(text, at) ? at + 1 : at);

/** Letters from one place to another, cut where links begin and end. */
function* cut(from: number, to: number, links: readonly Link[]): Generator<[number, number, string]> {
	let at = from;
	for (const link of links) {
		if (link.to <= at || link.from >= to) continue;
		if (link.from > at) yield [at, link.from, ''];
		const [start, end] = [Math.max(at, link.from), Math.min(to, link.to)];
		yield [start, end, link.href];
		at = end;
	}
	if (at < to) yield [at, to, ''];
}

function add(said: Said[], text: string, marks: Marks): void {
	const last = said.at(-1);
	if (last?.marks === marks) last.text += text;
	else said.push({ text, marks });
}
