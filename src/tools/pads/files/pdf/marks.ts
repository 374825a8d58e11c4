/** Signs that lines of lists begin with. */
import { type Block, block, isWords, type Node, words } from '../../text/tree.ts';

export type Mark = { kind: 'bullet' | 'ordered' | 'task'; start: number; checked: boolean; length: number };

const ticks = '\u2610\u2611\u2612\u2713\u2714\u2705\u25a1\u2b1c';
const ticked = /[\u2611\u2612\u2713\u2714\u2705]/;
const task = new RegExp(`^([${ticks}]|\\[[ xX]\\])\\s*`);
const bullet =
	/^[\u2022\u25e6\u25aa\u25ab\u2023\u25cf\u25cb\u25a0\u2043\u00b7\uf0b7\uf0a7\uf02d\u27a2\u2756]\s*|^[-\u2013*o]\s+(?=\S)/;
const number = /^(\d{1,3})[.)]\s+(?=\S)|^(\d{1,3})[.)]$/;

export function markOf(text: string): Mark | null {
	const plain = { start: 1, checked: false };
	const box = task.exec(text);
	if (box) return { ...plain, kind: 'task', checked: ticked.test(box[0]) || /x/i.test(box[0]), length: box[0].length };
	const counted = number.exec(text);
	if (counted) return { ...plain, kind: 'ordered', start: Number(counted[1] ?? counted[2]), length: counted[0].length };
	const sign = bullet.exec(text);
	return sign ? { ...plain, kind: 'bullet', length: sign[0].length } : null;
}

/** The words without so many letters at their beginning. */
export function withoutStart(nodes: Node[], letters: number): Node[] {
	const [first, ...rest] = nodes;
	if (!first || letters <= 0 || !isWords(first)) return nodes;
	if (first.text.length <= letters) return withoutStart(rest, letters - first.text.length);
	return [words(first.text.slice(letters), first.marks), ...rest];
}

const spaceless = (nodes: Node[]): Node[] => {
	const [first, ...rest] = nodes;
	return first && isWords(first) && /^\s/.test(first.text)
		? spaceless(first.text.trim() ? [words(first.text.trimStart(), first.marks), ...rest] : rest)
		: nodes;
};

export const unmarked = (nodes: Node[], { length }: Mark): Node[] => spaceless(withoutStart(nodes, length));

export const listNames = { bullet: 'bulletList', ordered: 'orderedList', task: 'taskList' } as const;

export const emptyList = ({ kind, start }: Mark): Block =>
	block(listNames[kind], [], kind === 'ordered' ? { start } : {});

export const itemOf = ({ kind, checked }: Mark, content: Node[]): Block =>
	block(kind === 'task' ? 'taskItem' : 'listItem', content, kind === 'task' ? { checked } : {});
