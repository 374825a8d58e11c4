/** Which words a thread of comments begins and ends at. */
import { isWords, type Node, type Words } from '../text/tree.ts';
import { type Remark, remarksOf } from './paper.ts';

export type Ends = {
	begins: Map<Words, Remark[]>;
	ends: Map<Words, Remark[]>;
	/** Threads about the whole text, or about words that are gone: files hang them on its title. */
	loose: Remark[];
};

function* wordsIn(nodes: Node[]): Generator<Words> {
	for (const node of nodes) {
		if (isWords(node)) yield node;
		else yield* wordsIn(node.content);
	}
}

const add = (to: Map<Words, Remark[]>, key: Words, remark: Remark): void => {
	to.set(key, [...(to.get(key) ?? []), remark]);
};

export function endsOf(tree: Node[], remarks: Remark[]): Ends {
	const ends: Ends = { begins: new Map(), ends: new Map(), loose: [] };
	if (remarks.length === 0) return ends;
	const first = new Map<string, Words>();
	const last = new Map<string, Words>();
	for (const words of wordsIn(tree)) {
		for (const id of remarksOf(words.marks)) {
			if (!first.has(id)) first.set(id, words);
			last.set(id, words);
		}
	}
	for (const remark of remarks) {
		const begin = first.get(remark.id);
		if (begin) {
			add(ends.begins, begin, remark);
			add(ends.ends, last.get(remark.id)!, remark);
		} else ends.loose.push(remark);
	}
	return ends;
}
