/**
 * A rule as a function. It answers yes, no, or that it cannot know (null): what is unknown is never bad, and `not
 * unknown` is unknown too (Kleene's logic). No code is made from text; what a rule may spend is counted in steps.
 */
import { fold } from './fold.ts';
import { compare, type Node, nodesOf } from './node.ts';
import { compilePattern } from './pattern.ts';
import type { Count, Subject } from './subject.ts';

export type Answer = boolean | null;

/** How many were counted; null while nobody asked yet. */
export type Counts = (count: Count, subject: Subject) => number | null;

/** About two milliseconds on a small machine. */
export const mostSteps = 400_000;

type Look = { subject: Subject; counts: Counts; steps: number; textless: boolean };
type Test = (look: Look) => Answer;

export type Rule = {
	/**
	 * @param textless title and text were not read: what is asked of them is unknown.
	 * @returns null where something it would need to know is not known, or it gave up.
	 */
	hits(subject: Subject, counts: Counts, textless?: boolean): Answer;
	/** What it reads of the subject. */
	needs: ReadonlySet<keyof Subject>;
	counts: readonly Count[];
};

const spent = Symbol('spent');

function spend(look: Look, steps: number): void {
	look.steps += steps;
	if (look.steps > mostSteps) throw spent;
}

/** Many rules look at the same subject one after the other: its texts are folded once. */
let folded: { of: Subject | null; texts: Map<string, string> } = { of: null, texts: new Map() };

function foldedOf({ subject }: Look, { name, read }: Extract<Node, { is: 'text' }>['field']): string {
	if (folded.of !== subject) folded = { of: subject, texts: new Map() };
	const known = folded.texts.get(name);
	if (known !== undefined) return known;
	const text = fold(read(subject));
	folded.texts.set(name, text);
	return text;
}

const letter = /[\p{L}\p{N}]/u;
const isEdge = (text: string, at: number): boolean => at < 0 || at >= text.length || !letter.test(text[at]!);

/** Whether a word stands there with no letter or digit beside it. */
export function hasWord(text: string, word: string): boolean {
	for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
		if (isEdge(text, at - 1) && isEdge(text, at + word.length)) return true;
	}
	return false;
}

const pointsOf = (symbols: Subject['symbols'], wanted: string): number | null => {
	if (!wanted.endsWith('*')) return symbols[wanted] ?? null;
	const found = Object.keys(symbols).filter((symbol) => symbol.startsWith(wanted.slice(0, -1)));
	return found.length === 0 ? null : found.reduce((sum, symbol) => sum + symbols[symbol]!, 0);
};

/** Stops at the first answer that settles it: `settles` is false for "all", true for "any". */
function several(tests: readonly Test[], settles: boolean): Test {
	return (look) => {
		let answer: Answer = !settles;
		for (const test of tests) {
			const one = test(look);
			if (one === settles) return settles;
			if (one === null) answer = null;
		}
		return answer;
	};
}

function textTest({ field, whole, every, values }: Extract<Node, { is: 'text' }>): Test {
	const holds = whole ? hasWord : (text: string, value: string) => text.includes(value);
	return (look) => {
		if (look.textless) return null;
		const text = foldedOf(look, field);
		const holdsValue = (value: string) => {
			spend(look, 1 + text.length / 32);
			return holds(text, value);
		};
		return every ? values.every(holdsValue) : values.some(holdsValue);
	};
}

function patternTest({ field, pattern }: Extract<Node, { is: 'pattern' }>): Test {
	const matches = compilePattern(pattern);
	return (look) => {
		if (look.textless) return null;
		const text = foldedOf(look, field);
		spend(look, 10 + text.length);
		return matches(text);
	};
}

function nameTest({ field, values }: Extract<Node, { is: 'name' }>): Test {
	const wanted = new Set(values);
	if (field.type === 'names') return ({ subject }) => field.read(subject).some((name) => wanted.has(name));
	return ({ subject }) => {
		const name = field.read(subject);
		return name === null ? null : wanted.has(name);
	};
}

export const readsTexts = (key: keyof Subject): boolean => key === 'title' || key === 'text';

function numberTest({ field, comparison, value: wanted }: Extract<Node, { is: 'number' }>): Test {
	const isOfTexts = field.needs.some(readsTexts);
	return ({ subject, textless }) => {
		if (textless && isOfTexts) return null;
		const value = field.read(subject);
		return value === null ? null : compare(value, comparison, wanted);
	};
}

function testOf(node: Node): Test {
	switch (node.is) {
		case 'all':
			return several(node.parts.map(testOf), false);
		case 'any':
			return several(node.parts.map(testOf), true);
		case 'not': {
			const test = testOf(node.part);
			return (look) => {
				const answer = test(look);
				return answer === null ? null : !answer;
			};
		}
		case 'number':
			return numberTest(node);
		case 'yes-no':
			return ({ subject }) => node.field.read(subject);
		case 'name':
			return nameTest(node);
		case 'text':
			return textTest(node);
		case 'pattern':
			return patternTest(node);
		case 'symbol':
			return ({ subject }) => pointsOf(subject.symbols, node.symbol) !== null;
		case 'points':
			return ({ subject }) => compare(pointsOf(subject.symbols, node.symbol) ?? 0, node.comparison, node.value);
		case 'count':
			return ({ subject, counts }) => {
				const value = counts(node.count, subject);
				return value === null ? null : compare(value, node.comparison, node.value);
			};
	}
}

const countNeeds = {
	maker: 'maker',
	place: 'place',
	network: 'network',
	domain: 'domains',
	alike: 'campaign'
} as const;

function needsOf(node: Node): readonly (keyof Subject)[] {
	if (node.is === 'symbol' || node.is === 'points') return ['symbols'];
	if (node.is === 'count') return [countNeeds[node.count.key]];
	return 'field' in node ? node.field.needs : [];
}

/** Cheap questions first, whatever order they were written in: the answer is the same. */
const order: Node['is'][] = [
	'number',
	'yes-no',
	'name',
	'symbol',
	'points',
	'not',
	'all',
	'any',
	'text',
	'pattern',
	'count'
];
function cheapFirst(node: Node): Node {
	if (node.is === 'not') return { ...node, part: cheapFirst(node.part) };
	if (node.is !== 'all' && node.is !== 'any') return node;
	const parts = node.parts.map(cheapFirst);
	return { ...node, parts: parts.sort((one, other) => order.indexOf(one.is) - order.indexOf(other.is)) };
}

export function compileRule(node: Node): Rule {
	const test = testOf(cheapFirst(node));
	const all = nodesOf(node);
	return {
		needs: new Set(all.flatMap(needsOf)),
		counts: all.flatMap((one) => (one.is === 'count' ? [one.count] : [])),
		hits(subject, counts, textless = false) {
			try {
				return test({ subject, counts, steps: 0, textless });
			} catch (problem) {
				if (problem === spent) return null;
				throw problem;
			}
		}
	};
}
