/**
 * A pad of Etherpad kept alike in a Yjs document: each new text changes as little of it as can be, so that what stays
 * remains whose it was.
 */
import * as Y from 'yjs';
import { field } from '../pad.ts';
import { authorsOf } from './authors.ts';
import { attributesOf, cut, type Delta, inSight, remarked, textOf } from './delta.ts';
import { type Fresh, isFresh, type Keep, type Line, lineOf, type Splice } from './easysync/lines.ts';
import { below, type GrownBranch, type GrownLeaf, type GrownNode, setAttributes } from './grown.ts';
import { isLeaf, linesOf, type Outline, outlineOf } from './outline.ts';
import type { Said, Shapes } from './shape.ts';

/** Words somebody else than the maker of a change is named for. */
export type Foreign = { author: string; leaf: GrownLeaf; at: number; said: Said[] };

const isList = (line: Line, shapes: Shapes): boolean => shapes.of(line).kind !== 'plain';

export class Mirror {
	readonly #doc: Y.Doc;
	readonly #shapes: Shapes;
	readonly #leaves = new WeakMap<Line, GrownLeaf>();
	readonly #root: GrownBranch = { type: 'doc', attrs: {}, children: [] };
	#lines: Line[] = [];
	/** What the lines of the change in hand have from older ones. */
	#keeps = new Map<Line, Keep[]>();
	/** Whose words may be put in at once; those of others wait in `foreign`. */
	#author = '';
	foreign: Foreign[] = [];

	constructor(doc: Y.Doc, shapes: Shapes) {
		this.#doc = doc;
		this.#shapes = shapes;
	}

	get lines(): readonly Line[] {
		return this.#lines;
	}

	/** To be called within a transaction of the document. */
	apply({ from, to, lines }: Splice, author: string): void {
		this.#keeps = new Map(lines.filter(isFresh).map(({ line, keeps }) => [line, keeps]));
		this.#author = author;
		this.foreign = [];
		const fresh = lines.map(lineOf);
		const old = this.#lines.slice(from, to);
		if (this.#isSimple(old, lines)) {
			this.#lines.splice(from, to - from, ...fresh);
			for (const line of this.#keeps.keys()) this.#patchLeaf(this.#leaves.get(line)!, line);
			return;
		}
		this.#regroup(from, to, lines);
	}

	/** Every line stays the block it is: only words change. */
	#isSimple(old: Line[], lines: (Line | Fresh)[]): boolean {
		if (old.length !== lines.length) return false;
		const alike = lines.every((line, place) => {
			if (!isFresh(line)) return line === old[place];
			const before = old[place]!;
			return this.#isSameBlock(before, line.line) && line.keeps.some(({ of }) => of === before);
		});
		if (alike)
			for (const [place, line] of lines.entries())
				if (isFresh(line)) this.#inherit(line.line, this.#leaves.get(old[place]!)!);
		return alike;
	}

	#isSameBlock(one: Line, other: Line): boolean {
		const [a, b] = [this.#shapes.of(one), this.#shapes.of(other)];
		return (
			a.kind === b.kind &&
			a.level === b.level &&
			a.start === b.start &&
			a.heading === b.heading &&
			a.checked === b.checked
		);
	}

