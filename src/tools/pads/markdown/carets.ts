/** Where others write, in their colours; and where one writes oneself, told to them. */
import { Annotation, type Extension, RangeSet, type Range as TextRange } from '@codemirror/state';
import {
	Decoration,
	type DecorationSet,
	type EditorView,
	ViewPlugin,
	type ViewUpdate,
	WidgetType
} from '@codemirror/view';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { readable } from '../colours.ts';

const moved = Annotation.define<true>();

type Person = { client: number; name: string; colour: string };

/** Colours are set by script: the security policy refuses style attributes. */
class Caret extends WidgetType {
	readonly person: Person;

	constructor(person: Person) {
		super();
		this.person = person;
	}

	override eq({ person }: Caret): boolean {
		return (
			person.client === this.person.client && person.name === this.person.name && person.colour === this.person.colour
		);
	}

	override toDOM(): HTMLElement {
		const caret = document.createElement('span');
		caret.className = 'pad-caret';
		caret.ariaHidden = 'true';
		caret.style.setProperty('--colour', this.person.colour);
		const name = document.createElement('span');
		name.className = 'pad-caret-name';
		name.textContent = this.person.name;
		caret.append('\u2060', name, '\u2060');
		return caret;
	}

	override ignoreEvent(): boolean {
		return true;
	}
}

type Said = { user?: { name?: unknown; color?: unknown }; cursor?: { anchor?: unknown; head?: unknown } };

/** What others say may be anything: what is no place in this text is left out. */
function placeOf(text: Y.Text, said: unknown): number | null {
	try {
		const place = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(said), text.doc!);
		return place?.type === text ? place.index : null;
	} catch {
		return null;
	}
}

function marksOf(text: Y.Text, length: number, client: number, { user, cursor }: Said): TextRange<Decoration>[] {
	if (!user?.name || !cursor) return [];
	const [anchor, head] = [placeOf(text, cursor.anchor), placeOf(text, cursor.head)];
	if (anchor === null || head === null || Math.max(anchor, head) > length) return [];
	const person = { client, name: String(user.name).slice(0, 80), colour: readable(user.color, client) };
	const caret = Decoration.widget({ widget: new Caret(person), side: head < anchor ? -1 : 1 }).range(head);
	if (anchor === head) return [caret];
	const attributes = { class: 'pad-selected', style: `--colour: ${person.colour}` };
	return [Decoration.mark({ attributes }).range(Math.min(anchor, head), Math.max(anchor, head)), caret];
}

class Carets {
	decorations: DecorationSet = RangeSet.empty;
	readonly listen: (change: { added: number[]; updated: number[]; removed: number[] }) => void;
	readonly text: Y.Text;
	readonly awareness: Awareness;

	constructor(view: EditorView, text: Y.Text, awareness: Awareness) {
		this.text = text;
		this.awareness = awareness;
		this.listen = ({ added, updated, removed }) => {
			const others = [...added, ...updated, ...removed].some((client) => client !== awareness.clientID);
			if (others) view.dispatch({ annotations: [moved.of(true)] });
		};
		awareness.on('change', this.listen);
		this.draw(view);
	}

	destroy(): void {
		this.awareness.off('change', this.listen);
	}

	update(update: ViewUpdate): void {
		if (update.selectionSet || update.focusChanged) this.tell(update.view);
		this.draw(update.view);
	}

	tell(view: EditorView): void {
		if (this.awareness.getLocalState() === null || !view.hasFocus) return;
		const { anchor, head } = view.state.selection.main;
		const at = (place: number) =>
			Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(this.text, Math.min(place, this.text.length)));
		this.awareness.setLocalStateField('cursor', { anchor: at(anchor), head: at(head) });
	}

	draw(view: EditorView): void {
		const { length } = view.state.doc;
		const others = [...this.awareness.getStates()].filter(([client]) => client !== this.awareness.clientID);
		const marks = others.flatMap(([client, said]) => marksOf(this.text, length, client, said as Said));
		this.decorations = Decoration.set(marks, true);
	}
}

export const carets = (text: Y.Text, awareness: Awareness): Extension =>
	ViewPlugin.define((view) => new Carets(view, text, awareness), { decorations: ({ decorations }) => decorations });
