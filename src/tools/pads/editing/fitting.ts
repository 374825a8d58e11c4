/** What strange programs put beside the blocks of a text is taken out before the editor sees it: it would break on it. */
import * as Y from 'yjs';
import { field } from '../pad.ts';

type Parent = Y.XmlElement | Y.XmlFragment;
type Placed = { _item: Y.Item | null };

const isParent = (type: unknown): type is Parent => type instanceof Y.XmlFragment;

const isStray = (child: unknown, parent: Parent): boolean =>
	!(child instanceof Y.XmlElement) && (parent.parent === null || !(child instanceof Y.XmlText));

function strays(parent: Parent): number[] {
	return parent
		.toArray()
		.flatMap((child, place) => (isStray(child, parent) ? [place] : []))
		.reverse();
}

/** Those changed, and all that came within them. */
function* touched(parents: Iterable<unknown>, before: Map<number, number>): Generator<Parent> {
	const waiting = [...parents].filter(isParent);
	for (let parent = waiting.pop(); parent; parent = waiting.pop()) {
		yield parent;
		for (const child of parent.toArray()) {
			const id = (child as unknown as Placed)._item?.id;
			if (isParent(child) && id && id.clock >= (before.get(id.client) ?? 0)) waiting.push(child);
		}
	}
}

/** @param origin of what is taken out: nothing of it is sent where one may not write. */
export function keepFitting(doc: Y.Doc, origin: unknown = null): void {
	// Made before anybody else can make it of another kind.
	doc.getXmlFragment(field);
	doc.on('beforeObserverCalls', ({ changed, beforeState }: Y.Transaction) => {
		for (const parent of touched(changed.keys(), beforeState)) {
			const places = strays(parent);
			if (places.length === 0) continue;
			doc.transact(() => {
				for (const place of places) parent.delete(place, 1);
			}, origin);
		}
	});
}
