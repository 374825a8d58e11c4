/** Comments in rich text: shown as decorations of ProseMirror, found by positions of Yjs. */
import type { Editor } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import {
	absolutePositionToRelativePosition,
	type ProsemirrorBinding,
	relativePositionToAbsolutePosition,
	ySyncPluginKey
} from '@tiptap/y-tiptap';
import { fromBase64UrlEncoded } from 'lib0/buffer';
import * as Y from 'yjs';
import { lookAtSelection } from '../editing/selection.ts';
import { type Anchor, anchorAt, placeOf } from './anchor.ts';
import { type Flat, flatOf, offsetOf } from './flat.ts';
import { ask, askAboutSelection, canAsk, isShortcut, type Mark, type Surface, type Turned } from './surface.ts';

const field = 'default';
/** What lost its letters is looked for by its words, once the writing pauses. */
const pauseMs = 400;

type Shared = { doc: Y.Doc; type: Y.XmlFragment; mapping: ProsemirrorBinding['mapping'] };

function sharedOf(state: EditorState): Shared | null {
	const found = ySyncPluginKey.getState(state);
	return found?.binding ? { doc: found.doc, type: found.type, mapping: found.binding.mapping } : null;
}

type Range = { from: number; to: number };

/** The binding takes the first letter of a text for a place that was lost: the beginning of its line is no letter. */
function positionOf(doc: Y.Doc, written: string): Y.RelativePosition {
	const position = Y.decodeRelativePosition(fromBase64UrlEncoded(written));
	const found = Y.createAbsolutePositionFromRelativePosition(position, doc);
	const line = found?.index === 0 ? found.type._item : null;
	return line ? new Y.RelativePosition(line.id, null, null, -1) : position;
}

/** By its letters alone: quick enough for every change. */
function rangeOf({ doc, type, mapping }: Shared, { start, stop }: Pick<Anchor, 'start' | 'stop'>): Range | null {
	const [from, to] = [start, stop].map((position) =>
		relativePositionToAbsolutePosition(doc, type, positionOf(doc, position), mapping as never)
	);
	return typeof from === 'number' && typeof to === 'number' && from < to ? { from, to } : null;
}

/** Also by the words and what stood around them. */
function foundAgain(shared: Shared, flat: Flat, lost: Anchor): Range | null {
	const place = placeOf(flat, lost);
	const anchor = place && anchorAt(flat, field, place);
	return anchor && rangeOf(shared, anchor);
}

type Shown = { marks: Mark[]; pending: Anchor | null; current: string | null };
type Standing = { shown: Shown; ranges: Map<string, Range>; decorations: DecorationSet };

const pendingName = '';
const key = new PluginKey<Standing>('pad-comments');

function decorate(state: EditorState, { marks, current }: Shown, ranges: Map<string, Range>): DecorationSet {
	const suggested = new Set(marks.filter(({ isSuggestion }) => isSuggestion).map(({ thread }) => thread));
	const looks = (thread: string) =>
		[
			'pad-comment',
			thread === pendingName && 'pending',
			suggested.has(thread) && 'suggestion',
			thread === current && 'current'
		].filter(Boolean);
	return DecorationSet.create(
		state.doc,
		[...ranges].map(([thread, { from, to }]) =>
			Decoration.inline(
				from,
				Math.min(to, state.doc.content.size),
				{ nodeName: 'mark', class: looks(thread).join(' '), 'data-thread': thread },
				{ thread }
			)
		)
	);
}

const anchorsOf = ({ marks, pending }: Shown): [string, Anchor][] => [
	...marks.map(({ thread, anchor }): [string, Anchor] => [thread, anchor]),
	...(pending ? [[pendingName, pending] as [string, Anchor]] : [])
];

/** @param again whether to look for what lost its letters too. */
function stand(state: EditorState, shown: Shown, known: Map<string, Range>, again: boolean): Standing {
	const shared = sharedOf(state);
	const ranges = new Map<string, Range>();
	let flat: Flat | undefined;
	const find = (lost: Anchor): Range | null => {
		flat ??= flatOf(shared!.type);
		return foundAgain(shared!, flat, lost);
	};
	for (const [thread, anchor] of shared ? anchorsOf(shown) : []) {
		const range = rangeOf(shared!, anchor) ?? (again ? find(anchor) : (known.get(thread) ?? null));
		if (range && range.to <= state.doc.content.size) ranges.set(thread, range);
	}
	return { shown, ranges, decorations: decorate(state, shown, ranges) };
}

type Told = { shown?: Shown; again?: boolean };

function mapped({ ranges, decorations, shown }: Standing, { mapping, doc }: Transaction): Standing {
	const moved = [...ranges].map(([thread, { from, to }]): [string, Range] => [
		thread,
		{ from: mapping.map(from, 1), to: mapping.map(to, -1) }
	]);
	return {
		shown,
		ranges: new Map(moved.filter(([, { from, to }]) => from < to)),
		decorations: decorations.map(mapping, doc)
	};
}

