/** Other words in place of some of a rich text, also where those stand in several paragraphs. */
import * as Y from 'yjs';
import type { Flat } from './flat.ts';

/** Letters from one to before the other. */
type Place = { from: number; to: number };
type Child = Y.XmlText | Y.XmlElement;
/** An element whose children stand in a line: `at` says where each of them begins, and the last where it ends. */
type Line = { block: Y.XmlElement; at: number[] };

const inLine = new Set(['hardBreak', 'mention']);

const isInLine = (child: unknown): boolean =>
	child instanceof Y.XmlText || (child instanceof Y.XmlElement && inLine.has(child.nodeName));

const childrenOf = (block: Y.XmlElement): Child[] => block.toArray() as Child[];

/** Every paragraph, heading and so on, in the order of the text; those without a letter too. */
function linesOf(flat: Flat): Line[] {
	const lines: Line[] = [];
	for (const [type, at] of flat.starts)
		if (type instanceof Y.XmlElement && Array.isArray(at) && isLine(type)) lines.push({ block: type, at });
	return lines;
}

const isLine = (block: Y.XmlElement): boolean =>
	block.length > 0 ? childrenOf(block).every(isInLine) : /^(paragraph|heading|codeBlock)$/.test(block.nodeName);

const startOf = ({ at }: Line): number => at[0]!;
const endOf = ({ at }: Line): number => at.at(-1)!;

type Look = Record<string, unknown>;
type Delta = { insert: unknown; attributes?: Look }[];

function lookAt(text: Y.XmlText, index: number): Look {
	let at = 0;
	for (const { insert, attributes } of text.toDelta() as Delta) {
		at += typeof insert === 'string' ? insert.length : 1;
		if (index < at) return attributes ?? {};
	}
	return {};
}

/** The look of the first letter that goes. */
function lookOf({ block, at }: Line, from: number): Look {
	for (const [place, child] of childrenOf(block).entries())
		if (child instanceof Y.XmlText && at[place + 1]! > from) return lookAt(child, Math.max(0, from - at[place]!));
	return {};
}

/** Takes letters of one line away, and puts others there. */
function rewriteLine(line: Line, { from, to }: Place, words: string): void {
	const { block, at } = line;
	const look = lookOf(line, from);
	let isPut = words === '';
	for (let place = block.length - 1; place >= 0; place--) {
		const child = block.get(place);
		const [start, end] = [at[place]!, at[place + 1]!];
		if (child instanceof Y.XmlText) {
			const [first, last] = [Math.max(from, start), Math.min(to, end)];
			if (first < last) child.delete(first - start, last - first);
			if (!isPut && start <= from && from <= end && (from < end || place === block.length - 1)) {
				child.insert(from - start, words, look);
				isPut = true;
			}
		} else if (from <= start && end <= to && start < end) block.delete(place, 1);
	}
	if (isPut) return;
	const place = at.findIndex((start) => start >= from);
	const text = new Y.XmlText();
	text.insert(0, words, look);
	block.insert(Math.min(block.length, Math.max(0, place)), [text]);
}

const placeIn = (block: Y.XmlElement): number => (block.parent as Y.XmlFragment).toArray().indexOf(block);

const holdsItems = new Set(['bulletList', 'orderedList', 'taskList', 'blockquote']);
const items = new Set(['listItem', 'taskItem']);
const cells = new Set(['tableCell', 'tableHeader']);

/** A block that has become empty goes, and so does what holds nothing without it; a cell and a text keep one line. */
function remove(block: Y.XmlElement): void {
	const parent = block.parent as Y.XmlFragment | Y.XmlElement;
	const name = parent instanceof Y.XmlElement ? parent.nodeName : '';
	const isLast = parent.length === 1;
	if (isLast && (items.has(name) || holdsItems.has(name))) {
		remove(parent as Y.XmlElement);
		return;
	}
	const mustStay = (isLast && (cells.has(name) || name === '')) || (items.has(name) && placeIn(block) === 0);
	if (mustStay && block.nodeName !== 'paragraph') parent.insert(placeIn(block), [new Y.XmlElement('paragraph')]);
	else if (mustStay) {
		block.delete(0, block.length);
		return;
	}
	parent.delete(placeIn(block), 1);
}

/** What stands behind what goes, as it would be written anew elsewhere. */
function tailOf({ block, at }: Line, to: number): Child[] {
	return childrenOf(block).flatMap((child, place): Child[] => {
		const [start, end] = [at[place]!, at[place + 1]!];
		if (end <= to) return [];
		if (start >= to || !(child instanceof Y.XmlText)) return [child.clone() as Child];
		const text = new Y.XmlText();
		text.applyDelta(cut(child.toDelta() as Delta, to - start), { sanitize: false });
		return [text];
	});
}

