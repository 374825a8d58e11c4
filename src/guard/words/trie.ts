/** The tree of all terms while it grows: children as linked brothers in typed arrays, so that millions of nodes are cheap. */

const firstRoom = 1024;

const grown = (old: Int32Array, length: number): Int32Array<ArrayBuffer> => {
	const next = new Int32Array(length);
	next.set(old);
	return next;
};

export class Trie {
	/** By node. Brothers stand in no order; the root is 0. */
	child = new Int32Array(firstRoom);
	brother = new Int32Array(firstRoom);
	sign = new Int32Array(firstRoom);
	/** The last term that ends in a node, plus one; earlier ones follow by `before`. */
	term = new Int32Array(firstRoom);
	before = new Int32Array(firstRoom);
	nodes = 1;
	terms = 0;

	/** @param signs the term as classes from 1 on. @returns its number. */
	add(signs: ArrayLike<number>): number {
		let node = 0;
		for (let place = 0; place < signs.length; place++)
			node = this.childOf(node, signs[place]!) || this.grow(node, signs[place]!);
		const term = this.terms++;
		if (term >= this.before.length) this.before = grown(this.before, term * 2);
		this.before[term] = this.term[node]!;
		this.term[node] = term + 1;
		return term;
	}

	private childOf(node: number, sign: number): number {
		let child = this.child[node]!;
		while (child !== 0 && this.sign[child] !== sign) child = this.brother[child]!;
		return child;
	}

	private grow(node: number, sign: number): number {
		const made = this.nodes++;
		if (made >= this.child.length) {
			for (const part of ['child', 'brother', 'sign', 'term'] as const) this[part] = grown(this[part], made * 2);
		}
		this.sign[made] = sign;
		this.brother[made] = this.child[node]!;
		this.child[node] = made;
		return made;
	}
}
