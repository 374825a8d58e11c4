/** Frames: the state of a document at the beginning of each volume, from which any moment within is soon read. */
import * as Y from 'yjs';
import type { Change } from './shelf.ts';
import { readVolume, squeeze, unsqueeze } from './volume.ts';
import { type Frame, framesUpTo, volumesBetween } from './volumes.ts';

/** Frames that hang together; then one stands by itself, so that reading one never takes long. */
const longestChain = 16;
/** To squeeze more than this well takes longer than writers should wait, in bytes. */
const largeState = 2_000_000;
export const nothing = new Uint8Array();

/** A document as it was after some changes. */
export function docAfter(base: Uint8Array | null, changes: Pick<Change, 'bytes'>[]): Y.Doc {
	const doc = new Y.Doc();
	doc.transact(() => {
		if (base && base.length > 0) Y.applyUpdate(doc, base);
		for (const { bytes } of changes) Y.applyUpdate(doc, bytes);
	});
	return doc;
}

export function stateAfter(base: Uint8Array | null, changes: Pick<Change, 'bytes'>[]): Uint8Array {
	if (changes.length === 0) return base ?? nothing;
	const doc = docAfter(base, changes);
	const state = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	return state;
}

async function unfold(chain: Frame[]): Promise<Uint8Array | null> {
	let state: Uint8Array = nothing;
	for (const { frame, alone } of chain) {
		if (frame === null) return null;
		state = frame.length === 0 ? nothing : await unsqueeze(frame, alone ? undefined : state);
	}
	return state;
}

/** The state before the first change of a volume. */
export async function frameOf(schema: string, item: string, first: number): Promise<Uint8Array> {
	const state = await unfold(await framesUpTo(schema, item, first));
	if (state) return state;
	// Volumes of before there were frames.
	const earlier = await volumesBetween(schema, item, 0, first - 1);
	const changes = await Promise.all(earlier.map(({ bytes }) => readVolume(bytes)));
	return stateAfter(null, changes.flat());
}

/** A frame for a volume that begins after all others. */
export async function nextFrame(schema: string, item: string, after: number | null, state: Uint8Array) {
	const chain = after === null ? [] : await framesUpTo(schema, item, after);
	const last = chain.length < longestChain ? await unfold(chain) : null;
	const alone = !last || last.length === 0;
	const frame =
		state.length === 0
			? nothing
			: await squeeze(state, alone ? undefined : last, state.length > largeState ? 'soon' : 'lasting');
	return { frame, alone };
}
