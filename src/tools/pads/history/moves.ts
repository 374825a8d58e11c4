/**
 * Who presses Enter within a paragraph takes its end away and writes it anew below, as the editor says it. Nobody means
 * that: words that went and came again at the next place are told as unchanged.
 */
import { type Block, isWords, type Node, type Words } from '../text/tree.ts';

type Run = { how: 'added' | 'removed' | null; words: Words[]; text: string };

function* wordsIn(nodes: Node[]): Generator<Words> {
	for (const node of nodes) {
		if (isWords(node)) yield node;
		else yield* wordsIn(node.content);
	}
}

function runsOf(blocks: Block[]): Run[] {
	const runs: Run[] = [];
	for (const words of wordsIn(blocks)) {
		const how = words.change?.how ?? null;
		const last = runs.at(-1);
		if (last && last.how === how) {
			last.words.push(words);
			last.text += words.text;
		} else runs.push({ how, words: [words], text: words.text });
	}
	return runs;
}

export function withoutMoves(blocks: Block[]): Block[] {
	const [gone, stayed] = [new Set<Words>(), new Set<Words>()];
	const runs = runsOf(blocks);
	for (const [place, run] of runs.entries()) {
		const next = runs[place + 1];
		if (!next || !run.how || !next.how || run.text !== next.text) continue;
		for (const words of run.how === 'removed' ? run.words : next.words) gone.add(words);
		for (const words of run.how === 'removed' ? next.words : run.words) stayed.add(words);
	}
	return gone.size === 0 ? blocks : blocks.map((one) => settled(one, gone, stayed)).filter(isAnything);
}

const isAnything = (node: Node): boolean =>
	isWords(node) || node.change?.how !== 'removed' || node.content.length > 0 || !isLine(node);
const isLine = ({ type }: Block): boolean => type === 'paragraph' || type === 'heading';

function settled(block: Block, gone: Set<Words>, stayed: Set<Words>): Block {
	const content = block.content
		.filter((node) => !isWords(node) || !gone.has(node))
		.map((node) => {
			if (!isWords(node)) return settled(node, gone, stayed);
			return stayed.has(node) ? { text: node.text, marks: node.marks } : node;
		})
		.filter(isAnything);
	return { ...block, content };
}
