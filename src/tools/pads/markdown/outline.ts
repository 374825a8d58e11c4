/** The heads of a text, each with a name that links lead to. */
import { type Block, isWords, levelOf, plainText } from '../text/tree.ts';

export type Head = { node: Block; id: string; level: number; text: string };

const mostHeads = 500;
const longestName = 60;

const nameOf = (text: string): string =>
	text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '')
		.slice(0, longestName);

const headsIn = (nodes: Block['content']): Block[] =>
	nodes.flatMap((node) => (isWords(node) ? [] : node.type === 'heading' ? [node] : headsIn(node.content)));

/** Names begin with `h-`, so that none is the name of something else on the page. */
export function headsOf(tree: Block[]): Head[] {
	const times = new Map<string, number>();
	return headsIn(tree)
		.slice(0, mostHeads)
		.map((node) => ({ node, text: plainText([node]).trim() }))
		.filter(({ text }) => text !== '')
		.map(({ node, text }) => {
			const name = nameOf(text);
			const time = (times.get(name) ?? 0) + 1;
			times.set(name, time);
			return { node, id: `h-${name}${time > 1 ? `--${time}` : ''}`, level: levelOf(node), text };
		});
}
