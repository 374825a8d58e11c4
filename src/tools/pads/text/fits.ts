/**
 * What no editor can hold, and would close the pad to everybody: words or lists right in the text instead of in blocks,
 * and blocks within blocks without an end, on which Yjs itself breaks. Looked at is what one update says by itself.
 */
import * as Y from 'yjs';
import type { Structs } from '#live/documents/repeats.ts';
import { field } from '../pad.ts';

/** Levels of blocks within blocks: a hundred lists in lists. */
export const mostNested = 200;

const nameOf = ({ client, clock }: Y.ID): string => `${client}-${clock}`;

const typeIn = (item: Y.Item): unknown => (item.content as { type?: unknown }).type;

const isBlock = (type: unknown): boolean => type instanceof Y.XmlElement;

/** Where it stands is said by its parent, or by what stands beside it. */
function depthOf({ parent, origin, rightOrigin }: Y.Item, depths: Map<string, number>): number {
	const above = parent as unknown;
	if (above instanceof Y.ID) return (depths.get(nameOf(above)) ?? 0) + 1;
	const beside = origin ?? rightOrigin;
	return (beside && depths.get(nameOf(beside))) ?? 1;
}

export function fits(structs: Structs): boolean {
	const depths = new Map<string, number>();
	for (const item of structs) {
		if (!(item instanceof Y.Item)) continue;
		const type = typeIn(item);
		const isGone = item.content instanceof Y.ContentDeleted;
		if ((item.parent as unknown) === field && !isGone && !isBlock(type)) return false;
		if (!isBlock(type)) continue;
		const depth = depthOf(item, depths);
		if (depth > mostNested) return false;
		depths.set(nameOf(item.id), depth);
	}
	return true;
}
