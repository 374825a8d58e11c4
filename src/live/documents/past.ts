/** A document as it was at any moment: after its change of that number. */
import type * as Y from 'yjs';
import { type About, aboutOf, allOf } from './about.ts';
import { docAfter, frameOf, stateAfter } from './frames.ts';
import * as shelf from './shelf.ts';
import { readVolume } from './volume.ts';
import { aboutVolumes, volumesBetween } from './volumes.ts';

type Nearest = { base: Uint8Array | null; changes: shelf.Change[] };

/** The nearest state that stands, and the changes from there on; the last of them is the one asked for. */
async function nearest(schema: string, item: string, n: number, again = true): Promise<Nearest> {
	const [volume] = await volumesBetween(schema, item, n, n);
	if (volume) {
		const [base, changes] = await Promise.all([frameOf(schema, item, volume.first), readVolume(volume.bytes)]);
		return { base, changes: changes.filter(({ sequence }) => sequence <= n) };
	}
	const found = await shelf.stored(schema, item);
	const changes = (found?.since ?? []).filter(({ sequence }) => sequence <= n);
	// Bound between the two queries.
	if (again && found && changes.length === 0 && found.sequence >= n) return nearest(schema, item, n, false);
	return { base: found?.base ?? null, changes };
}

/** Whoever asks for the state alone. Without content that was deleted by then. @param n from 1 to the last change. */
export async function stateAt(schema: string, item: string, n: number): Promise<Uint8Array> {
	const { base, changes } = await nearest(schema, item, n);
	return stateAfter(base, changes);
}

export type Moment = { doc: Y.Doc; author: number; at: Date };

/** The document as it was then, who had just written, and when; null where there is no such moment. */
export async function momentAt(schema: string, item: string, n: number): Promise<Moment | null> {
	const { base, changes } = await nearest(schema, item, n);
	const last = changes.at(-1);
	if (last?.sequence !== n) return null;
	return { doc: docAfter(base, changes), author: last.author, at: last.at };
}

/** Who was at it when and whose hand wrote what, from the first change to the last. */
export async function allAbout(schema: string, item: string): Promise<About & { last: number }> {
	const volumes = await aboutVolumes(schema, item);
	const told = await Promise.all(volumes.map(async ({ about, bytes }) => about ?? aboutOf(await readVolume(bytes!))));
	const bound = volumes.at(-1)?.last ?? 0;
	const loose = await shelf.changesAfter(schema, item, bound);
	return { ...allOf([...told, aboutOf(loose)]), last: loose.at(-1)?.sequence ?? bound };
}
