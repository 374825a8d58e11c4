/**
 * What is typed goes into the shared text, what others write comes out of it, and only what one wrote oneself is undone.
 * Whatever a foreign program puts into the text that is no text stands for one sign, so that places stay the same.
 */
import { Annotation, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import * as Y from 'yjs';

const fromOthers = Annotation.define<true>();
const strange = '\ufffc';

type Piece = { insert?: unknown; delete?: number; retain?: number };

const textOf = (insert: unknown): string => (typeof insert === 'string' ? insert : strange);

export const wholeText = (text: Y.Text): string =>
	(text.toDelta() as Piece[]).map(({ insert }) => textOf(insert)).join('');

type Change = { from: number; to?: number; insert?: string };

function changesOf(delta: Piece[]): Change[] {
	let at = 0;
	return delta.flatMap(({ insert, delete: gone = 0, retain = 0 }): Change[] => {
		const from = at;
		at += gone + retain;
		if (insert !== undefined) return [{ from, insert: textOf(insert) }];
		return gone > 0 ? [{ from, to: at }] : [];
	});
}

/** Stands before whatever asks for places in the shared text, which is up to date from then on. */
class Sync {
	readonly text: Y.Text;
	readonly own: object;
	readonly observer: (event: Y.YTextEvent, transaction: Y.Transaction) => void;

	constructor(view: EditorView, text: Y.Text, own: object) {
		this.text = text;
		this.own = own;
		this.observer = ({ delta }, { origin }) => {
			if (origin === own) return;
			const isUndone = origin instanceof Y.UndoManager;
			const changes = changesOf(delta as Piece[]);
			view.dispatch({ changes, annotations: fromOthers.of(true) });
			if (isUndone && changes[0]) view.dispatch({ selection: { anchor: endOf(changes) }, scrollIntoView: true });
		};
		text.observe(this.observer);
	}

	update(update: ViewUpdate): void {
		if (isOwn(update)) write(this.text, update, this.own);
	}

	destroy(): void {
		this.text.unobserve(this.observer);
	}
}

/** Where the last change ends, in the new text. */
function endOf(changes: Change[]): number {
	let shift = 0;
	let end = 0;
	for (const { from, to = from, insert = '' } of changes) {
		end = from + shift + insert.length;
		shift += insert.length - (to - from);
	}
	return end;
}

function write(text: Y.Text, { changes }: ViewUpdate, own: object): void {
	text.doc!.transact(() => {
		let shift = 0;
		changes.iterChanges((from, to, _from, _to, insert) => {
			if (to > from) text.delete(from + shift, to - from);
			if (insert.length > 0) text.insert(from + shift, insert.sliceString(0, insert.length, '\n'));
			shift += insert.length - (to - from);
		});
	}, own);
}

const isOwn = ({ docChanged, transactions }: ViewUpdate): boolean =>
	docChanged && !transactions.some((one) => one.annotation(fromOthers));

export type Syncing = { extension: Extension; undo(): boolean; redo(): boolean; forget(): void; end(): void };

export function syncing(text: Y.Text): Syncing {
	const own = {};
	const undoing = new Y.UndoManager(text, { trackedOrigins: new Set([own]) });
	const undo = (): boolean => {
		undoing.undo();
		return true;
	};
	const redo = (): boolean => {
		undoing.redo();
		return true;
	};
	const extension = [
		// A line ends with one sign, so that places are the same here and there.
		EditorState.lineSeparator.of('\n'),
		EditorView.clipboardInputFilter.of((words) => words.replace(/\r\n?/g, '\n').replaceAll('\0', '')),
		ViewPlugin.define((view) => new Sync(view, text, own)),
		keymap.of([
			{ key: 'Mod-z', run: undo, preventDefault: true },
			{ key: 'Mod-y', mac: 'Mod-Shift-z', run: redo, preventDefault: true },
			{ key: 'Mod-Shift-z', run: redo, preventDefault: true }
		]),
		EditorView.domEventHandlers({
			beforeinput({ inputType }) {
				if (inputType === 'historyUndo') return undo();
				return inputType === 'historyRedo' && redo();
			}
		})
	];
	return { extension, undo, redo, forget: () => undoing.clear(), end: () => undoing.destroy() };
}
