/**
 * A paper as somebody typed it, letter by letter: 260,000 edits (Automerge's, from josephg/editing-traces, CC BY 4.0),
 * replayed into a pad as its editor would write it. Where it is not at hand, one of the same shape is made up.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { carrier } from '#kernel/database/connection.ts';
import { authorNumber } from '#live/documents/shelf.ts';
import { pack } from '#live/documents/writing.ts';

/** At a position so many signs go, and others come. */
export type Edit = [position: number, deleted: number, inserted: string];
export type Trace = { edits: Edit[]; text: string; isReal: boolean };

const place = join(process.env.ARCHIPEL_SHARED ?? '../shared', 'fixtures/traces/automerge-paper.json.gz');
export const hasTrace = existsSync(place);

export const readTrace = (): Trace => (hasTrace ? real() : madeUp(260_000));

function real(): Trace {
	const { txns, endContent } = JSON.parse(gunzipSync(readFileSync(place)).toString());
	return { edits: txns.flatMap(({ patches }: { patches: Edit[] }) => patches), text: endContent, isReal: true };
}

/** Always the same numbers between 0 and 1. */
export function dice(seed = 1): () => number {
	let last = seed;
	return () => {
		last = (Math.imul(last, 1_103_515_245) + 12_345) & 0x7fffffff;
		return last / 0x7fffffff;
	};
}

/** Words typed letter by letter, many of them taken back, mostly near the end, sometimes elsewhere. */
function madeUp(count: number): Trace {
	const roll = dice();
	const edits: Edit[] = [];
	let text = '';
	let at = 0;
	while (edits.length < count) {
		if (roll() < 0.002) at = Math.floor((roll() < 0.7 ? 0.95 + roll() * 0.05 : roll()) * text.length);
		const edit: Edit =
			edits.length % 40 < 12 && at > 0
				? [at - 1, 1, '']
				: [at, 0, roll() < 0.008 ? '\n' : (' ' + 'etaoinshrdlu')[Math.floor(roll() ** 2 * 13)]!];
		text = text.slice(0, edit[0]) + edit[2] + text.slice(edit[0] + edit[1]);
		at = edit[0] + edit[2].length;
		edits.push(edit);
	}
	return { edits, text, isReal: false };
}

const paragraph = (words: string): Y.XmlElement => {
	const made = new Y.XmlElement('paragraph');
	made.insert(0, [new Y.XmlText(words)]);
	return made;
};

/** A text of lines as paragraphs, edited by positions. */
class Paper {
	private readonly lines: Y.XmlText[] = [];
	private readonly lengths: number[] = [];
	private readonly fragment: Y.XmlFragment;
	private readonly near = { line: 0, start: 0 };

	constructor(doc: Y.Doc) {
		this.fragment = doc.getXmlFragment('default');
		this.put(0, ['']);
	}

	private put(line: number, parts: string[]): void {
		const made = parts.map(paragraph);
		this.fragment.insert(line, made);
		this.lines.splice(line, 0, ...made.map((one) => one.get(0) as Y.XmlText));
		this.lengths.splice(line, 0, ...parts.map(({ length }) => length));
	}

	edit([position, deleted, inserted]: Edit): void {
		const [line, at] = this.find(position);
		this.delete(line, at, deleted);
		if (inserted) this.insert(line, at, inserted.split('\n'));
	}

	/** People mostly write on where they were. */
	private find(position: number): [line: number, at: number] {
		while (this.near.start > position) this.near.start -= this.lengths[--this.near.line]! + 1;
		while (position - this.near.start > this.lengths[this.near.line]!)
			this.near.start += this.lengths[this.near.line++]! + 1;
		return [this.near.line, position - this.near.start];
	}

	private delete(line: number, at: number, count: number): void {
		const here = Math.min(count, this.lengths[line]! - at);
		if (here > 0) this.lines[line]!.delete(at, here);
		this.lengths[line]! -= here;
		if (here === count) return;
		const next = this.lines[line + 1]!.toString();
		this.fragment.delete(line + 1, 1);
		this.lines.splice(line + 1, 1);
		this.lengths.splice(line + 1, 1);
		if (next) this.lines[line]!.insert(at, next);
		this.lengths[line]! += next.length;
		this.delete(line, at, count - here - 1);
	}

	private insert(line: number, at: number, [first, ...rest]: string[]): void {
		const text = this.lines[line]!;
		const tail = rest.length > 0 ? text.toString().slice(at) : '';
		if (tail) text.delete(at, tail.length);
		if (first) text.insert(at, first);
		this.lengths[line]! += first!.length - tail.length;
		if (rest.length > 0) this.put(line + 1, [...rest.slice(0, -1), rest.at(-1)! + tail]);
	}

	text = (): string => this.lines.map((line) => line.toString()).join('\n');
}

export type Replayed = { changes: number; text: string; texts: Map<number, string> };

const perPack = 500;
const perSitting = 2000;

/**
 * Writes the trace into a pad as it would have come from browsers: sittings of three people, pauses, all packed now and
 * then. @param remember numbers of changes after which the text is kept to compare with.
 */
export async function replay(pad: string, { edits }: Trace, remember: Set<number> = new Set()): Promise<Replayed> {
	const roll = dice(7);
	const doc = new Y.Doc();
	const texts = new Map<number, string>();
	const people = await Promise.all(
		['Ana', 'Bo', 'Chloe'].map((name) => authorNumber('pads', pad, { actor: `trace-${name}`, name, colour: '' }))
	);
	let time = Date.UTC(2026, 3, 19, 6);
	let author = people[0]!;
	let fresh: { item: string; sequence: number; author: number; at: Date; bytes: Buffer }[] = [];
	let sequence = 0;
	doc.on('update', (bytes: Uint8Array) => {
		fresh.push({ item: pad, sequence: ++sequence, author, at: new Date(time), bytes: Buffer.from(bytes) });
	});
	const paper = new Paper(doc);
	const keep = async () => {
		await carrier()`insert into pads.change ${carrier()(fresh)}`;
		await carrier()`update pads.document set sequence = ${sequence} where item = ${pad}`;
		fresh = [];
		await pack('pads', pad, sequence, Y.encodeStateAsUpdate(doc));
	};
	for (const [place, edit] of edits.entries()) {
		if (place % perSitting === 0) {
			doc.clientID = Math.floor(roll() * 2 ** 32);
			author = people[Math.floor(roll() * people.length)]!;
			time += Math.floor(roll() * 12 * 3600_000);
		}
		time += Math.floor(roll() < 0.02 ? roll() * 60_000 : 60 + roll() * 400);
		doc.transact(() => paper.edit(edit));
		if (remember.has(sequence)) texts.set(sequence, paper.text());
		if (fresh.length >= perPack) await keep();
	}
	if (fresh.length > 0) await keep();
	const text = paper.text();
	doc.destroy();
	return { changes: sequence, text, texts };
}

/** What the rows of a pad take in the database, its text for the search too; without the indexes all pads share. */
export async function bytesInDatabase(pad: string): Promise<Record<string, number>> {
	const sizes: Record<string, number> = {};
	for (const [table, column] of [
		...['pad', 'document', 'change', 'volume', 'snapshot', 'author', 'moment'].map((name) => [`pads.${name}`, 'item']),
		['kernel.item', 'id'],
		['kernel.searched', 'item']
	] as [string, string][]) {
		const [row] = await carrier()<{ bytes: number }[]>`
			select coalesce(sum(pg_column_size(t.*)), 0)::int as bytes
			from ${carrier()(table)} t where ${carrier()(column)} = ${pad}`;
		sizes[table] = row!.bytes;
	}
	return sizes;
}
