/** Moments read, for whoever may see them. */
import type * as Y from 'yjs';
import { refusal } from '#base/refusal.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import * as documents from '#live/documents/writing.ts';
import { acceptedChanges } from '../comments/store.ts';
import { documentKind } from '../pad.ts';
import { treeOf } from '../text/document.ts';
import type { Block } from '../text/tree.ts';
import { comparedTree } from './compare.ts';
import { deletersIn } from './deleting.ts';
import { type Accepted, type Named, type Person, type Stretch, seesPast, stretchesOf } from './moment.ts';
import * as store from './store.ts';

export const noSuchMoment = refusal('pads.no-such-moment', 404);
export const pastClosed = refusal('pads.past-closed', 403);

/** The state after a change, as a Yjs update; for whoever was let in to see the history. */
export const stateAt = (item: string, n: number): Promise<Uint8Array> => documents.stateAt(documentKind, item, n);

/** The text after a change; for whoever was let in to see the history. */
export async function treeAt(item: string, n: number): Promise<Block[]> {
	const found = await documents.momentAt(documentKind, item, n);
	if (!found) throw noSuchMoment();
	return treeOf(found.doc);
}

export type Past = {
	first: number;
	last: number;
	stretches: Stretch[];
	people: Person[];
	named: Named[];
	/** Changes that somebody suggested and their author accepted. */
	accepted: Accepted[];
	hands: documents.Hand[];
	squash: store.Squash | null;
};

export async function admitToPast(pass: ItemPass): Promise<void> {
	if (!seesPast(await store.whoSees(pass), pass.right)) throw pastClosed();
}

/** All there is to know of a pad's history but its texts. */
export async function pastOf(pass: ItemPass): Promise<Past> {
	await admitToPast(pass);
	const [about, people, named, squash, accepted] = await Promise.all([
		documents.allAbout(documentKind, pass.item),
		documents.authors(documentKind, pass.item),
		store.namedMoments(pass),
		store.squashOf(pass),
		acceptedChanges(pass.item)
	]);
	const first = Math.max(squash?.n ?? 0, about.spells[0]?.first ?? 1);
	const { last, hands, spells } = about;
	return {
		...{ first, last, hands, squash },
		stretches: stretchesOf(spells, first, last),
		people: people.map(({ n, name, colour }) => ({ n, name, colour })),
		named: named.filter(({ n }) => n >= first),
		accepted: accepted.flatMap(({ sequence, suggester }) => (sequence >= first ? [{ n: sequence, by: suggester }] : []))
	};
}

/** The number a person or a program asked for. @throws pads.no-such-moment */
export function momentIn({ first, last }: Pick<Past, 'first' | 'last'>, asked: string | number): number {
	const n = typeof asked === 'string' && !/^\d{1,15}$/.test(asked) ? Number.NaN : Number(asked);
	if (!(n >= first && n <= last)) throw noSuchMoment();
	return n;
}

export type Shown = { n: number; at: Date | null; author: number | null; tree: Block[] };

export async function shownAt(item: string, n: number): Promise<Shown> {
	if (n === 0) return { n, at: null, author: null, tree: [] };
	const found = await documents.momentAt(documentKind, item, n);
	if (!found) throw noSuchMoment();
	const shown = { n, at: found.at, author: found.author, tree: treeOf(found.doc) };
	found.doc.destroy();
	return shown;
}

/** The moment somebody asked for by its number, without reading what is said of all of them. */
async function seenMoment(pass: ItemPass, asked: string): Promise<number> {
	const [, squash, begun, last] = await Promise.all([
		admitToPast(pass),
		store.squashOf(pass),
		store.firstKept(pass),
		store.lastMoment(pass)
	]);
	return momentIn({ first: Math.max(squash?.n ?? 0, begun), last }, asked);
}

/** One moment, by the number somebody asked for. */
export async function momentFor(pass: ItemPass, asked: string): Promise<Shown> {
	return shownAt(pass.item, await seenMoment(pass, asked));
}

/** The document as it was, or as it is now where no moment was asked for. */
export async function docFor(pass: ItemPass, asked: string | null): Promise<Y.Doc> {
	if (asked === null) return documents.readDocument(documentKind, pass.item);
	const found = await documents.momentAt(documentKind, pass.item, await seenMoment(pass, asked));
	if (!found) throw noSuchMoment();
	return found.doc;
}

/** The changes somebody may see, in their order; where what was before is given up, the first says it all at once. */
export async function changesFor(pass: ItemPass) {
	await admitToPast(pass);
	const all = await documents.history(documentKind, pass.item);
	const squash = await store.squashOf(pass);
	if (!squash) return all;
	const state = await stateAt(pass.item, squash.n);
	return all
		.filter(({ sequence }) => sequence >= squash.n)
		.map((change) => (change.sequence === squash.n ? { ...change, author: 0, bytes: state } : change));
}

/** What came and went after one moment up to another, in the text of both. */
export async function compared(item: string, past: Past, from: number, to: number): Promise<Block[]> {
	const [before, after, removed] = await Promise.all([
		from === 0 ? new Uint8Array([0, 0]) : stateAt(item, from),
		stateAt(item, to),
		deletersIn(item, past, from, to)
	]);
	return comparedTree(before, after, { added: documents.whoWrote(past.hands), removed });
}
