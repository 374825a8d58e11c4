/**
 * Finds tens of thousands of terms in one pass (Aho and Corasick, 1975), laid out as a double array (Aoe, 1989): the
 * child of a state under a sign is one addition and one comparison away, and all of a state lies in one line of cache.
 */
import { Beginnings } from './beginnings.ts';
import { Trie } from './trie.ts';

/** A state is four numbers: where its children begin, whose child it is, where to go on, what ends here. */
const [base, parent, fallback, ends] = [0, 1, 2, 3];
const width = 4;
/** Beyond as many tries a node takes its place at the end: building stays linear. */
const mostTries = 32;
const nodesInOneGo = 2_000;

export type Automaton = {
	classes: Uint16Array;
	cells: Int32Array;
	/** By state: the terms that end here, as `Trie.term` keeps them; and the next shorter state where some end. */
	term: Int32Array;
	shorter: Int32Array;
	before: Int32Array;
	/** By state: how many units lead to it. */
	depths: Uint16Array;
	beginnings: Beginnings;
	states: number;
};

type Layout = {
	cells: Int32Array;
	room: number;
	high: number;
	nodeAt: Int32Array;
	next: Int32Array;
	previous: Int32Array;
};

/** Signs that stand in a term, numbered from 1; all others are 0 and lead back to the beginning. */
export class Alphabet {
	readonly classes = new Uint16Array(65_536);
	size = 1;

	signsOf(text: string): Uint16Array {
		const signs = new Uint16Array(text.length);
		for (let place = 0; place < text.length; place++) {
			const unit = text.charCodeAt(place);
			signs[place] = this.classes[unit] ||= this.size++;
		}
		return signs;
	}
}

/** In steps, so that a caller may let others work in between. */
export function* building(terms: Iterable<string>): Generator<void, Automaton> {
	const alphabet = new Alphabet();
	const trie = new Trie();
	const beginnings = new Beginnings();
	let since = 0;
	for (const term of terms) {
		trie.add(alphabet.signsOf(term));
		beginnings.add(term);
		if (++since % nodesInOneGo === 0) yield;
	}
	return yield* laidOut(trie, alphabet, beginnings);
}

