/** A list of an OpenDocument text; one whose items all begin with a box is a list of ticks. */
import { within, type XmlElement } from '#base/office/read-xml.ts';
import { type Block, block, isWords, words } from '../../text/tree.ts';
import { listStyles, tick } from './names.ts';
import type { Seen } from './seen.ts';

const startsWithTick = (item: Block): boolean => {
	const line = item.content[0];
	const first = line && !isWords(line) ? line.content[0] : undefined;
	return first !== undefined && isWords(first) && tick.test(first.text);
};

function taskOf(item: Block): Block {
	const [line, ...rest] = item.content as [Block, ...Block[]];
	const [first, ...others] = line.content;
	if (!first || !isWords(first)) return block('taskItem', item.content, { checked: false });
	const content = [words(first.text.replace(tick, ''), first.marks), ...others];
	return block('taskItem', [{ ...line, content }, ...rest], { checked: !first.text.startsWith('☐') });
}

function startOf(of: XmlElement, key: string, usual: number, seen: Seen): number {
	const { attrs } = of;
	const goesOn = attrs['text:continue-numbering'] === 'true' || attrs['text:continue-list'] !== undefined;
	const first = within(of, 'text:list-item')[0]?.attrs['text:start-value'];
	if (first !== undefined) return Number(first) || 0;
	return goesOn ? (seen.counts.get(key) ?? usual) : usual;
}

/** Writers put an item of a deeper level into an empty item: it belongs to the one before. */
const isOnlyLists = ({ content }: Block): boolean =>
	content.length > 0 && content.every((node) => !isWords(node) && /List$/.test(node.type));

export function listOf(of: XmlElement, seen: Seen, level = 1, inherited = ''): Block[] {
	const name = of.attrs['text:style-name'] ?? inherited;
	const look = seen.styles.lists.get(name)?.get(level);
	const key = `${name} ${level}`;
	const start = startOf(of, key, look?.start ?? 1, seen);
	const items: Block[] = [];
	const before: Block[] = [];
	for (const inner of within(of)) {
		if (inner.name !== 'text:list-item' && inner.name !== 'text:list-header') continue;
		const item = block('listItem', seen.blocksIn(inner, seen, { quoted: false, level: level + 1, list: name }));
		const above = items.at(-1);
		if (!isOnlyLists(item)) items.push(item);
		else if (above) above.content.push(...item.content);
		else before.push(...(item.content as Block[]));
	}
	seen.counts.set(key, start + items.length);
	if (items.length === 0) return before;
	const isTasks = name === listStyles.taskList || items.every(startsWithTick);
	if (isTasks) return [...before, block('taskList', items.map(taskOf))];
	return [...before, look?.isNumbered ? block('orderedList', items, { start }) : block('bulletList', items)];
}
