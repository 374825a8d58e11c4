/** Comments in Markdown: shown as marks of CodeMirror, found by positions of Yjs. */
import { type Extension, type Range, StateEffect, StateField, type Transaction } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type * as Y from 'yjs';
import { type Anchor, anchorAt, type Place, placeOf } from '../comments/anchor.ts';
import { flatOf } from '../comments/flat.ts';
import { ask, askAboutSelection, canAsk, isShortcut, type Mark, type Surface } from '../comments/surface.ts';
import { markdownField } from '../pad.ts';

type Shown = { marks: Mark[]; pending: Anchor | null; current: string | null };
type Standing = { shown: Shown; places: Map<string, Place>; decorations: DecorationSet };

const pendingName = '';
const nothing: Shown = { marks: [], pending: null, current: null };
/** What lost its letters is looked for by its words, once the writing pauses. */
const pauseMs = 400;

const showing = StateEffect.define<Partial<Shown>>();

function looksOf(thread: string, { marks, current }: Shown): string {
	const isSuggestion = marks.some((mark) => mark.thread === thread && mark.isSuggestion);
	return [
		'pad-comment',
		thread === pendingName && 'pending',
		isSuggestion && 'suggestion',
		thread === current && 'current'
	]
		.filter(Boolean)
		.join(' ');
}

function drawn(shown: Shown, places: Map<string, Place>): Standing {
	const marks: Range<Decoration>[] = [...places].map(([thread, { from, to }]) =>
		Decoration.mark({ tagName: 'mark', class: looksOf(thread, shown), attributes: { 'data-thread': thread } }).range(
			from,
			to
		)
	);
	return { shown, places, decorations: Decoration.set(marks, true) };
}

function stand(text: Y.Text, shown: Shown): Standing {
	const flat = flatOf(text);
	const anchors: [string, Anchor][] = shown.marks.map(({ thread, anchor }) => [thread, anchor]);
	if (shown.pending) anchors.push([pendingName, shown.pending]);
	const found = anchors.flatMap(([thread, anchor]): [string, Place][] => {
		const place = anchor.field === markdownField ? placeOf(flat, anchor) : null;
		return place ? [[thread, place]] : [];
	});
	return drawn(shown, new Map(found));
}

function moved({ shown, places }: Standing, { changes }: Transaction): Standing {
	const kept = [...places]
		.map(([thread, { from, to }]): [string, Place] => [
			thread,
			{ from: changes.mapPos(from, 1), to: changes.mapPos(to, -1) }
		])
		.filter(([, { from, to }]) => from < to);
	return drawn(shown, new Map(kept));
}

const placesIn = (text: Y.Text) =>
	StateField.define<Standing>({
		create: () => drawn(nothing, new Map()),
		update(before, transaction) {
			const told = transaction.effects.find((effect) => effect.is(showing));
			if (told) return stand(text, { ...before.shown, ...told.value });
			return transaction.docChanged ? moved(before, transaction) : before;
		},
		provide: (field) => EditorView.decorations.from(field, ({ decorations }) => decorations)
	});

function threadAt({ state }: EditorView, field: StateField<Standing>): string | null {
	const { head } = state.selection.main;
	const here = [...state.field(field).places].filter(([, { from, to }]) => from <= head && head <= to);
	return here.sort(([, one], [, other]) => one.to - one.from - (other.to - other.from))[0]?.[0] || null;
}

type Turned = (thread: string | null) => void;

const watching = (field: StateField<Standing>, turned: Set<Turned>): Extension =>
	ViewPlugin.define((view) => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		return {
			update(update: ViewUpdate) {
				if (update.docChanged) {
					clearTimeout(timer);
					timer = setTimeout(() => view.dispatch({ effects: showing.of({}) }), pauseMs);
				}
				if (!update.docChanged && !update.selectionSet) return;
				const thread = threadAt(view, field);
				// The list may answer by showing something, which must wait until this is over.
				queueMicrotask(() => {
					for (const tell of turned) tell(thread);
				});
			},
			destroy: () => clearTimeout(timer)
		};
	});

const handled = (field: StateField<Standing>): Extension =>
	EditorView.domEventHandlers({
		keydown(event, view) {
			if (!isShortcut(event) || !canAsk()) return false;
			const thread = view.state.selection.main.empty ? threadAt(view, field) : null;
			if (thread) ask({ what: 'open', thread, focus: true });
			else askAboutSelection();
			return true;
		},
		click(event) {
			const thread = (event.target as Element).closest<HTMLElement>('[data-thread]')?.dataset.thread;
			if (thread) ask({ what: 'open', thread, focus: false });
			return false;
		}
	});

function selectedIn({ state }: EditorView, text: Y.Text): Anchor | null {
	const { from, to } = state.selection.main;
	const chosen = state.sliceDoc(from, to);
	if (chosen.trim() === '') return null;
	const lead = chosen.length - chosen.trimStart().length;
	return anchorAt(flatOf(text), markdownField, { from: from + lead, to: from + chosen.trimEnd().length });
}

export type Commenting = { extension: Extension; surface(view: EditorView): Surface };

export function commenting(text: Y.Text): Commenting {
	const field = placesIn(text);
	const turned = new Set<Turned>();
	return {
		extension: [field, watching(field, turned), handled(field)],
		surface: (view) => ({
			selected: () => selectedIn(view, text),
			show: (marks, pending) => view.dispatch({ effects: showing.of({ marks, pending }) }),
			point(current) {
				if (current !== view.state.field(field).shown.current) view.dispatch({ effects: showing.of({ current }) });
			},
			goTo(thread) {
				const place = view.state.field(field).places.get(thread);
				if (!place) return false;
				view.dispatch({ selection: { anchor: place.from, head: place.to }, scrollIntoView: true });
				view.focus();
				return true;
			},
			focus: () => view.focus(),
			places: () => new Map([...view.state.field(field).places].map(([thread, { from }]) => [thread, from])),
			onTurn(told) {
				turned.add(told);
				return () => void turned.delete(told);
			}
		})
	};
}
