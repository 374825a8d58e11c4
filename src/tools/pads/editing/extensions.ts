/** What the editor does beyond holding the text: sharing it, showing others, pictures on their way, whole tables. */
import { Extension, type Extensions } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import type { Plugin } from '@tiptap/pm/state';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import type { Doc } from 'yjs';
import { readable } from '../colours.ts';
import { field } from '../pad.ts';
import { typedLinks } from './links.ts';
import type { PadMention } from './mention.ts';
import { pastingMarkdown } from './paste/pasting.ts';
import { isPlaced } from './places.ts';
import { extensionsWith } from './schema.ts';
import { looksBeforeCarets } from './selection.ts';
import { staysAmongWords } from './staying.ts';
import { typedTasks } from './tasks.ts';

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

const caretsOfOthers = {
	awarenessStateFilter: (own: number, client: number, state: unknown) => own !== client && isPlaced(state),
	cursorBuilder: caretOf,
	selectionBuilder: selectionOf
};

const carets = (awareness: Awareness) =>
	Extension.create({
		name: 'carets',
		priority: 999,
		addProseMirrorPlugins: () => [
			staysAmongWords(),
			looksBeforeCarets(awareness),
			yCursorPlugin(awareness, caretsOfOthers)
		]
	});

const tableKeys: Record<string, 'addRowBefore' | 'addRowAfter' | 'addColumnBefore' | 'addColumnAfter'> = {
	'Mod-Alt-ArrowUp': 'addRowBefore',
	'Mod-Alt-ArrowDown': 'addRowAfter',
	'Mod-Alt-ArrowLeft': 'addColumnBefore',
	'Mod-Alt-ArrowRight': 'addColumnAfter'
};

export type Keys = { toTools(): void; askLink(): void; begin(): void };

const keys = ({ toTools, askLink, begin }: Keys) =>
	Extension.create({
		name: 'keys',
		priority: 200,
		addKeyboardShortcuts() {
			const { editor } = this;
			const does = (deed: () => void) => () => {
				deed();
				return true;
			};
			const inTables = Object.entries(tableKeys).map(([key, command]) => [
				key,
				() => {
					if (!editor.isActive('table')) return false;
					begin();
					return editor.commands[command]();
				}
			]);
			return { 'Alt-F10': does(toTools), 'Mod-k': does(askLink), ...Object.fromEntries(inTables) };
		}
	});

const plugged = (name: string, plugin: Plugin) =>
	Extension.create({ name, priority: 900, addProseMirrorPlugins: () => [plugin] });

export type Means = {
	doc: Doc;
	awareness: Awareness;
	mention: typeof PadMention;
	pictures: Plugin | null;
	authors: Plugin;
	keys: Keys;
};

export const extensionsFor = ({ doc, awareness, mention, pictures, authors, keys: own }: Means): Extensions => [
	...extensionsWith(mention),
	Collaboration.configure({ document: doc, field }),
	carets(awareness),
	typedLinks,
	typedTasks,
	keys(own),
	plugged('markdown', pastingMarkdown()),
	plugged('authors', authors),
	...(pictures ? [plugged('pictures', pictures)] : [])
];
