/** Threads of comments, made of the single ones that an OpenDocument text knows. */
import { type Block, isWords, type Marks, type Node, words } from '../../text/tree.ts';
import { type Remark, remarkMark } from '../paper.ts';
import { noteMark } from './names.ts';
import type { Seen } from './seen.ts';

const ownThread = new RegExp(`^${noteMark}\\d+-`);

/** The thread is said by the names we give; of others, comments about the same words are one thread. */
export function threadsOf(tree: Block[], { notes }: Seen): { tree: Block[]; remarks: Remark[] } {
	const heads = new Map<string, Remark>();
	const kept = new Map<string, string>();
	for (const [name, { remark, from, to }] of notes) {
		const key = ownThread.exec(name)?.[0] ?? `${from} ${to}`;
		const head = heads.get(key);
		if (head) head.said.push(...remark.said);
		else {
			kept.set(remark.id, String(heads.size));
			heads.set(key, { ...remark, id: String(heads.size) });
		}
	}
	const renamed = (node: Node): Node =>
		isWords(node) ? words(node.text, marksNamed(node.marks, kept)) : { ...node, content: node.content.map(renamed) };
	return { tree: notes.size > 0 ? (tree.map(renamed) as Block[]) : tree, remarks: [...heads.values()] };
}

const marksNamed = (marks: Marks, kept: Map<string, string>): Marks =>
	Object.fromEntries(
		Object.entries(marks).flatMap(([name, value]) => {
			if (!name.startsWith('remark:')) return [[name, value]];
			const id = kept.get(name.slice('remark:'.length));
			return id === undefined ? [] : [[remarkMark(id), value]];
		})
	);
