/** What the editor knows to write, and how others are shown in it. */
import { Extension, type Extensions } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import { StarterKit } from '@tiptap/starter-kit';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import type { Doc } from 'yjs';
import { readable } from '../colours.ts';
import { field } from '../pad.ts';

type Said = { name?: unknown; color?: unknown };

/** Colours are set by script, never by a style attribute: the security policy refuses those. */
function caretOf(user: Said, client: number): HTMLElement {
	const caret = document.createElement('span');
	caret.className = 'pad-caret';
	caret.style.setProperty('--colour', readable(user.color, client));
	const name = document.createElement('span');
	name.className = 'pad-caret-name';
	name.textContent = String(user.name ?? '').slice(0, 80);
	caret.append('\u2060', name, '\u2060');
	return caret;
}

const selectionOf = (user: Said, client: number) => ({
	class: 'pad-selected',
	style: `--colour: ${readable(user.color, client)}`
});

const carets = (awareness: Awareness) =>
	Extension.create({
		name: 'carets',
		priority: 999,
		addProseMirrorPlugins: () => [yCursorPlugin(awareness, { cursorBuilder: caretOf, selectionBuilder: selectionOf })]
	});

export const extensionsFor = (doc: Doc, awareness: Awareness): Extensions => [
	StarterKit.configure({
		undoRedo: false,
		trailingNode: false,
		link: {
			openOnClick: false,
			defaultProtocol: 'https',
			HTMLAttributes: { rel: 'nofollow noopener noreferrer ugc', target: null }
		}
	}),
	TaskList,
	TaskItem.configure({ nested: true }),
	Collaboration.configure({ document: doc, field }),
	carets(awareness)
];
