/** Comments in plain text: shown as decorations of CodeMirror over a Y.Text, found by positions of Yjs. */
import { type EditorState, Prec, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, keymap, type ViewUpdate } from '@codemirror/view';
import type * as Y from 'yjs';
import { anchorAt, placeOf } from './anchor.ts';
import { flatOf } from './flat.ts';
import { ask, askAboutSelection, canAsk, type Mark, type Surface, type Turned } from './surface.ts';

/** What lost its letters is looked for by its words, once the writing pauses. */
const pauseMs = 400;

type Range = { thread: string; from: number; to: number };
type Standing = { ranges: Range[]; decorations: DecorationSet };
type Looks = { current: string | null; suggested: Set<string> };

const pendingName = '';
const stand = StateEffect.define<Standing>();

const standing = StateField.define<Standing>({
	create: () => ({ ranges: [], decorations: Decoration.none }),
	update(before, { effects, docChanged, changes }) {
		const told = effects.find((effect) => effect.is(stand));
		if (told) return told.value;
		if (!docChanged) return before;
		const ranges = before.ranges.map(({ thread, from, to }) => ({
			thread,
			from: changes.mapPos(from, 1),
			to: changes.mapPos(to, -1)
		}));
		return { ranges: ranges.filter(({ from, to }) => from < to), decorations: before.decorations.map(changes) };
	},
	provide: (field) => EditorView.decorations.from(field, ({ decorations }) => decorations)
});

function decorate(ranges: Range[], { current, suggested }: Looks): DecorationSet {
	const built = new RangeSetBuilder<Decoration>();
	for (const { thread, from, to } of ranges) {
		const looks = [
			'pad-comment',
			thread === pendingName && 'pending',
			suggested.has(thread) && 'suggestion',
			thread === current && 'current'
		];
		const attributes = { 'data-thread': thread };
		built.add(from, to, Decoration.mark({ tagName: 'mark', class: looks.filter(Boolean).join(' '), attributes }));
	}
	return built.finish();
}

function threadAt(state: EditorState): string | null {
	const { head } = state.selection.main;
	const here = state.field(standing).ranges.filter(({ from, to }) => from <= head && head <= to);
	return here.sort((one, other) => one.to - one.from - (other.to - other.from))[0]?.thread || null;
}

function onShortcut({ state }: EditorView): boolean {
	if (!canAsk()) return false;
	const thread = state.selection.main.empty ? threadAt(state) : null;
	if (thread) ask({ what: 'open', thread, focus: true });
	else askAboutSelection();
	return true;
}

/**
 * The caret that a press puts into commented words draws them anew: what was pressed is gone when it is let go, and of
 * what is gone browsers tell no click.
 */
function clicks() {
	let pressed: string | undefined;
	return EditorView.domEventHandlers({
		mousedown({ target }) {
			pressed = (target as Element).closest<HTMLElement>('[data-thread]')?.dataset.thread;
			return false;
		},
		mouseup(_event, { state }) {
			if (pressed && state.selection.main.empty) ask({ what: 'open', thread: pressed, focus: false });
			return false;
		}
	});
}

/** What the list of comments knows of this editor. Its letters and those of the text are the same, one by one. */
export function plainText(view: EditorView, text: Y.Text, field = 'markdown'): Surface & { leave(): void } {
	const turned = new Set<Turned>();
	const looks: Looks = { current: null, suggested: new Set() };
	let marks: Pick<Mark, 'thread' | 'anchor'>[] = [];
	let timer: ReturnType<typeof setTimeout> | undefined;
	let isHere = true;
	const draw = (): void => {
		if (!isHere) return;
		const flat = flatOf(text);
		const ranges = marks
			.flatMap(({ thread, anchor }) => {
				const place = placeOf(flat, anchor);
				return place && place.to <= view.state.doc.length ? [{ thread, ...place }] : [];
			})
			.sort((one, other) => one.from - other.from || one.to - other.to);
		view.dispatch({ effects: stand.of({ ranges, decorations: decorate(ranges, looks) }) });
	};
	const watch = EditorView.updateListener.of(({ docChanged, state }: ViewUpdate) => {
		if (docChanged) {
			clearTimeout(timer);
			timer = setTimeout(draw, pauseMs);
		}
		const thread = threadAt(state);
		for (const tell of turned) tell(thread, !state.selection.main.empty);
	});
	const keys = Prec.high(keymap.of([{ key: 'Mod-Alt-m', run: onShortcut, preventDefault: true }]));
	view.dispatch({ effects: StateEffect.appendConfig.of([standing, clicks(), keys, watch]) });
	return {
		selected() {
			const { from, to, empty } = view.state.selection.main;
			if (empty) return null;
			const flat = flatOf(text);
			const chosen = flat.text.slice(from, to);
			const start = from + chosen.length - chosen.trimStart().length;
			return anchorAt(flat, field, { from: start, to: from + chosen.trimEnd().length });
		},
		show(shown, pending) {
			marks = [...shown, ...(pending ? [{ thread: pendingName, anchor: pending }] : [])];
			looks.suggested = new Set(shown.filter(({ isSuggestion }) => isSuggestion).map(({ thread }) => thread));
			draw();
		},
		point(current) {
			if (current === looks.current) return;
			looks.current = current;
			draw();
		},
		goTo(thread) {
			const range = view.state.field(standing).ranges.find((one) => one.thread === thread);
			if (!range) return false;
			const { from, to } = range;
			view.dispatch({
				selection: { anchor: from, head: to },
				effects: EditorView.scrollIntoView(from, { y: 'center' })
			});
			view.focus();
			return true;
		},
		focus: () => view.focus(),
		places: () => new Map(view.state.field(standing).ranges.map(({ thread, from }) => [thread, from])),
		onTurn(told) {
			turned.add(told);
			return () => void turned.delete(told);
		},
		leave() {
			isHere = false;
			clearTimeout(timer);
		}
	};
}