function turn(change: Transaction, before: Standing, state: EditorState): Standing {
	const told = change.getMeta(key) as Told | undefined;
	if (told) return stand(state, told.shown ?? before.shown, before.ranges, true);
	if (!change.docChanged) return before;
	// What comes from others is drawn anew as a whole; our own changes reach the shared document only after this.
	const isFromOthers = change.getMeta(ySyncPluginKey)?.isChangeOrigin;
	return isFromOthers ? stand(state, before.shown, new Map(), false) : mapped(before, change);
}

function threadAt(state: EditorState): string | null {
	const { head } = state.selection;
	const here = [...(key.getState(state)?.ranges ?? [])].filter(([, { from, to }]) => from <= head && head <= to);
	return here.sort(([, one], [, other]) => one.to - one.from - (other.to - other.from))[0]?.[0] || null;
}

/** The shortcut: on a selection, to comment on it; within a comment, to read it. */
function onShortcut(view: EditorView): void {
	lookAtSelection(view);
	const thread = view.state.selection.empty ? threadAt(view.state) : null;
	if (thread) ask({ what: 'open', thread, focus: true });
	else askAboutSelection();
}

type Drawing = { shown: Shown } | { again: true };

function draw(view: EditorView, what: Drawing): void {
	if (view.isDestroyed) return;
	lookAtSelection(view);
	view.dispatch(view.state.tr.setMeta(key, what));
}

function watching(turned: (view: EditorView) => void): Plugin<Standing> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	return new Plugin<Standing>({
		key,
		state: {
			init: () => ({
				shown: { marks: [], pending: null, current: null },
				ranges: new Map(),
				decorations: DecorationSet.empty
			}),
			apply: (change, before, _old, state) => turn(change, before, state)
		},
		props: {
			decorations: (state) => key.getState(state)?.decorations,
			handleKeyDown(view, event) {
				if (!isShortcut(event) || !canAsk()) return false;
				setTimeout(() => view.isDestroyed || onShortcut(view));
				return true;
			},
			handleClick(_view, _at, event) {
				const thread = (event.target as Element).closest<HTMLElement>('[data-thread]')?.dataset.thread;
				if (thread) ask({ what: 'open', thread, focus: false });
				return false;
			}
		},
		view: () => ({
			update(view, before) {
				if (before.doc !== view.state.doc) {
					clearTimeout(timer);
					timer = setTimeout(() => draw(view, { again: true }), pauseMs);
				}
				turned(view);
			},
			destroy: () => clearTimeout(timer)
		})
	});
}

function selectedIn(state: EditorState): Anchor | null {
	const shared = sharedOf(state);
	const { from, to, empty } = state.selection;
	if (!shared || empty) return null;
	const flat = flatOf(shared.type);
	const [start, stop] = [from, to].map((position) => {
		const relative = absolutePositionToRelativePosition(position, shared.type, shared.mapping as never);
		const found = Y.createAbsolutePositionFromRelativePosition(relative, shared.doc);
		return found ? offsetOf(flat, found.type, found.index) : null;
	});
	if (typeof start !== 'number' || typeof stop !== 'number') return null;
	const chosen = flat.text.slice(start, stop);
	const lead = chosen.length - chosen.trimStart().length;
	return anchorAt(flat, field, { from: start + lead, to: start + chosen.trimEnd().length });
}

/** What the list of comments knows of this editor. */
export function richText(editor: Editor): Surface & { leave(): void } {
	const turned = new Set<Turned>();
	let shown: Shown = { marks: [], pending: null, current: null };
	editor.registerPlugin(
		watching(({ state }) => {
			const thread = threadAt(state);
			for (const tell of turned) tell(thread, !state.selection.empty);
		})
	);
	const tell = (next: Partial<Shown>): void => {
		shown = { ...shown, ...next };
		if (!editor.isDestroyed) draw(editor.view, { shown });
	};
	const rangeFor = (thread: string) => key.getState(editor.state)?.ranges.get(thread);
	return {
		selected() {
			lookAtSelection(editor.view);
			return selectedIn(editor.state);
		},
		show: (marks, pending) => tell({ marks, pending }),
		point: (current) => {
			if (current !== shown.current) tell({ current });
		},
		goTo(thread) {
			const range = rangeFor(thread);
			if (!range) return false;
			const { view, state } = editor;
			view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, range.from, range.to)));
			view.focus();
			view.dom.querySelector(`[data-thread="${CSS.escape(thread)}"]`)?.scrollIntoView({ block: 'center' });
			return true;
		},
		focus: () => editor.view.focus(),
		places: () => new Map([...(key.getState(editor.state)?.ranges ?? [])].map(([thread, { from }]) => [thread, from])),
		onTurn(told) {
			turned.add(told);
			return () => void turned.delete(told);
		},
		leave() {
			if (!editor.isDestroyed) editor.unregisterPlugin(key);
		}
	};
}
