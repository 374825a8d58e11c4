/** The preview stands where the text does: between the same two heads, as far along. */
import { ensureSyntaxTree } from '@codemirror/language';
import type { EditorView } from '@codemirror/view';

const mostMsReading = 30;

/** How far down each head of the text begins. */
function headsIn(view: EditorView): number[] {
	const tops: number[] = [];
	ensureSyntaxTree(view.state, view.state.doc.length, mostMsReading)?.iterate({
		enter({ name, from }) {
			if (/^(ATX|Setext)Heading/.test(name)) tops.push(view.lineBlockAt(from).top);
		}
	});
	return tops;
}

const headsOf = (preview: HTMLElement): number[] => {
	const start = preview.getBoundingClientRect().top - preview.scrollTop;
	return [...preview.querySelectorAll('.pad-text :is(h2, h3, h4, h5, h6)')].map(
		(head) => head.getBoundingClientRect().top - start
	);
};

/** Where it is between the marks of the one, told by the marks of the other. */
export function alongside(at: number, from: number[], to: number[]): number {
	const next = from.findIndex((mark) => mark > at);
	if (next <= 0) return next === 0 ? 0 : (to.at(-1) ?? 0);
	const [before, after] = [from[next - 1]!, from[next]!];
	const [start, end] = [to[next - 1]!, to[next]!];
	return start + ((at - before) / (after - before)) * (end - start);
}

/** @returns what ends it. */
export function scrollTogether(view: EditorView, preview: () => HTMLElement | null): () => void {
	const follow = (): void => {
		const place = preview();
		const { scrollDOM } = view;
		if (!place || place.hidden || scrollDOM.scrollHeight <= scrollDOM.clientHeight) return;
		const [here, there] = [headsIn(view), headsOf(place)];
		const isAlike = here.length === there.length;
		const from = [0, ...(isAlike ? here : []), scrollDOM.scrollHeight - scrollDOM.clientHeight];
		const to = [0, ...(isAlike ? there : []), place.scrollHeight - place.clientHeight];
		place.scrollTop = alongside(scrollDOM.scrollTop, increasing(from), increasing(to));
	};
	view.scrollDOM.addEventListener('scroll', follow, { passive: true });
	return () => view.scrollDOM.removeEventListener('scroll', follow);
}

/** Heads on the last screen begin farther down than one can scroll: none stands behind the end. */
const increasing = (marks: number[]): number[] => {
	const end = marks.at(-1)!;
	return marks.map((mark) => Math.min(mark, end));
};
