/** Where in a text each writer's pieces stand, as ProseMirror counts. */
import type { Node, Schema } from '@tiptap/pm/model';
import { Mapping, StepMap } from '@tiptap/pm/transform';
import * as Y from 'yjs';
import { piecesOf } from '../text/pieces.ts';

export type Writer = { key: string; name: string; colour: string };
export type Spot = { from: number; to: number; writer: Writer };

/** Runs stand as clock, length, author in one row of numbers. */
export function authorIn(runs: number[] | undefined, clock: number): number | null {
	for (let at = 0; runs && at < runs.length; at += 3)
		if (clock >= runs[at]! && clock < runs[at]! + runs[at + 1]!) return runs[at + 2]!;
	return null;
}

/** One for each bound of a block, and for what has no inside. */
export function spotsIn(
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

/** What changed, however much of the text was put in anew for it. */
export function differing(before: Node, after: Node): Mapping {
	const start = before.content.findDiffStart(after.content);
	const end = before.content.findDiffEnd(after.content);
	if (start === null || !end) return new Mapping();
	// Where letters repeat, both ways of looking may overlap.
	const overlap = Math.max(0, start - Math.min(end.a, end.b));
	return new Mapping([new StepMap([start, end.a + overlap - start, end.b + overlap - start])]);
}
