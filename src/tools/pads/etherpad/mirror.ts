/**
 * A pad of Etherpad kept alike in a Yjs document: each new text changes as little of it as can be, so that what stays
 * remains whose it was.
 */
import * as Y from 'yjs';
import { field } from '../pad.ts';
import type { Marks } from '../text/tree.ts';
import { type Fresh, isFresh, type Keep, type Line, lineOf, type Splice } from './easysync/lines.ts';
import { type Branch, isLeaf, type Leaf, type Outline, outlineOf } from './outline.ts';
import { isWithin, type Said, type Shapes, whole } from './shape.ts';

type Grown = { node: Y.XmlElement; parent: GrownBranch };
type GrownLeaf = Leaf & Grown & { text: Y.XmlText | null };
type GrownBranch = Omit<Branch, 'children'> & Partial<Grown> & { children: GrownNode[] };
type GrownNode = GrownLeaf | (GrownBranch & Grown);

type Delta = { retain?: number; insert?: string; delete?: number; attributes?: Record<string, unknown> }[];
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
			const kept = seen(keep, { text, sign: before.sign }, { text: next, sign: after.sign });
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

function* linesOf(node: Outline): Generator<Line> {
	if (isLeaf(node)) yield node.line;
	else for (const child of node.children) yield* linesOf(child);
}

/** The child of a block that a leaf stands in, at whatever depth. */
function below(parent: GrownBranch, leaf: GrownLeaf): GrownNode | null {
	let node: GrownNode = leaf;
	while (node.parent !== parent) {
		if (!node.parent.node) return null;
		node = node.parent as GrownNode;
	}
	return node;
}

function setAttributes(grown: GrownNode, attrs: Record<string, unknown>): void {
	for (const name of Object.keys(grown.attrs)) if (!(name in attrs)) grown.node.removeAttribute(name);
	for (const [name, value] of Object.entries(attrs))
		if (grown.attrs[name] !== value) grown.node.setAttribute(name, value as string);
	grown.attrs = attrs;
}

const textOf = (said: readonly Said[]): string => said.map(({ text }) => text).join('');

const attributesOf = (marks: Marks): Record<string, unknown> => ({ ...marks });

function cut(said: readonly Said[], from: number, to: number): Said[] {
	const found: Said[] = [];
	let at = 0;
	for (const { text, marks } of said) {
		const part = text.slice(Math.max(0, from - at), Math.max(0, to - at));
		if (part) found.push({ text: part, marks });
		at += text.length;
	}
	return found;
}

type Sides = { text: string; sign: number };

/** What is kept, in columns of the words people see, without half letters at its ends. */
function seen({ from, at, length }: Keep, before: Sides, after: Sides): { from: number; at: number; length: number } {
	let [start, place, left] = [from - before.sign, at - after.sign, length];
	const hidden = Math.max(0, -start, -place);
	[start, place, left] = [start + hidden, place + hidden, left - hidden];
	left = Math.min(left, before.text.length - start, after.text.length - place);
	const isCut = (ahead: number): boolean => isWithin(before.text, start + ahead) || isWithin(after.text, place + ahead);
	if (left > 0 && isCut(0)) [start, place, left] = [start + 1, place + 1, left - 1];
	if (left > 0 && isCut(left)) left -= 1;
	const isSame = before.text.startsWith(after.text.slice(place, place + left), start);
	return { from: start, at: place, length: isSame ? left : 0 };
}

/** The same words with other marks. */
function remarked(before: Said[], after: Said[]): Delta {
	const delta: Delta = [];
	let [one, other, used, spent] = [0, 0, 0, 0];
	while (one < before.length && other < after.length) {
		const [old, now] = [before[one]!, after[other]!];
		const length = Math.min(old.text.length - used, now.text.length - spent);
		retain(delta, length, changeOf(old.marks, now.marks));
		[used, spent] = [used + length, spent + length];
		if (used === old.text.length) [one, used] = [one + 1, 0];
		if (spent === now.text.length) [other, spent] = [other + 1, 0];
	}
	return delta;
}

function retain(delta: Delta, length: number, attributes: Record<string, unknown> | undefined): void {
	const last = delta.at(-1);
	if (!attributes && last?.retain && !last.attributes) last.retain += length;
	else delta.push(attributes ? { retain: length, attributes } : { retain: length });
}

function changeOf(before: Marks, after: Marks): Record<string, unknown> | undefined {
	if (before === after) return undefined;
	const change: Record<string, unknown> = {};
	for (const name of Object.keys(before)) if (!(name in after)) change[name] = null;
	for (const [name, value] of Object.entries(after))
		if (JSON.stringify(before[name]) !== JSON.stringify(value)) change[name] = value;
	return change;
}

type Authored = Said & { at: number; author: string };

/** Words with whoever the attributes of Etherpad name for them. */
function authorsOf(
	line: Line,
	sign: number,
	at: number,
	said: readonly Said[],
	nameOf: (attribs: string) => string
): Authored[] {
	const found: Authored[] = [];
	const words = textOf(said);
	let start = -sign;
	for (const { length, attribs } of line.spans) {
		const [from, to] = [whole(words, Math.max(at, start) - at), whole(words, start + length - at)];
		const author = nameOf(attribs);
		let place = at + Math.max(0, from);
		for (const piece of to > from ? cut(said, from, to) : []) {
			found.push({ ...piece, at: place, author });
			place += piece.text.length;
		}
		start += length;
	}
	return found;
}
