/** The history of a pad of Etherpad, revision after revision, as changes of a document of ours. */
import * as Y from 'yjs';
import { refusal } from '#base/refusal.ts';
import { limits } from '../pad.ts';
import { broken } from './easysync/broken.ts';
import { changesetFrom } from './easysync/changeset.ts';
import { type Fresh, type Line, lengthOf, type Splice, splice, textOf } from './easysync/lines.ts';
import { Mirror } from './mirror.ts';
import type { EtherPad } from './record.ts';
import { Shapes } from './shape.ts';
import { breather } from './turns.ts';

export const tooLarge = refusal('pads.too-large', 413);

/** A change, its author by the id Etherpad knows them by. */
export type Replayed = { author: string; at: Date; bytes: Uint8Array };
export type Replay = {
	changes: Replayed[];
	/** The document at the end. */
	state: Uint8Array;
	/** For each revision that was replayed, how many changes stood when it was done. */
	changesAt: number[];
};

/** Letters and lines that may be gone over in all: some hundred times what the largest pads of people need. */
const mostEffort = 200_000_000;
const mostMs = 120_000;

const asNew = (lines: readonly Line[]): Fresh[] => lines.map((line) => ({ line, keeps: [] }));

class Player {
	readonly doc = new Y.Doc();
	readonly changes: Replayed[] = [];
	readonly #mirror: Mirror;
	readonly #clients = new Map<string, number>();
	#said: Uint8Array | null = null;
	#bytes = 0;

	constructor(shapes: Shapes) {
		this.#mirror = new Mirror(this.doc, shapes);
		this.doc.on('update', (bytes: Uint8Array) => {
			this.#said = bytes;
		});
	}

	get lines(): readonly Line[] {
		return this.#mirror.lines;
	}

	/** Whoever writes has a number of their own in the document, as if in a browser of their own. */
	#client(author: string): number {
		const known = this.#clients.get(author) ?? Math.floor(Math.random() * 2 ** 32);
		this.#clients.set(author, known);
		return known;
	}

	#change(author: string, at: Date, change: () => void): void {
		this.doc.clientID = this.#client(author);
		this.doc.transact(change);
		if (!this.#said) return;
		this.changes.push({ author, at, bytes: this.#said });
		this.#bytes += this.#said.length;
		this.#said = null;
		if (this.#bytes > 4 * limits.bytes) throw tooLarge();
	}

	play(change: Splice, author: string, at: Date): void {
		this.#change(author, at, () => this.#mirror.apply(change, author));
		const others = new Set(this.#mirror.foreign.map((piece) => piece.author));
		for (const other of others) this.#change(other, at, () => this.#mirror.sayForeign(other));
	}
}

/** @throws pads.broken-etherpad where a changeset does not fit or the text at the end is another, pads.too-large. */
export async function replayed(pad: EtherPad): Promise<Replay> {
	const player = new Player(new Shapes(pad.pool));
	const beginsAt = pad.baseBy ?? pad.revisions[0] ?? { author: '', at: new Date() };
	const beginning = { from: 0, to: 0, lines: asNew(pad.base), effort: 0 };
	let length = lengthOf(pad.base);
	let effort = length;
	player.play(beginning, beginsAt.author, beginsAt.at);
	const changesAt: number[] = [];
	const breathe = breather();
	const deadline = Date.now() + mostMs;
	for (const [place, { changeset, author, at }] of pad.revisions.entries()) {
		const step = reading(pad.first + place, () => changesetFrom(changeset));
		const change = reading(pad.first + place, () => splice(player.lines, length, step, pad.pool));
		player.play(change, author, at);
		changesAt.push(player.changes.length);
		length = step.after;
		effort += change.effort;
		if (effort > mostEffort || Date.now() > deadline) throw tooLarge();
		await breathe();
	}
	if (textOf(player.lines) !== pad.text) throw broken('atext');
	const state = Y.encodeStateAsUpdate(player.doc);
	player.doc.destroy();
	if (state.length > limits.bytes) throw tooLarge();
	return { changes: player.changes, state, changesAt };
}

/** Says at which revision something is broken. */
function reading<Result>(revision: number, read: () => Result): Result {
	try {
		return read();
	} catch {
		throw broken(`revs:${revision}`);
	}
}
