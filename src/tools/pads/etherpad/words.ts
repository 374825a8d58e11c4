/** The words of a document that comes in. */
import * as Y from 'yjs';
import { seenText } from '../keeping/shares.ts';
import { treeOf } from '../text/document.ts';
import { plainText } from '../text/tree.ts';

/** As people read them and as the guard does. */
export function wordsIn(state: Uint8Array): { text: string; seen: string } {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, state);
	const tree = treeOf(doc);
	doc.destroy();
	return { text: plainText(tree), seen: seenText(tree) };
}
