/** The state of a document as bytes: the whole of Yjs is only woken where bytes do not do. */
import * as Y from 'yjs';

export type State = { base: Uint8Array | null; tail: Uint8Array[]; weight: number };

const empty = Uint8Array.of(0, 0);

export const stateOf = (base: Uint8Array | null, tail: Uint8Array[]): State => ({
	base,
	tail,
	weight: tail.reduce((sum, { length }) => sum + length, base?.length ?? 0)
});

/** Each update by itself takes many times its own bytes. */
const mostInTail = 64;

export function add(state: State, bytes: Uint8Array): void {
	state.tail.push(bytes);
	state.weight += bytes.length;
	if (state.tail.length < mostInTail) return;
	state.tail = [Y.mergeUpdates(state.tail)];
}

/** All of it as one update. */
export function whole(state: State): Uint8Array {
	if (state.tail.length > 0) {
		state.base = Y.mergeUpdates(state.base ? [state.base, ...state.tail] : state.tail);
		state.tail = [];
		state.weight = state.base.length;
	}
	return state.base ?? empty;
}

export function docOf(state: State, options: { gc?: boolean } = {}): Y.Doc {
	const doc = new Y.Doc(options);
	Y.applyUpdate(doc, whole(state));
	return doc;
}

/** What was deleted leaves its place only: newcomers need no more, the log keeps all. */
export function compact(state: State): Uint8Array {
	const doc = docOf(state);
	state.base = Y.encodeStateAsUpdate(doc);
	state.weight = state.base.length;
	doc.destroy();
	return state.base;
}

export const vectorOf = (state: State): Uint8Array => Y.encodeStateVectorFromUpdate(whole(state));

export const diffFor = (state: State, vector: Uint8Array): Uint8Array => Y.diffUpdate(whole(state), vector);

type Decoded = ReturnType<typeof Y.decodeUpdate>;

const isKnownDeletion = (known: Decoded['ds'], deletions: Decoded['ds']): boolean =>
	[...deletions.clients].every(([client, ranges]) =>
		ranges.every((range) =>
			(known.clients.get(client) ?? []).some(
				({ clock, len }) => clock <= range.clock && range.clock + range.len <= clock + len
			)
		)
	);

/**
 * What an update says, null where it says nothing new. The first update of whoever comes back holds all deletions they know of, so
 * that these are compared; others come from somebody who just changed something.
 * @throws where it cannot be decoded.
 */
export function newsIn(state: State, bytes: Uint8Array, isFirst: boolean): Decoded | null {
	const update = Y.decodeUpdate(bytes);
	if (update.structs.length > 0) return update;
	if (update.ds.clients.size === 0) return null;
	return isFirst && isKnownDeletion(Y.decodeUpdate(whole(state)).ds, update.ds) ? null : update;
}
