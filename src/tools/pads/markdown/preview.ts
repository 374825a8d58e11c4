/** Reads the text anew a moment after it changed, the less often the longer it takes. */
import type { Doc } from 'yjs';
import { markdownField } from '../pad.ts';
import type { Block } from '../text/tree.ts';
import { sourceOf, treeOfSource } from './source.ts';

const leastMs = 120;
const restPerWork = 5;

/** @returns what ends it. */
export function watchTree(doc: Doc, show: (tree: Block[]) => void): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let wait = leastMs;
	const read = () => {
		timer = undefined;
		const start = performance.now();
		show(treeOfSource(sourceOf(doc)));
		wait = Math.max(leastMs, (performance.now() - start) * restPerWork);
	};
	const later = () => {
		timer ??= setTimeout(read, wait);
	};
	const text = doc.getText(markdownField);
	text.observe(later);
	read();
	return () => {
		clearTimeout(timer);
		text.unobserve(later);
	};
}
