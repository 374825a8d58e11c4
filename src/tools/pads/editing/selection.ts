/**
 * The browser tells where the caret went a moment after the key that moved it. Whatever is drawn into the text meanwhile
 * would put it back: the editor is made to look before.
 */
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';

/** Never within a transaction of Yjs: letters typed just now would pass for those of others. */
export const lookAtSelection = ({ dom }: EditorView): void =>
	void dom.ownerDocument.dispatchEvent(new Event('selectionchange'));

/** The carets of others are drawn anew whenever one of them moves. */
export const looksBeforeCarets = (awareness: Awareness): Plugin =>
	new Plugin({
		view(view) {
			const look = () => lookAtSelection(view);
			awareness.on('change', look);
			return { destroy: () => awareness.off('change', look) };
		}
	});