function cut(delta: Delta, from: number): Delta {
	let at = 0;
	return delta.flatMap((step) => {
		const length = typeof step.insert === 'string' ? step.insert.length : 1;
		const skip = Math.max(0, from - at);
		at += length;
		if (skip >= length) return [];
		return [typeof step.insert === 'string' ? { ...step, insert: step.insert.slice(skip) } : step];
	});
}

/** A new paragraph behind another one, in an item of its own where that one stands in a list. */
function addBehind(block: Y.XmlElement, words: string, look: Look): Y.XmlElement {
	const made = new Y.XmlElement('paragraph');
	const text = new Y.XmlText();
	made.insert(0, [text]);
	const parent = block.parent as Y.XmlElement | Y.XmlFragment;
	const isLast = placeIn(block) === parent.length - 1;
	if (isLast && parent instanceof Y.XmlElement && items.has(parent.nodeName)) {
		const item = new Y.XmlElement(parent.nodeName);
		if (parent.nodeName === 'taskItem') item.setAttribute('checked', false as never);
		item.insert(0, [made]);
		(parent.parent as Y.XmlElement).insert(placeIn(parent) + 1, [item]);
	} else parent.insert(placeIn(block) + 1, [made]);
	text.insert(0, words, look);
	return made;
}

function append(block: Y.XmlElement, children: Child[]): void {
	const [first, ...rest] = children;
	const last = block.length > 0 ? block.get(block.length - 1) : null;
	if (first instanceof Y.XmlText && last instanceof Y.XmlText) {
		// A text that is in no document yet cannot be read: it is put beside, and taken over from there.
		block.insert(block.length, [first]);
		const delta = first.toDelta() as Delta;
		last.applyDelta([...(last.length > 0 ? [{ retain: last.length }] : []), ...delta], { sanitize: false });
		block.delete(block.length - 1, 1);
		if (rest.length > 0) block.insert(block.length, rest);
	} else if (children.length > 0) block.insert(block.length, children);
}

/** As many lines as there were: each takes the place of its own, and keeps what it is. */
function eachInPlace(covered: Line[], { from, to }: Place, words: string[]): void {
	for (const [place, line] of covered.entries())
		rewriteLine(line, { from: Math.max(from, startOf(line)), to: Math.min(to, endOf(line)) }, words[place]!);
}

function inCode({ block }: Line): boolean {
	return block.nodeName === 'codeBlock';
}

/**
 * The first words join what stands before them, the last what stands behind; lines beyond those there were become
 * paragraphs, and those left over go.
 */
function asOne(covered: Line[], between: Line[], { from, to }: Place, words: string[]): void {
	const [first, last] = [covered[0]!, covered.at(-1)!];
	const look = lookOf(first, from);
	const behind = tailOf(last, to);
	const begins = from <= startOf(first);
	if (words.length === 0 && begins && covered.length > 1) {
		rewriteLine(last, { from: startOf(last), to }, '');
		for (const line of [...between, ...covered.slice(0, -1), ...(behind.length > 0 ? [] : [last])].reverse())
			if (line.block.parent) remove(line.block);
		return;
	}
	rewriteLine(first, { from, to: endOf(first) }, words[0] ?? '');
	for (const { block } of [...between, ...covered.slice(1)].reverse()) if (block.parent) remove(block);
	let end = first.block;
	for (const line of words.slice(1)) end = addBehind(end, line, inCode(first) ? {} : look);
	append(end, behind);
	if (words.length === 0 && end.length > 0 && begins && behind.length === 0) remove(end);
}

export const linesIn = (words: string): string[] =>
	words
		.split(/\s*\n\s*/)
		.map((line) => line.trim())
		.filter(Boolean);

/**
 * Puts other words in place of those from one letter to another; their lines become paragraphs.
 * @returns what stands there then, as the text tells it; null where there is nothing to replace.
 */
export function replaceLines(flat: Flat, place: Place, words: string): string | null {
	const { from, to } = place;
	const all = linesOf(flat);
	const covered = all.filter((line) => startOf(line) < to && endOf(line) > from);
	if (covered.length === 0 || from >= to) return null;
	const lines = covered.length === 1 && !words.includes('\n') ? [words] : linesIn(words);
	if (covered.length === 1 && inCode(covered[0]!)) {
		eachInPlace(covered, place, [words]);
		return words;
	}
	if (covered.length === lines.length) eachInPlace(covered, place, lines);
	else {
		const [first, last] = [all.indexOf(covered[0]!), all.indexOf(covered.at(-1)!)];
		const between = all.slice(first, last).filter((line) => !covered.includes(line));
		asOne(covered, between, place, lines);
	}
	return lines.join('\n');
}
