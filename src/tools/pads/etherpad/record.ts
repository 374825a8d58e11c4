/** The file `.etherpad` as it is read: records of the database of Etherpad under their names, checked and bounded. */

import { broken } from './easysync/broken.ts';
import { type AText, emptyText, type Line, linesFrom } from './easysync/lines.ts';
import { Pool } from './easysync/pool.ts';
import { clean } from './shape.ts';

export const most = {
	bytes: 50 * 1024 * 1024,
	revisions: 500_000,
	authors: 20_000,
	chat: 200_000,
	name: 80,
	message: 20_000
};

export type Revision = { changeset: string; author: string; at: Date };
export type EtherAuthor = { id: string; name: string; colour: string };
export type EtherMessage = { author: string; at: Date; text: string };
export type SavedRevision = { revision: number; label: string; by: string; at: Date };

export type EtherPad = {
	name: string;
	pool: Pool;
	/** The text the first revision that is left changes. */
	base: readonly Line[];
	/** The number of that revision; the ones before it are not in the file. */
	first: number;
	/** Who made the base, and when; null where the pad begins empty. */
	baseBy: Pick<Revision, 'author' | 'at'> | null;
	revisions: Revision[];
	text: string;
	authors: EtherAuthor[];
	chat: EtherMessage[];
	saved: SavedRevision[];
};

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const textIn = (value: unknown, longest: number): string =>
	typeof value === 'string' ? clean(value.slice(0, longest)).trim() : '';

function parsed(bytes: Uint8Array): Json {
	try {
		const read: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
		if (isObject(read)) return read;
	} catch {
		throw broken('JSON');
	}
	throw broken('JSON');
}

/** The one pad in the file, by the name it had. */
function padIn(records: Json): { name: string; pad: Json } {
	const names = Object.keys(records).filter((key) => /^pad:[^:]+$/.test(key));
	const pad = records[names[0] ?? ''];
	if (names.length !== 1 || !isObject(pad)) throw broken('pad');
	return { name: names[0]!.slice(4), pad };
}

function atextFrom(value: unknown, where: string): AText {
	if (!isObject(value) || typeof value.text !== 'string' || typeof value.attribs !== 'string') throw broken(where);
	return { text: value.text, attribs: value.attribs };
}

const dayInMs = 86_400_000;
const firstDay = Date.UTC(2000, 0, 1);

/** Clocks of servers were wrong at times: a moment is never before the one before it, nor to come. */
class Clock {
	#last: number | null = null;
	readonly #latest: number;

	constructor(now: Date) {
		this.#latest = now.getTime();
	}

	at(value: unknown): Date {
		const said = typeof value === 'number' && value >= firstDay && value <= this.#latest + dayInMs ? value : null;
		this.#last = Math.min(this.#latest, Math.max(this.#last ?? 0, said ?? this.#last ?? this.#latest));
		return new Date(this.#last);
	}
}

const authorId = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '');

type Kept = { changeset: unknown; meta: Json };

const keptAt = (records: Json, name: string, place: number): Kept | null => {
	const record = records[`pad:${name}:revs:${place}`];
	if (!isObject(record)) return null;
	return { changeset: record.changeset, meta: isObject(record.meta) ? record.meta : {} };
};

type Beginning = Pick<EtherPad, 'base' | 'baseBy' | 'first'>;

/** Where the part of the history begins that has no gap up to its end. */
function beginningOf(records: Json, name: string, head: number, pool: Pool, clock: Clock): Beginning {
	let first = head + 1;
	while (first > 0 && keptAt(records, name, first - 1)) first -= 1;
	if (first === 0) return { base: emptyText, baseBy: null, first: 0 };
	for (let place = first; place <= head; place++) {
		const { meta } = keptAt(records, name, place)!;
		if (!isObject(meta.atext)) continue;
		const base = linesFrom(atextFrom(meta.atext, `revs:${place}`), pool);
		return { base, baseBy: { author: authorId(meta.author), at: clock.at(meta.timestamp) }, first: place + 1 };
	}
	return { base: [], baseBy: null, first: head + 1 };
}

