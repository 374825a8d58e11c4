/** Tiptap on the shared document of a pad. */
import { Editor } from '@tiptap/core';
import { extensionsFor } from './extensions.ts';
import type { Joined } from './join.ts';

export type Writing = {
	writes: boolean;
	label: string;
	/** The caret moved or the text changed: the toolbar may say otherwise. */
	onTurn(): void;
};

export const openEditor = (
	place: HTMLElement,
	{ doc, awareness }: Joined,
	{ writes, label, onTurn }: Writing
): Editor =>
	new Editor({
		element: place,
		editable: writes,
		injectCSS: false,
		extensions: extensionsFor(doc, awareness),
		editorProps: {
			attributes: { class: 'pad-sheet', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label }
		},
		onTransaction: onTurn
	});
