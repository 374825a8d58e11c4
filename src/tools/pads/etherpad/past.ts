/** What somebody who reads the pad may see of what it was. */
import * as Y from 'yjs';
import type { ItemPass } from '#kernel/access/pass.ts';
import { readDocument } from '#live/documents/writing.ts';
import { seesPast } from '../history/moment.ts';
import { changesFor } from '../history/reading.ts';
import { namedMoments, whoSees } from '../history/store.ts';
import { documentKind } from '../pad.ts';

export type Change = { sequence: number; author: number; at: Date; bytes: Uint8Array };
export type Past = { changes: Change[]; moments: { n: number; name: string }[] };

/** The text as it is now, as one change of nobody. */
async function presentOf({ item, about }: ItemPass): Promise<Past> {
	const doc = await readDocument(documentKind, item);
	const bytes = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	return { changes: [{ sequence: 1, author: 0, at: about.touchedAt, bytes }], moments: [] };
}

export async function pastFor(pass: ItemPass): Promise<Past> {
	if (!seesPast(await whoSees(pass), pass.right)) return presentOf(pass);
	const [changes, moments] = await Promise.all([changesFor(pass), namedMoments(pass)]);
	return { changes, moments: moments.filter(({ n }) => n >= (changes[0]?.sequence ?? 1)) };
}
