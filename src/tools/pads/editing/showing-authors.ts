/** The colour of its author behind each piece of the text, while somebody asks for it. */

import type { Schema } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { readable } from '../colours.ts';
import { field } from '../pad.ts';
import { piecesOf } from '../text/pieces.ts';

export type LegendLine = { key: string; name: string; colour: string; isHere: boolean };
type Known = { writers: { n: number; name: string; colour: string; own: boolean }[]; runs: Record<string, number[]> };
type Writer = { key: string; name: string; colour: string };

const key = new PluginKey<boolean>('authors');
const askAgainMs = 3000;

/** Runs stand as clock, length, author in one row of numbers. */
function authorIn(runs: number[] | undefined, clock: number): number | null {
	for (let at = 0; runs && at < runs.length; at += 3)
		if (clock >= runs[at]! && clock < runs[at]! + runs[at + 1]!) return runs[at + 2]!;
	return null;
}

type Spot = { from: number; to: number; writer: Writer };

/** Where the pieces stand as ProseMirror counts: one for each bound of a block, and for what has no inside. */
function spotsIn(
	parent: Y.XmlElement | Y.XmlFragment,
	start: number,
	schema: Schema,
	writerOf: (client: number, clock: number) => Writer | null,
	into: Spot[]
): number {
	let at = start;
	for (const node of parent.toArray()) {
		if (node instanceof Y.XmlText) {
			for (const { from, length, writer } of piecesOf(node, writerOf))
				into.push({ from: at + from, to: at + from + length, writer });
			at += node.length;
		} else if (node instanceof Y.XmlElement) {
			const isLeaf = schema.nodes[node.nodeName]?.isLeaf ?? false;
			at = isLeaf ? at + 1 : spotsIn(node, at + 1, schema, writerOf, into) + 1;
		}
	}
	return at;
}

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

	function tell(spots: Spot[]): void {
		const here = new Set([...awareness.getStates().values()].map(({ user }) => String(user?.name ?? '')));
		const all = new Set(spots.map(({ writer: one }) => one));
		onLegend([...all].map((one) => ({ ...one, isHere: here.has(one.name) })));
	}

	let told = '';
	const plugin = new Plugin({
		key,
		view(view) {
			refresh = () => view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false));
			return {
				destroy() {
					isShown = false;
				}
			};
		},
		props: {
			decorations({ doc: shown, schema }) {
				if (!isShown) return null;
				const spots: Spot[] = [];
				const end = spotsIn(doc.getXmlFragment(field), 0, schema, writerOf, spots);
				// Between a change and its arrival in the shared document both differ for a moment.
				if (end !== shown.content.size) return null;
				const now = [...new Set(spots.map((spot) => spot.writer.key))].join();
				if (now !== told) queueMicrotask(() => tell(spots));
				told = now;
				return DecorationSet.create(
					shown,
					spots.map(({ from, to, writer: { key: by, name, colour } }) =>
						Decoration.inline(from, to, {
							class: picked === null || picked === by ? 'pad-by' : 'pad-by aside',
							title: name,
							style: `--colour: ${colour}`
						})
					)
				);
			}
		}
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
