/**
 * Who wrote which piece of a text. Every change bears its author; what it brought bears the client of Yjs and a clock.
 * So nothing needs to stand in the text itself, and it holds for any moment of the history and for any program that
 * writes. Whoever brought a piece first is its author.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { authors, history } from '#live/documents/writing.ts';
import { colours, readable } from '../colours.ts';
import { documentKind, field } from '../pad.ts';
import { piecesOf, textsIn } from '../text/pieces.ts';
import * as store from './store.ts';

/** From a clock up to the next that is not part of it. */
export type Run = { from: number; to: number; author: number };
export type Authorship = Map<number, Run[]>;

/** What of a piece nobody brought yet. */
function gaps(runs: Run[], from: number, to: number): { from: number; to: number }[] {
	const free: { from: number; to: number }[] = [];
	let at = from;
	for (const run of runs) {
		if (run.to <= at || run.from >= to) continue;
		if (run.from > at) free.push({ from: at, to: run.from });
		at = Math.max(at, run.to);
	}
	if (at < to) free.push({ from: at, to });
	return free;
}

function claim(runs: Run[], from: number, to: number, author: number): void {
	const last = runs.at(-1);
	if (last && from === last.to && last.author === author) {
		last.to = to;
		return;
	}
	if (!last || from >= last.to) {
		runs.push({ from, to, author });
		return;
	}
	runs.push(...gaps(runs, from, to).map((gap) => ({ ...gap, author })));
	runs.sort((one, other) => one.from - other.from);
}

export function learn(known: Authorship, bytes: Uint8Array, author: number): void {
	for (const struct of Y.decodeUpdate(bytes).structs) {
		if (struct instanceof Y.Skip) continue;
		const { client, clock } = struct.id;
		const runs = known.get(client) ?? [];
		known.set(client, runs);
		claim(runs, clock, clock + struct.length, author);
	}
}

/** The author of a piece; null where nobody brought it. */
export function authorAt(known: Authorship, client: number, clock: number): number | null {
	const runs = known.get(client);
	if (!runs) return null;
	let [low, high] = [0, runs.length - 1];
	while (low <= high) {
		const middle = (low + high) >> 1;
		const { from, to, author } = runs[middle]!;
		if (clock < from) high = middle - 1;
		else if (clock >= to) low = middle + 1;
		else return author;
	}
	return null;
}

function written(known: Authorship): Uint8Array {
	const to = encoding.createEncoder();
	encoding.writeVarUint(to, known.size);
	for (const [client, runs] of known) {
		encoding.writeVarUint(to, client);
		encoding.writeVarUint(to, runs.length);
		for (const { from, to: end, author } of runs)
			for (const number of [from, end - from, author]) encoding.writeVarUint(to, number);
	}
	return encoding.toUint8Array(to);
}

function readFrom(bytes: Uint8Array): Authorship {
	const from = decoding.createDecoder(bytes);
	const number = () => decoding.readVarUint(from);
	return new Map(
		Array.from({ length: number() }, () => {
			const client = number();
			const runs = Array.from({ length: number() }, () => {
				const start = number();
				return { from: start, to: start + number(), author: number() };
			});
			return [client, runs];
		})
	);
}

type Change = { sequence: number; author: number; bytes: Uint8Array };
/** So that others are heard in between. */
const changesPerTurn = 2000;

async function learnAll(known: Authorship, changes: Change[]): Promise<void> {
	for (const [place, { bytes, author }] of changes.entries()) {
		if (place % changesPerTurn === changesPerTurn - 1) await new Promise((resolve) => setImmediate(resolve));
		learn(known, bytes, author);
	}
}

const few = 200;

/**
 * @param upTo the last change that counts; by default all. What was read is kept, so that the next reading looks at
 * newer changes only.
 */
export async function authorshipOf(item: string, upTo = Number.POSITIVE_INFINITY): Promise<Authorship> {
	const kept = upTo === Number.POSITIVE_INFINITY ? await store.keptAuthorship(item) : null;
	const loose = kept ? await store.changesAfter(item, kept.sequence) : null;
	if (kept && loose) {
		const known = readFrom(kept.bytes);
		await learnAll(known, loose);
		if (loose.length > few) await store.keepAuthorship(item, loose.at(-1)!.sequence, written(known));
		return known;
	}
	const known: Authorship = new Map();
	const all = (await history(documentKind, item)).filter(({ sequence }) => sequence <= upTo);
	await learnAll(known, all);
	if (upTo === Number.POSITIVE_INFINITY && all.length > few)
		await store.keepAuthorship(item, all.at(-1)!.sequence, written(known));
	return known;
}

export type Writer = { n: number; name: string; colour: string };

/** Those who wrote, with colours white can be read on. */
export async function writersOf(item: string): Promise<(Writer & { actor: string })[]> {
	const all = await authors(documentKind, item);
	return all.map(({ n, actor, name, colour }) => ({ n, actor, name, colour: readable(colour, n) }));
}

/** The place of a colour among those of the house. */
export const hueOf = ({ colour, n }: Writer): number => {
	const at = (colours as readonly string[]).indexOf(colour);
	return at === -1 ? n % colours.length : at;
};

/** Marks each piece of a document with `by: { author }`: a copy to be read, never to be kept. */
export function markAuthors(doc: Y.Doc, known: Authorship): Map<number, number> {
	const letters = new Map<number, number>();
	doc.transact(() => {
		for (const text of textsIn(doc.getXmlFragment(field)))
			for (const { from, length, writer } of piecesOf(text, (client, clock) => authorAt(known, client, clock))) {
				text.format(from, length, { by: { author: writer } });
				letters.set(writer, (letters.get(writer) ?? 0) + length);
			}
	});
	return letters;
}