	#inherit(line: Line, leaf: GrownLeaf): void {
		this.#leaves.set(line, leaf);
	}

	/** Lists that touch what changed are made out anew. */
	#regroup(from: number, to: number, lines: (Line | Fresh)[]): void {
		let [first, last] = [from, to];
		while (first > 0 && isList(this.#lines[first - 1]!, this.#shapes)) first -= 1;
		while (last < this.#lines.length && isList(this.#lines[last]!, this.#shapes)) last += 1;
		const [before, after] = [this.#lines.slice(first, from), this.#lines.slice(to, last)];
		const index = this.#topIndex(first);
		const count = this.#topIndex(last) - index;
		this.#findHeirs(lines);
		this.#lines.splice(from, to - from, ...lines.map(lineOf));
		const outline = outlineOf([...before, ...lines.map(lineOf), ...after], this.#shapes);
		this.#reconcile(this.#root, index, count, outline);
	}

	/** The place of the block at the top that holds a line. */
	#topIndex(place: number): number {
		const { children } = this.#root;
		const line = this.#lines[place];
		return line ? children.indexOf(below(this.#root, this.#leaves.get(line)!)!) : children.length;
	}

	/** Of the lines that have something from an old one, the one with most of it takes its block over. */
	#findHeirs(lines: (Line | Fresh)[]): void {
		const best = new Map<Line, { line: Line; length: number }>();
		for (const { line, keeps } of lines.filter(isFresh))
			for (const { of, length } of keeps) if (length > (best.get(of)?.length ?? 0)) best.set(of, { line, length });
		const taken = new Map<Line, { leaf: GrownLeaf; length: number }>();
		for (const [old, { line, length }] of best)
			if (length > (taken.get(line)?.length ?? 0)) taken.set(line, { leaf: this.#leaves.get(old)!, length });
		for (const [line, { leaf }] of taken) this.#inherit(line, leaf);
	}

	#reconcile(parent: GrownBranch, index: number, count: number, outline: Outline[]): void {
		const old = parent.children.slice(index, index + count);
		const places = new Map(old.map((node, place) => [node, place]));
		const grown: GrownNode[] = [];
		let [reached, at] = [0, index];
		let fresh: Outline[] = [];
		const plant = (): void => {
			if (fresh.length === 0) return;
			const made = fresh.map((node) => this.#grow(node, parent));
			const before = grown.at(-1) ?? parent.children[index - 1];
			// Found at once; a place by its number is counted from the beginning.
			this.#target(parent).insertAfter(
				before?.node ?? null,
				made.map(({ node }) => node)
			);
			grown.push(...made);
			at += made.length;
			fresh = [];
		};
		for (const node of outline) {
			const match = this.#matching(parent, node);
			const place = match ? (places.get(match) ?? -1) : -1;
			if (!match || place < reached) {
				fresh.push(node);
				continue;
			}
			plant();
			if (place > reached) this.#target(parent).delete(at, place - reached);
			this.#patch(match, node);
			grown.push(match);
			at += 1;
			reached = place + 1;
		}
		plant();
		if (reached < count) this.#target(parent).delete(at, count - reached);
		parent.children.splice(index, count, ...grown);
	}

	#target = ({ node }: GrownBranch): Y.XmlElement | Y.XmlFragment => node ?? this.#doc.getXmlFragment(field);

	/** The block that is this one already: of the same type, with a line of it inside. */
	#matching(parent: GrownBranch, node: Outline): GrownNode | null {
		for (const line of linesOf(node)) {
			const leaf = this.#leaves.get(line);
			const found = leaf && below(parent, leaf);
			if (found?.type === node.type && isLeaf(found) === isLeaf(node)) return found;
		}
		return null;
	}

	#patch(grown: GrownNode, node: Outline): void {
		setAttributes(grown, node.attrs);
		if (isLeaf(node)) this.#patchLeaf(grown as GrownLeaf, node.line);
		else {
			const branch = grown as GrownBranch;
			this.#reconcile(branch, 0, branch.children.length, node.children);
		}
	}

	#grow(outline: Outline, parent: GrownBranch): GrownNode {
		const node = new Y.XmlElement(outline.type);
		for (const [name, value] of Object.entries(outline.attrs)) node.setAttribute(name, value as string);
		if (isLeaf(outline)) return this.#growLeaf({ ...outline, node, parent, text: null });
		const branch: GrownNode = { ...outline, node, parent, children: [] };
		branch.children = outline.children.map((child) => this.#grow(child, branch));
		node.insert(
			0,
			branch.children.map((child) => child.node)
		);
		return branch;
	}

	#growLeaf(leaf: GrownLeaf): GrownLeaf {
		this.#leaves.set(leaf.line, leaf);
		const delta = this.#own(leaf, 0, this.#shapes.of(leaf.line).said);
		if (delta.length > 0) this.#say(leaf, delta);
		return leaf;
	}

	#say(leaf: GrownLeaf, delta: Delta): void {
		if (!leaf.text) {
			leaf.text = new Y.XmlText();
			leaf.node.insert(0, [leaf.text]);
		}
		leaf.text.applyDelta(delta, { sanitize: false });
	}

	#patchLeaf(leaf: GrownLeaf, line: Line): void {
		const old = leaf.line;
		leaf.line = line;
		this.#leaves.set(line, leaf);
		if (old === line) return;
		const delta = this.#difference(leaf, old, line);
		if (delta.some(({ retain, attributes }) => retain === undefined || attributes)) this.#say(leaf, delta);
	}

	#difference(leaf: GrownLeaf, old: Line, line: Line): Delta {
		const [before, after] = [this.#shapes.of(old), this.#shapes.of(line)];
		const [text, next] = [textOf(before.said), textOf(after.said)];
		const keeps = (this.#keeps.get(line) ?? []).filter(({ of }) => of === old);
		const delta: Delta = [];
		let [was, is] = [0, 0];
		const replace = (from: number, to: number): void => {
			if (from > was) delta.push({ delete: from - was });
			delta.push(...this.#own(leaf, is, cut(after.said, is, to)));
		};
		for (const keep of keeps) {
			const kept = inSight(keep, { text, sign: before.sign }, { text: next, sign: after.sign });
			if (kept.length <= 0 || kept.from < was || kept.at < is) continue;
			replace(kept.from, kept.at);
			delta.push(
				...remarked(
					cut(before.said, kept.from, kept.from + kept.length),
					cut(after.said, kept.at, kept.at + kept.length)
				)
			);
			[was, is] = [kept.from + kept.length, kept.at + kept.length];
		}
		replace(text.length, next.length);
		return delta;
	}

	/** What whoever makes the change puts in; what carries another's name waits for its author. */
	#own(leaf: GrownLeaf, at: number, said: Said[]): Delta {
		const delta: Delta = [];
		let place = at;
		for (const { text, marks, author } of this.#authored(leaf.line, at, said)) {
			if (author === '' || author === this.#author) delta.push({ insert: text, attributes: attributesOf(marks) });
			else this.foreign.push({ author, leaf, at: place, said: [{ text, marks }] });
			place += text.length;
		}
		return delta;
	}

	/** Only words that are new to the pad have an author of their own; what is moved is moved by whoever moves it. */
	#authored(line: Line, at: number, said: Said[]): (Said & { author: string })[] {
		const keeps = this.#keeps.get(line);
		if (!keeps) return said.map((one) => ({ ...one, author: '' }));
		const { sign } = this.#shapes.of(line);
		const isMoved = (place: number): boolean =>
			keeps.some((keep) => keep.at - sign <= place && place < keep.at - sign + keep.length);
		return authorsOf(line, sign, at, said, (attribs) => this.#shapes.author(attribs)).map((one) => ({
			...one,
			author: isMoved(one.at) ? '' : one.author
		}));
	}

	/** Puts in the words of one of the others. To be called within a transaction, in the order they first appear. */
	sayForeign(author: string): void {
		const rest: Foreign[] = [];
		const missing = new Map<GrownLeaf, number>();
		for (const piece of this.foreign) {
			const away = missing.get(piece.leaf) ?? 0;
			if (piece.author === author) {
				const start = piece.at - away;
				const inserts = piece.said.map(({ text, marks }) => ({ insert: text, attributes: attributesOf(marks) }));
				this.#say(piece.leaf, start > 0 ? [{ retain: start }, ...inserts] : inserts);
			} else {
				missing.set(piece.leaf, away + textOf(piece.said).length);
				rest.push(piece);
			}
		}
		this.foreign = rest;
	}
}