function revisionsOf(records: Json, name: string, from: number, head: number, clock: Clock): Revision[] {
	const found: Revision[] = [];
	for (let place = from; place <= head; place++) {
		const { changeset, meta } = keptAt(records, name, place)!;
		if (typeof changeset !== 'string') throw broken(`revs:${place}`);
		found.push({ changeset, author: authorId(meta.author), at: clock.at(meta.timestamp) });
	}
	return found;
}

/** Etherpad gives a number of its palette: eight hues round the circle, in ever other tints. */
function colourOf(value: unknown): string {
	if (typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value)) return value.toLowerCase();
	const number = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 64 ? value : null;
	return number === null ? '' : hueColour((number % 8) * 45, 45 + Math.floor(number / 8) * 5);
}

const hueColour = (hue: number, saturation: number): string => {
	const amount = (saturation / 100) * 0.36;
	const channel = (n: number): string => {
		const k = (n + hue / 30) % 12;
		const value = 0.36 - amount * Math.max(-1, Math.min(k - 3, 9 - k, 1));
		return Math.round(value * 255)
			.toString(16)
			.padStart(2, '0');
	};
	return `#${channel(0)}${channel(8)}${channel(4)}`;
};

function authorsOf(records: Json): EtherAuthor[] {
	const keys = Object.keys(records).filter((key) => key.startsWith('globalAuthor:'));
	if (keys.length > most.authors) throw broken('globalAuthor');
	return keys.map((key) => {
		const record = isObject(records[key]) ? records[key] : {};
		const id = authorId(key.slice('globalAuthor:'.length));
		return { id, name: textIn(record.name, most.name), colour: colourOf(record.colorId) };
	});
}

function chatOf(records: Json, name: string, head: unknown, now: Date): EtherMessage[] {
	const last = typeof head === 'number' && Number.isInteger(head) ? head : -1;
	if (last >= most.chat) throw broken('chat');
	const clock = new Clock(now);
	return Array.from({ length: last + 1 }, (_, place) => records[`pad:${name}:chat:${place}`]).flatMap((record) => {
		if (!isObject(record)) return [];
		const text = textIn(record.text, most.message);
		const author = authorId(record.userId ?? record.authorId);
		return text ? [{ author, at: clock.at(record.time), text }] : [];
	});
}

function savedOf(value: unknown, now: Date): SavedRevision[] {
	if (!Array.isArray(value)) return [];
	return value.slice(0, 1000).flatMap((one) => {
		if (!isObject(one) || !Number.isInteger(one.revNum)) return [];
		const at = new Clock(now).at(one.timestamp);
		return [{ revision: one.revNum as number, label: textIn(one.label, 200), by: authorId(one.savedById), at }];
	});
}

/** @throws pads.broken-etherpad naming the record that is wrong. */
export function etherpadFrom(bytes: Uint8Array, now: Date): EtherPad {
	if (bytes.length > most.bytes) throw broken('size');
	const records = parsed(bytes);
	const { name, pad } = padIn(records);
	const { head } = pad;
	if (typeof head !== 'number' || !Number.isInteger(head) || head < -1 || head >= most.revisions) throw broken('head');
	const pool = Pool.from(pad.pool);
	const atext = atextFrom(pad.atext, 'atext');
	const clock = new Clock(now);
	const beginning = beginningOf(records, name, head, pool, clock);
	const lost = beginning.first > head && beginning.base.length === 0;
	const { base, baseBy, first } = lost
		? { base: linesFrom(atext, pool), baseBy: { author: '', at: clock.at(null) }, first: head + 1 }
		: beginning;
	return {
		name: clean(name),
		pool,
		base,
		baseBy,
		first,
		revisions: revisionsOf(records, name, first, head, clock),
		text: atext.text,
		authors: authorsOf(records),
		chat: chatOf(records, name, pad.chatHead, now),
		saved: savedOf(pad.savedRevisions, now)
	};
}
