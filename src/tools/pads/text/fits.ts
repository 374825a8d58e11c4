/**
 * What no editor can hold, and would close the pad to everybody: words or lists right in the text instead of in blocks,
 * and blocks within blocks without an end, on which Yjs itself breaks. Looked at is what one update says by itself, and
 * by how many levels it may deepen the text.
 */
import * as Y from 'yjs';
import type { Reach } from '#live/documents/levels.ts';
import type { Structs } from '#live/documents/repeats.ts';
import { field } from '../pad.ts';

/** Levels of blocks within blocks: a hundred lists in lists. */
export const mostNested = 200;
/** In the innermost block stands a text, and in that its letters. */
export const mostLevels = mostNested + 2;

/** Counted from the text itself, or from what stands where an earlier update left it. */
type Place = { level: number; isRooted: boolean };
type Placed = { clock: number; end: number; place: Place };

const typeIn = (item: Y.Item): unknown => (item.content as { type?: unknown }).type;

const isBlock = (type: unknown): boolean => type instanceof Y.XmlElement;

const within = ({ level, isRooted }: Place): Place => ({ level: level + 1, isRooted });

const elsewhere: Place = { level: 0, isRooted: false };

/** Where things of this update stand; those of one client come in the order of their clocks. */
class Places {
	private readonly known = new Map<number, Placed[]>();

	of({ client, clock }: Y.ID): Place {
		const placed = this.known.get(client) ?? [];
		let [from, to] = [0, placed.length];
		while (from < to) {
			const middle = (from + to) >> 1;
			if (placed[middle]!.end <= clock) from = middle + 1;
			else to = middle;
		}
		const found = placed[from];
		return found && found.clock <= clock ? found.place : elsewhere;
	}

	put({ id, length }: Y.Item, place: Place): void {
		const placed = this.known.get(id.client) ?? [];
		placed.push({ clock: id.clock, end: id.clock + length, place });
		this.known.set(id.client, placed);
	}
}

/** Where it stands is said by its parent, or by what stands beside it. */
function placeOf({ parent, origin, rightOrigin }: Y.Item, places: Places): Place {
	const above = parent as unknown;
	if (above instanceof Y.ID) return within(places.of(above));
	if (above !== null) return { level: 1, isRooted: true };
	const beside = origin ?? rightOrigin;
	return beside ? places.of(beside) : elsewhere;
}

/** @returns how deep it reaches; null where it cannot stand in a text. */
export function reachOf(structs: Structs): Reach | null {
	const places = new Places();
	const reach: Reach = { levels: 0, adds: 0 };
	for (const item of structs) {
		if (!(item instanceof Y.Item)) continue;
		const type = typeIn(item);
		const isGone = item.content instanceof Y.ContentDeleted;
		if ((item.parent as unknown) === field && !isGone && !isBlock(type)) return null;
		const place = placeOf(item, places);
		if (isBlock(type) && place.level > mostNested) return null;
		places.put(item, place);
		const key = place.isRooted ? 'levels' : 'adds';
		reach[key] = Math.max(reach[key], place.level);
	}
	return reach;
}

/** What waits for something that never came may come to stand below all the rest. */
function waitingIn({ store }: Y.Doc): number {
	if (!store.pendingStructs) return 0;
	const reach = reachOf(Y.decodeUpdateV2(store.pendingStructs.update).structs);
	return reach ? Math.max(reach.levels, reach.adds) : mostLevels;
}

type Parent = Y.XmlFragment | Y.XmlText;

/** Down to the innermost place where something stands, or stood: something else may come to stand beside it. */
export function levelsOf(doc: Y.Doc): number {
	let deepest = 0;
	const waiting: { of: Parent; level: number }[] = [{ of: doc.getXmlFragment(field), level: 0 }];
	for (let one = waiting.pop(); one; one = waiting.pop()) {
		const { of } = one;
		if (!of._start) continue;
		const level = one.level + 1;
		deepest = Math.max(deepest, level);
		if (!(of instanceof Y.XmlFragment)) continue;
		for (const child of of.toArray())
			if (child instanceof Y.XmlFragment || child instanceof Y.XmlText) waiting.push({ of: child, level });
	}
	return deepest + waitingIn(doc);
}
