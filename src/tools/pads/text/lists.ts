/** Markdown and pages know lists in which only some items can be ticked; the editor does not. */
import { type Block, block } from './tree.ts';

/** Lists one after the other, each of one kind; what follows on in an ordered list counts on. */
export function listsOf(items: Block[], list: Block): Block[] {
	const lists: Block[] = [];
	for (const [place, item] of items.entries()) {
		const type = item.type === 'taskItem' ? 'taskList' : list.type;
		const last = lists.at(-1);
		if (last?.type === type) last.content.push(item);
		else
			lists.push(block(type, [item], type === 'orderedList' ? { start: Number(list.attrs.start ?? 1) + place } : {}));
	}
	return lists;
}
