/** The colour of its author behind each piece of the text, while somebody asks for it. */

import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { readable } from '../colours.ts';
import { field } from '../pad.ts';
import { authorIn, differing, type Spot, spotsIn, type Writer } from './spots.ts';

export type LegendLine = { key: string; name: string; colour: string; isHere: boolean };
type Known = { writers: { n: number; name: string; colour: string; own: boolean }[]; runs: Record<string, number[]> };

const authorsKey = new PluginKey<DecorationSet>('authors');
const askAgainMs = 3000;
const settleMs = 300;

export type Authors = {
	plugin: Plugin;
	show(isShown: boolean): void;
	/** Only what this writer wrote stands out; null for all. */
	pick(key: string | null): void;
};

type Means = { item: string; doc: Y.Doc; awareness: Awareness; somebody: string; onLegend(lines: LegendLine[]): void };

export function showingAuthors({ item, doc, awareness, somebody, onLegend }: Means): Authors {
	let isShown = false;
	let picked: string | null = null;
	let known: Known = { writers: [], runs: {} };
	let asked = 0;
	let refresh = (): void => {};
	const writers = new Map<string, Writer>();

	async function ask(): Promise<void> {
		asked = Date.now();
		const answer = await fetch(`/pads/${item}/authors.json`).catch(() => null);
		if (!answer?.ok || !isShown) return;
		known = await answer.json();
		refresh();
	}

	/** The same object for the same writer, so that their pieces join. */
	function writer(name: string, colour: string): Writer {
		const named = { key: `${name} ${colour}`, name, colour };
		const found = writers.get(named.key) ?? named;
		writers.set(named.key, found);
		return found;
	}

	/** What was written since the server was asked is known by who is here. */
	function writerOf(client: number, clock: number): Writer | null {
		const n = authorIn(known.runs[client], clock);
		const one = known.writers.find((each) => each.n === n);
		if (one) return writer(one.name || somebody, one.colour);
		const { user } = awareness.getStates().get(client) ?? {};
		if (user?.name) return writer(String(user.name).slice(0, 80), readable(user.color, client));
		if (Date.now() - asked > askAgainMs) void ask();
		return null;
	}

	let present: Writer[] = [];
	let told = '';

	/** Also when somebody comes or goes. */
	function tell(): void {
		const here = new Set([...awareness.getStates().values()].map(({ user }) => String(user?.name ?? '')));
		const lines = present.map((one) => ({ ...one, isHere: here.has(one.name) }));
		const now = lines.map(({ key, isHere }) => `${key} ${isHere}`).join();
		if (now !== told) queueMicrotask(() => onLegend(lines));
		told = now;
	}

	function toldOf(spots: Spot[]): void {
		present = [...new Set(spots.map(({ writer: one }) => one))];
		tell();
	}

	const lookOf = ({ from, to, writer: { key: by, name, colour } }: Spot): Decoration =>
		Decoration.inline(from, to, {
			class: picked === null || picked === by ? 'pad-by' : 'pad-by aside',
			title: name,
			style: `--colour: ${colour}`
		});

	/** Null where the shared document is not yet what is shown: the text is looked at again then. */
	function looksOf({ doc: shown, schema }: EditorState): DecorationSet | null {
		const spots: Spot[] = [];
		if (spotsIn(doc.getXmlFragment(field), 0, schema, writerOf, spots) !== shown.content.size) return null;
		toldOf(spots);
		return DecorationSet.create(shown, spots.map(lookOf));
	}

	let timer: ReturnType<typeof setTimeout> | undefined;
	const plugin: Plugin<DecorationSet> = new Plugin({
		key: authorsKey,
		state: {
			init: () => DecorationSet.empty,
			apply(change, looks, before, after) {
				if (!isShown) return DecorationSet.empty;
				if (change.getMeta(authorsKey)) return looksOf(after) ?? looks;
				return change.docChanged ? looks.map(differing(before.doc, after.doc), after.doc) : looks;
			}
		},
		view(view) {
			refresh = () => view.dispatch(view.state.tr.setMeta(authorsKey, true).setMeta('addToHistory', false));
			const come = () => isShown && tell();
			awareness.on('change', come);
			return {
				/** A long text is not looked through at every key: its colours move along meanwhile. */
				update({ state }, before) {
					if (!isShown || timer !== undefined || state.doc === before.doc) return;
					timer = setTimeout(() => {
						timer = undefined;
						refresh();
					}, settleMs);
				},
				destroy() {
					isShown = false;
					awareness.off('change', come);
					clearTimeout(timer);
				}
			};
		},
		props: { decorations: (state) => plugin.getState(state) }
	});
	return {
		plugin,
		show(next) {
			isShown = next;
			told = '';
			if (next) void ask();
			refresh();
		},
		pick(next) {
			picked = next;
			refresh();
		}
	};
}
