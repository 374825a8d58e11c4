/** A text that becomes Markdown, and where in it stand the words that somebody commented on. */
import type { Place } from '../comments/anchor.ts';
import { markdownOf } from '../text/markdown.ts';
import { type Block, isWords, type Marks, type Node, type Words, words } from '../text/tree.ts';
import { endsOf } from './about.ts';
import { sign, signs, unsigned } from './notes.ts';
import { type Remark, remarkMark, remarksOf } from './paper.ts';

const withoutRemarks = (marks: Marks): Marks => {
	const gone = new Set(remarksOf(marks).map(remarkMark));
	return Object.fromEntries(Object.entries(marks).filter(([name]) => !gone.has(name)));
};

/** Words that only a comment parted are one again: emphasis would end and begin between them. */
const joined = (nodes: Node[]): Node[] =>
	nodes.reduce<Node[]>((before, node) => {
		const last = before.at(-1);
		const isOne = last && isWords(last) && isWords(node) && JSON.stringify(last.marks) === JSON.stringify(node.marks);
		if (isOne) before[before.length - 1] = words(last.text + node.text, last.marks);
		else before.push(node);
		return before;
	}, []);

/** Signs stand within the spaces around words, as emphasis does. */
function between(open: string, { text, marks }: Words, close: string): Words {
	const bare = unsigned(text);
	const said = bare.trim();
	const start = bare.length - bare.trimStart().length;
	return words(bare.slice(0, start) + open + said + close + bare.slice(start + said.length), withoutRemarks(marks));
}

/** Each thread has two signs, in front of its words and behind them. */
function signed(tree: Block[], remarks: Remark[]): Block[] {
	const { begins, ends } = endsOf(tree, remarks);
	const signsOf = (of: Remark[] = [], behind: 0 | 1): string =>
		of.map((remark) => sign(2 * remarks.indexOf(remark) + behind).text).join('');
	const walk = (nodes: Node[]): Node[] =>
		joined(
			nodes.map((node) =>
				isWords(node)
					? between(signsOf(begins.get(node), 0), node, signsOf(ends.get(node), 1))
					: { ...node, content: walk(node.content) }
			)
		);
	return walk(tree) as Block[];
}

/** The source, and the places of threads by their id. */
export function sourceWith(tree: Block[], remarks: Remark[]): { source: string; places: Map<string, Place> } {
	const found: number[] = [];
	let [source, from] = ['', 0];
	const text = markdownOf(signed(tree, remarks));
	for (const { 0: all, 1: number, index } of text.matchAll(signs)) {
		source += text.slice(from, index);
		from = index + all.length;
		found[Number(number)] = source.length;
	}
	const places = remarks.flatMap(({ id }, at): [string, Place][] => {
		const [start, end] = [found[2 * at], found[2 * at + 1]];
		return start === undefined || end === undefined ? [] : [[id, { from: start, to: end }]];
	});
	return { source: source + text.slice(from), places: new Map(places) };
}
