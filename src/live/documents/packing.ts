/** Many small changes become volumes: smaller, and not a moment is lost. */
import { transaction } from '#kernel/database/connection.ts';
import { aboutOf } from './about.ts';
import { nextFrame, stateAfter } from './frames.ts';
import * as shelf from './shelf.ts';
import { readVolume, written } from './volume.ts';
import { addVolume, dropChanges, growVolume, lastVolume, stretchesOf, type Volume, volumesBetween } from './volumes.ts';

/** The most changes one volume binds: more take less room, fewer are sooner read. */
let mostInVolume = 2500;

/** For tests that want many small volumes. @returns what there was before. */
export function bindInVolumesOf(most: number): number {
	const before = mostInVolume;
	mostInVolume = most;
	return before;
}

const stayOf = (changes: shelf.Change[]) => (changes.length < mostInVolume ? 'soon' : 'lasting');

/** Keeps a snapshot of the document as it was after a change, and binds the changes up to there into volumes. */
export async function pack(schema: string, item: string, sequence: number, state: Uint8Array): Promise<void> {
	await transaction(async () => {
		await shelf.hold(schema, item);
		const before = await shelf.snapshot(schema, item);
		const loose = (await shelf.changesAfter(schema, item, 0)).filter((change) => change.sequence <= sequence);
		if (loose.length > 0) await bind(schema, item, loose, before?.bytes ?? null);
		await shelf.keepSnapshot(schema, item, sequence, state);
	});
}

/** @param before the state before the first of them. */
async function bind(schema: string, item: string, loose: shelf.Change[], before: Uint8Array | null): Promise<void> {
	const open = await lastVolume(schema, item);
	const room = open ? Math.max(0, mostInVolume - (open.last - open.first + 1)) : 0;
	if (open && room > 0) await grow(schema, item, open, loose.slice(0, room));
	let state = stateAfter(before, loose.slice(0, loose.length > room ? room : 0));
	let previous = open?.first ?? null;
	for (let from = room; from < loose.length; from += mostInVolume) {
		const some = loose.slice(from, from + mostInVolume);
		await addVolume(schema, item, { ...(await bound(some)), ...(await nextFrame(schema, item, previous, state)) });
		previous = some[0]!.sequence;
		if (from + mostInVolume < loose.length) state = stateAfter(state, some);
	}
	await dropChanges(schema, item, loose.at(-1)!.sequence);
}

const bound = async (changes: shelf.Change[]): Promise<Volume> => ({
	first: changes[0]!.sequence,
	last: changes.at(-1)!.sequence,
	bytes: await written(changes, stayOf(changes)),
	about: aboutOf(changes)
});

async function grow(schema: string, item: string, open: Volume, more: shelf.Change[]): Promise<void> {
	const kept = await readVolume(open.bytes);
	const all = [...kept, ...more];
	const about = aboutOf(more, open.about ?? aboutOf(kept));
	await growVolume(schema, item, {
		first: open.first,
		last: all.at(-1)!.sequence,
		bytes: await written(all, stayOf(all)),
		about
	});
}

/** The changes of a stretch, in their order. */
export async function changesBetween(schema: string, item: string, from: number, to: number): Promise<shelf.Change[]> {
	const volumes = await volumesBetween(schema, item, from, to);
	const bound = (await Promise.all(volumes.map(({ bytes }) => readVolume(bytes)))).flat();
	const loose = await shelf.changesAfter(schema, item, Math.max(from - 1, bound.at(-1)?.sequence ?? 0));
	return [...bound, ...loose].filter(({ sequence }) => from <= sequence && sequence <= to);
}

/** The changes of a stretch as they are bound, some thousands at a time, so that a long history is never in memory whole. */
export async function* changesByVolume(schema: string, item: string, from: number, to: number) {
	let next = from;
	for (const { first, last } of await stretchesOf(schema, item, from, to)) {
		next = last + 1;
		yield changesBetween(schema, item, Math.max(from, first), Math.min(to, last));
	}
	if (next <= to) yield changesBetween(schema, item, next, to);
}

/** Every change there ever was, in its order. */
export const history = (schema: string, item: string): Promise<shelf.Change[]> =>
	changesBetween(schema, item, 0, Number.MAX_SAFE_INTEGER);