/** All in one go: for tests, and for lists of a few hundred terms. */
export function automatonOf(terms: Iterable<string>): Automaton {
	const steps = building(terms);
	for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

function* laidOut(trie: Trie, alphabet: Alphabet, beginnings: Beginnings): Generator<void, Automaton> {
	const layout = emptyLayout(trie.nodes + alphabet.size * 2);
	const order = new Int32Array(trie.nodes);
	layout.nodeAt[0] = 0;
	take(layout, 0);
	let known = 1;
	for (let turn = 0; turn < known; turn++) {
		known = placeChildren(layout, trie, alphabet.size, order, turn, known);
		if (turn % nodesInOneGo === 0) yield;
	}
	const { cells } = layout;
	const states = layout.room;
	const term = new Int32Array(states);
	const shorter = new Int32Array(states);
	const depths = new Uint16Array(states);
	for (let turn = 0; turn < known; turn++) {
		const state = order[turn]!;
		term[state] = trie.term[layout.nodeAt[state]!]!;
		if (turn > 0) {
			depths[state] = depths[cells[state * width + parent]!]! + 1;
			linkBack(cells, state, shorter, term);
		}
		if (turn % nodesInOneGo === 0) yield;
	}
	return { classes: alphabet.classes, cells, term, shorter, before: trie.before, depths, beginnings, states: known };
}

function emptyLayout(room: number): Layout {
	const layout = {
		cells: new Int32Array(0),
		room: 0,
		high: 0,
		nodeAt: new Int32Array(0),
		next: new Int32Array(0),
		previous: new Int32Array(0)
	};
	widen(layout, room);
	return layout;
}

const widened = (old: Int32Array, length: number): Int32Array<ArrayBuffer> => {
	const made = new Int32Array(length);
	made.set(old);
	return made;
};

/** More places, all free, at the end of the ring of free ones; place 0 heads the ring. */
function widen(layout: Layout, room: number): void {
	const from = layout.room;
	layout.cells = widened(layout.cells, room * width);
	layout.nodeAt = widened(layout.nodeAt, room);
	layout.next = widened(layout.next, room);
	layout.previous = widened(layout.previous, room);
	layout.room = room;
	let last = from === 0 ? 0 : layout.previous[0]!;
	for (let place = Math.max(from, 1); place < room; place++) {
		layout.next[last] = place;
		layout.previous[place] = last;
		layout.cells[place * width + parent] = -1;
		last = place;
	}
	layout.next[last] = 0;
	layout.previous[0] = last;
}

function take({ next, previous, cells }: Layout, place: number): void {
	if (place === 0) {
		cells[parent] = -2;
		return;
	}
	next[previous[place]!] = next[place]!;
	previous[next[place]!] = previous[place]!;
}

const isFree = ({ cells, room }: Layout, place: number) => place >= room || cells[place * width + parent] === -1;

function placeChildren(
	layout: Layout,
	trie: Trie,
	signs: number,
	order: Int32Array,
	turn: number,
	known: number
): number {
	const state = order[turn]!;
	const first = trie.child[layout.nodeAt[state]!]!;
	if (first === 0) return known;
	const start = startFor(layout, trie, first);
	while (start + signs >= layout.room) widen(layout, layout.room * 2);
	layout.cells[state * width + base] = start;
	let count = known;
	for (let child = first; child !== 0; child = trie.brother[child]!) {
		const place = start + trie.sign[child]!;
		take(layout, place);
		layout.high = Math.max(layout.high, place);
		layout.cells[place * width + parent] = state;
		layout.nodeAt[place] = child;
		order[count++] = place;
	}
	return count;
}

/** The first place from which all children fall on free ones. */
function startFor(layout: Layout, trie: Trie, first: number): number {
	const sign = trie.sign[first]!;
	let tries = 0;
	for (let place = layout.next[0]!; place !== 0 && tries < mostTries; place = layout.next[place]!) {
		const start = place - sign;
		if (start < 0) continue;
		tries++;
		if (allFree(layout, trie, first, start)) return start;
	}
	return layout.high;
}

function allFree(layout: Layout, trie: Trie, first: number, start: number): boolean {
	for (let child = first; child !== 0; child = trie.brother[child]!) {
		if (!isFree(layout, start + trie.sign[child]!)) return false;
	}
	return true;
}

/** States come in order of their depth, so the shorter ones are linked already. */
function linkBack(cells: Int32Array, state: number, shorter: Int32Array, term: Int32Array): void {
	const above = cells[state * width + parent]!;
	const sign = state - cells[above * width + base]!;
	let back = 0;
	if (above !== 0) {
		let from = cells[above * width + fallback]!;
		for (;;) {
			const there = cells[from * width + base]! + sign;
			if (cells[there * width + parent] === from) {
				back = there;
				break;
			}
			if (from === 0) break;
			from = cells[from * width + fallback]!;
		}
	}
	cells[state * width + fallback] = back;
	shorter[state] = cells[back * width + ends]!;
	cells[state * width + ends] = term[state] ? state : shorter[state]!;
}

/**
 * Calls `found(term, end)` for every occurrence of every term, `end` being where the next unit stands.
 * One or two steps for each unit, whatever the number of terms; where no term can begin, hardly any.
 */
export function scan(
	automaton: Automaton,
	codes: Uint16Array,
	length: number,
	found: (term: number, end: number) => void
): void {
	const { classes, cells, depths, beginnings } = automaton;
	let state = 0;
	for (let place = 0; place < length; place++) {
		if (state === 0) {
			place = beginnings.next(codes, place, length);
			if (place === length) return;
		}
		const sign = classes[codes[place]!]!;
		for (;;) {
			const there = cells[state * width + base]! + sign;
			if (sign !== 0 && cells[there * width + parent] === state) {
				state = there;
				break;
			}
			if (state === 0) break;
			// Only what may begin a term is worth going on with.
			do state = cells[state * width + fallback]!;
			while (state !== 0 && !beginnings.mayBegin(codes, place - depths[state]!, length));
		}
		if (cells[state * width + ends] !== 0) report(automaton, cells[state * width + ends]!, place + 1, found);
	}
}

function report(
	{ term, before, shorter }: Automaton,
	first: number,
	end: number,
	found: (term: number, end: number) => void
): void {
	for (let state = first; state !== 0; state = shorter[state]!) {
		for (let one = term[state]!; one !== 0; one = before[one - 1]!) found(one - 1, end);
	}
}
