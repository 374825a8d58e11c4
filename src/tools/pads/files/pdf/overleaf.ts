/** Pages joined: a paragraph, a list or a table that was parted by the end of a page is one again. */
import { type Block, block, isWords, type Node, words } from '../../text/tree.ts';
import { wordsIn } from '../gather.ts';

const endsSaying = /[.!?:;\u2026][\u00bb"\u201d)\]\s]*$/;

/** Whether words that end a page go on with those that begin the next. */
export const goesOn = (before: string, isFull: boolean, after: string): boolean =>
	/^\p{Ll}/u.test(after) ? !/[.!?]\s*$/.test(before) || isFull : isFull && !endsSaying.test(before);

function hyphenless(before: Node[], after: Node[]): Node[] {
	const last = before.at(-1);
	if (last && isWords(last) && /\p{L}[-\u00ad\u2010]$/u.test(last.text) && /^\p{Ll}/u.test(wordsIn(after)))
		return [...before.slice(0, -1), words(last.text.slice(0, -1), last.marks), ...after];
	return [...before, words(' '), ...after];
}

const blocksOf = ({ content }: Block): Block[] => content as Block[];

const widthOf = (table: Block): number => Math.max(0, ...blocksOf(table).map(({ content }) => content.length));

const isEmpty = (row: Block): boolean => blocksOf(row).every(({ content }) => content.length === 0);

const joiners: Record<string, (one: Block, other: Block) => Block | null> = {
	paragraph: (one, other) =>
		goesOn(wordsIn(one.content), one.attrs.goesOn === true, wordsIn(other.content))
			? block('paragraph', hyphenless(one.content, other.content), other.attrs)
			: null,
	codeBlock: (one, other) => block('codeBlock', [words(`${wordsIn(one.content)}\n${wordsIn(other.content)}`)]),
	table(one, other) {
		if (widthOf(one) !== widthOf(other)) return null;
		// Each page tells the rows of the other one too, without what they hold.
		const [above, below] = [one, other].map((table) => blocksOf(table).filter((row) => !isEmpty(row)));
		const isAgain = below![0] && above![0] && wordsIn([below![0]]) === wordsIn([above![0]]);
		return block('table', [...above!, ...below!.slice(isAgain ? 1 : 0)]);
	},
	orderedList: (one, other) =>
		Number(other.attrs.start) === Number(one.attrs.start) + one.content.length
			? block('orderedList', [...one.content, ...other.content], one.attrs)
			: null,
	bulletList: (one, other) => block('bulletList', [...one.content, ...other.content]),
	taskList: (one, other) => block('taskList', [...one.content, ...other.content]),
	blockquote: (one, other) => block('blockquote', joined(blocksOf(one), blocksOf(other)))
};

/** An item that goes on overleaf bears no sign there. */
function withItemGoneOn(list: Block, other: Block): Block | null {
	const [first, ...rest] = blocksOf(other);
	const item = blocksOf(list).at(-1);
	if (!other.attrs.isUnsigned || !item || !first) return null;
	const whole = { ...item, content: joined(blocksOf(item), blocksOf(first)) };
	return { ...list, content: [...list.content.slice(0, -1), whole, ...rest] };
}

export function joined(before: Block[], after: Block[]): Block[] {
	const [last, first] = [before.at(-1), after[0]];
	if (!last || !first) return [...before, ...after];
	const whole =
		(/List$/.test(last.type) ? withItemGoneOn(last, first) : null) ??
		(last.type === first.type ? (joiners[last.type]?.(last, first) ?? null) : null);
	return whole ? [...before.slice(0, -1), whole, ...after.slice(1)] : [...before, ...after];
}
