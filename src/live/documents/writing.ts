/** Documents read and written without a socket: for pages, actions and jobs. */
import * as Y from 'yjs';
import { refusal } from '#base/refusal.ts';
import { afterCommit } from '#kernel/database/connection.ts';
import { tellOthers } from './between.ts';
import { kindNamed } from './kind.ts';
import { changesBetween } from './packing.ts';
import type { User } from './presence.ts';
import * as shelf from './shelf.ts';
import { docOf, type State, stateOf } from './state.ts';
import { hearOf } from './telling.ts';

async function readState(schema: string, item: string): Promise<State> {
	const { base, since } = (await shelf.stored(schema, item)) ?? { base: null, since: [] };
	const bytes = since.map((change) => change.bytes);
	return stateOf(base, bytes);
}

/** A document as it is on disk; for whoever was let in to its item. */
export const readDocument = async (schema: string, item: string): Promise<Y.Doc> =>
	docOf(await readState(schema, item));

/** Makes an empty document, in the transaction that makes its item. */
export const beginDocument = (schema: string, item: string) => shelf.begin(schema, item);

/** What a change says of itself: what others deleted before is none of it. */
function changedBy(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
	const said: Uint8Array[] = [];
	const hear = (bytes: Uint8Array) => said.push(bytes);
	doc.on('update', hear);
	doc.transact(() => change(doc));
	doc.off('update', hear);
	return said.length === 1 ? said[0]! : Y.mergeUpdates([Uint8Array.of(0, 0), ...said]);
}

const tooLarge = refusal('kernel.document-full', 413);

/**
 * Changes a document within a transaction; whoever has it open sees it once all is on disk.
 * @returns the number of the change.
 * @throws kernel.document-full where it would weigh more than its kind allows.
 */
export async function amendDocument(
	schema: string,
	item: string,
	author: User & { actor: string },
	change: (doc: Y.Doc) => void
): Promise<number> {
	await shelf.hold(schema, item);
	const state = await readState(schema, item);
	const { weight } = state;
	const doc = docOf(state);
	const bytes = changedBy(doc, change);
	const most = kindNamed(schema)?.mostBytes ?? Number.POSITIVE_INFINITY;
	// What was deleted weighs nothing: only then is it looked at closely.
	if (weight + bytes.length > most && Y.encodeStateAsUpdate(doc).length > most) throw tooLarge();
	doc.destroy();
	const number = await shelf.authorNumber(schema, item, author);
	const sequence = (await shelf.appendAlong(schema, { item, author: number, bytes })) ?? 1;
	afterCommit(async () => {
		tellOthers({ kind: schema, item, sequence });
		await hearOf(schema, item, sequence);
		await kindNamed(schema)?.written?.(item);
	});
	return sequence;
}

/** The changes after one, in their order. */
export const changesSince = (schema: string, item: string, sequence: number): Promise<shelf.Change[]> =>
	changesBetween(schema, item, sequence + 1, Number.MAX_SAFE_INTEGER);

export { type Hand, type Spell, type WhoWrote, whoWrote } from './about.ts';
export { fillDocument } from './filling.ts';
export { changesBetween, changesByVolume, history, pack } from './packing.ts';
export { allAbout, type Moment, momentAt, stateAt } from './past.ts';
export { authors } from './shelf.ts';
export { forgetBefore } from './squash.ts';
