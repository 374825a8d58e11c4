/** Documents read and written without a socket: for pages, actions and jobs. */
import * as Y from 'yjs';
import { afterCommit } from '#kernel/database/connection.ts';
import { tellOthers } from './between.ts';
import { hearOf } from './document.ts';
import type { User } from './presence.ts';
import * as shelf from './shelf.ts';
import { docOf, stateOf } from './state.ts';

/** A document as it is on disk; for whoever was let in to its item. */
export async function readDocument(schema: string, item: string): Promise<Y.Doc> {
	const { base, since } = (await shelf.stored(schema, item)) ?? { base: null, since: [] };
	const bytes = since.map((change) => change.bytes);
	return docOf(stateOf(base, bytes));
}

/** Makes an empty document, in the transaction that makes its item. */
export const beginDocument = (schema: string, item: string) => shelf.begin(schema, item);

/**
 * Changes a document within a transaction; whoever has it open sees it once all is on disk.
 * @returns the number of the change.
 */
export async function amendDocument(
	schema: string,
	item: string,
	author: User & { actor: string },
	change: (doc: Y.Doc) => void
): Promise<number> {
	await shelf.hold(schema, item);
	const doc = await readDocument(schema, item);
	const before = Y.encodeStateVector(doc);
	doc.transact(() => change(doc));
	const bytes = Y.encodeStateAsUpdate(doc, before);
	doc.destroy();
	const number = await shelf.authorNumber(schema, item, author);
	const places = await shelf.append(schema, [{ item, author: number, bytes }], false);
	const sequence = (places.get(item) ?? 0) + 1;
	afterCommit(async () => {
		tellOthers({ kind: schema, item, sequence });
		await hearOf(schema, item, sequence);
	});
	return sequence;
}

export { type Hand, type Spell, whoWrote } from './about.ts';
export { changesBetween, history, pack } from './packing.ts';
export { allAbout, momentAt, stateAt } from './past.ts';
export { authors } from './shelf.ts';
