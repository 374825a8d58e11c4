/**
 * The caret stays among its words. Where somebody parts the paragraph one writes in, its second half is put in anew, and
 * the place kept in the shared document would be the end of the first.
 */
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, TextSelection } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { differing } from './spots.ts';

/** What stands before and behind a place, within its paragraph. */
function around(doc: Node, at: number): [string, string] {
	const { parent, parentOffset } = doc.resolve(at);
	const between = (from: number, to: number) => parent.textBetween(from, to, '\n', '\n');
	return [between(0, parentOffset), between(parentOffset, parent.content.size)];
}

function alike(one: string, other: string): number {
	const most = Math.min(one.length, other.length);
	let same = 0;
	while (same < most && one[same] === other[same]) same++;
	return same;
}

const backwards = (text: string): string => text.split('').reverse().join('');

/** How many letters stand around a place as they did. */
function likeness([before, behind]: [string, string], doc: Node, at: number): number {
	const [nowBefore, nowBehind] = around(doc, at);
	return alike(backwards(before), backwards(nowBefore)) + alike(behind, nowBehind);
}

/** Where the caret belongs; null where it is already. */
export function placeAmongWords(before: EditorState, now: EditorState): number | null {
	const [was, is] = [before.selection, now.selection];
	if (!was.empty || !(was instanceof TextSelection) || !(is instanceof TextSelection)) return null;
	const moved = differing(before.doc, now.doc).map(was.head);
	if (moved === is.head || !now.doc.resolve(moved).parent.isTextblock) return null;
	const words = around(before.doc, was.head);
	return likeness(words, now.doc, moved) > likeness(words, now.doc, is.head) ? moved : null;
}

type Synced = { isChangeOrigin?: boolean; isUndoRedoOperation?: boolean };

export const staysAmongWords = (): Plugin =>
	new Plugin({
		appendTransaction(deeds, before, now) {
			const synced = deeds.map((deed): Synced | undefined => deed.getMeta(ySyncPluginKey)).find((said) => said);
			if (!synced?.isChangeOrigin || synced.isUndoRedoOperation) return null;
			const at = placeAmongWords(before, now);
			if (at === null) return null;
			const { tr } = now;
			return tr.setSelection(TextSelection.create(tr.doc, at)).setMeta(ySyncPluginKey, synced);
		}
	});
