/**
 * Who presses Enter within a paragraph takes its end away and writes it anew below, as the editor says it. Nobody means
 * that: words that went and came again at the next place are told as unchanged.
 */
import { type Block, type Changed, isWords, type Node, type Words } from '../text/tree.ts';
import { type Kind, kindOf, markChanges } from './formats.ts';

type Run = { how: 'added' | 'removed' | null; words: Words[]; kinds: Kind[]; text: string };

function* wordsIn(nodes: Node[], path: string[]): Generator<{ words: Words; kind: Kind }> {
	for (const node of nodes) {
		if (isWords(node)) yield { words: node, kind: kindOf(path) };
		else yield* wordsIn(node.content, [...path, node.type]);
	}
}

function runsOf(blocks: Block[]): Run[] {
	const runs: Run[] = [];
	for (const { words, kind } of wordsIn(blocks, [])) {
		const how = words.change && words.change.how !== 'formatted' ? words.change.how : null;
		const last = runs.at(-1);
		if (last && last.how === how) {
			last.words.push(words);
			last.kinds.push(kind);
			last.text += words.text;
		} else runs.push({ how, words: [words], kinds: [kind], text: words.text });
	}
	return runs;
}

/** Words that only moved are told no more; those that are of another kind now, or look otherwise, say so. */
function toldOf(gone: Run, stayed: Run, at: number): Changed | undefined {
	const of = stayed.words[at]!;
	const before = gone.words.length === stayed.words.length ? gone.words[at] : undefined;
	const [then, now] = [gone.kinds[Math.min(at, gone.kinds.length - 1)]!, stayed.kinds[at]!];
	const what = [...(then === now ? [] : [now]), ...(before ? markChanges(before.marks, of.marks) : [])];
	return what.length > 0 ? { how: 'formatted', by: of.change?.by ?? null, what } : undefined;
}

export function withoutMoves(blocks: Block[]): Block[] {
	const gone = new Set<Words>();
	const stayed = new Map<Words, Changed | undefined>();
	const runs = runsOf(blocks);
	for (const [place, run] of runs.entries()) {
		const next = runs[place + 1];
		if (!next || !run.how || !next.how || run.text !== next.text) continue;
		const [old, kept] = run.how === 'removed' ? [run, next] : [next, run];
		for (const words of old.words) gone.add(words);
		for (const [at, words] of kept.words.entries()) stayed.set(words, toldOf(old, kept, at));
	}
	return gone.size === 0 ? blocks : blocks.map((one) => settled(one, gone, stayed)).filter(isAnything);
}

const isAnything = (node: Node): boolean =>
	isWords(node) || node.change?.how !== 'removed' || node.content.length > 0 || !isLine(node);
const isLine = ({ type }: Block): boolean => type === 'paragraph' || type === 'heading';

function settled(block: Block, gone: Set<Words>, stayed: Map<Words, Changed | undefined>): Block {
	const content = block.content
		.filter((node) => !isWords(node) || !gone.has(node))
		.map((node) => {
			if (!isWords(node)) return settled(node, gone, stayed);
			if (!stayed.has(node)) return node;
			const change = stayed.get(node);
			return { text: node.text, marks: node.marks, ...(change && { change }) };
		})
		.filter(isAnything);
	return { ...block, content };
}
