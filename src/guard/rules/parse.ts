/**
 * Reads the text of a rule: top-down operator precedence (Pratt, 1973). `or` binds least, then `and`, then `not`.
 * Everything is checked here, so that what runs later cannot fail: types, sizes, patterns, cost.
 */
import { type FaultCode, RuleFault } from './fault.ts';
import { type Field, fieldNamed, fields } from './field.ts';
import { fold } from './fold.ts';
import { type Comparison, comparisons, costOf, mostCost, type Node } from './node.ts';
import { compilePattern } from './pattern.ts';
import { type Count, type CountKey, countKeys } from './subject.ts';
import { type Token, tokensOf } from './token.ts';

const most = { nodes: 300, depth: 25, list: 1000, text: 200, days: 30 };
const powers: Record<string, number> = { or: 1, and: 2 };
const powerOfNot = 3;
const spans: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 };

type Walk = { tokens: readonly Token[]; here: number; nodes: number; depth: number };

const now = (walk: Walk): Token => walk.tokens[walk.here]!;

function fail(code: FaultCode, token: Token, gaps: Record<string, string | number> = {}): never {
	throw new RuleFault(code, token.at, Math.max(1, token.length), { word: token.says, ...gaps });
}

function take(walk: Walk): Token {
	const token = now(walk);
	if (token.is !== 'end') walk.here++;
	return token;
}

/** Takes the next word or sign if it is one of these. */
function takeIf(walk: Walk, ...says: string[]): Token | null {
	const token = now(walk);
	return (token.is === 'word' || token.is === 'sign') && says.includes(token.says) ? take(walk) : null;
}

function counted(walk: Walk, node: Node): Node {
	if (++walk.nodes > most.nodes) fail('too-many-parts', now(walk), { most: most.nodes });
	return node;
}

function expression(walk: Walk, power: number): Node {
	if (++walk.depth > most.depth) fail('too-deep', now(walk), { most: most.depth });
	let left = condition(walk);
	for (;;) {
		const joint = now(walk).is === 'word' ? now(walk).says : '';
		const own = powers[joint] ?? 0;
		if (own <= power) break;
		take(walk);
		left = joined(joint === 'or' ? 'any' : 'all', left, expression(walk, own));
	}
	walk.depth--;
	return left;
}

/** `a and b and c` is one node of three parts. */
const joined = (is: 'all' | 'any', left: Node, right: Node): Node =>
	left.is === is ? { is, parts: [...left.parts, right] } : { is, parts: [left, right] };

function condition(walk: Walk): Node {
	const token = take(walk);
	if (token.is === 'sign' && token.says === '(') return inBrackets(walk, token);
	if (token.is !== 'word' || token.says in powers) fail('wants-condition', token);
	if (token.says === 'not') return counted(walk, { is: 'not', part: expression(walk, powerOfNot) });
	if (token.says === 'symbol') return counted(walk, { is: 'symbol', symbol: textOf(walk).toLowerCase() });
	if (token.says === 'points') return points(walk);
	if (token.says === 'count') return count(walk);
	const field = fieldNamed(token.says);
	return field ? counted(walk, about(walk, field)) : unknown(token);
}

function inBrackets(walk: Walk, open: Token): Node {
	const inner = expression(walk, 0);
	if (!takeIf(walk, ')')) fail('wants-close', open);
	return inner;
}

/** How many letters one must change to come from one word to the other, as far as 2. */
function isNear(one: string, other: string): boolean {
	if (Math.abs(one.length - other.length) > 2) return false;
	let row = Array.from({ length: other.length + 1 }, (_, place) => place);
	for (let line = 1; line <= one.length; line++) {
		const next = [line];
		for (let place = 1; place <= other.length; place++) {
			const swap = row[place - 1]! + (one[line - 1] === other[place - 1] ? 0 : 1);
			next[place] = Math.min(swap, row[place]! + 1, next[place - 1]! + 1);
		}
		row = next;
	}
	return row[other.length]! <= 2;
}

function unknown(token: Token): never {
	const words = [...fields.map(({ name }) => name), 'symbol', 'points', 'count', 'not'];
	const near = words.find((word) => isNear(token.says, word) || word.endsWith(`.${token.says}`));
	return near ? fail('did-you-mean', token, { near }) : fail('unknown-word', token);
}

function about(walk: Walk, field: Field): Node {
	switch (field.type) {
		case 'number': {
			const comparison = comparisonOf(walk, field.name);
			return { is: 'number', field, comparison, value: numberOf(walk) };
		}
		case 'yes-no':
			return { is: 'yes-no', field };
		case 'text':
			return aboutText(walk, field);
		default:
			return aboutName(walk, field);
	}
}

function comparisonOf(walk: Walk, name: string): Comparison {
	const token = take(walk);
	const found = token.says === 'is' ? '=' : comparisons.find((comparison) => comparison === token.says);
	if (found && (token.is === 'sign' || token.is === 'word')) return found;
	return fail(token.is === 'word' ? 'wrong-comparison' : 'wants-comparison', token, {
		name,
		those: comparisons.join(' ')
	});
}

function aboutText(walk: Walk, field: Extract<Field, { type: 'text' }>): Node {
	const verb = take(walk);
	if (verb.is === 'word' && verb.says === 'matches') return pattern(walk, field);
	if (verb.is !== 'word' || verb.says !== 'has')
		fail('wrong-comparison', verb, { name: field.name, those: 'has matches' });
	const whole = takeIf(walk, 'word') !== null;
	const every = takeIf(walk, 'all', 'any')?.says === 'all';
	const at = now(walk);
	const values = listOf(walk).map((text) => fold(text.replaceAll('\\\\', '\\')).trim());
	if (values.includes('')) fail('empty-text', at);
	return { is: 'text', field, whole, every, values };
}

function pattern(walk: Walk, field: Extract<Field, { type: 'text' }>): Node {
	const token = now(walk);
	const text = textOf(walk);
	try {
		compilePattern(text);
	} catch (problem) {
		fail('bad-pattern', token, { problem: (problem as Error).message.slice(0, 100) });
	}
	return { is: 'pattern', field, pattern: text };
}

function aboutName(walk: Walk, field: Extract<Field, { type: 'name' | 'names' }>): Node {
	const verb = take(walk);
	const verbs = field.type === 'name' ? ['is', '=', '!=', 'in'] : ['has'];
	if ((verb.is !== 'word' && verb.is !== 'sign') || !verbs.includes(verb.says))
		fail('wrong-comparison', verb, { name: field.name, those: verbs.join(' ') });
	const isNot = verb.says === '!=' || (verb.says === 'is' && takeIf(walk, 'not') !== null);
	takeIf(walk, 'any');
	const values = listOf(walk);
	// Domains know no capitals; ids do.
	const isDomain = field.name.includes('domain');
	const node: Node = { is: 'name', field, values: isDomain ? values.map((value) => value.toLowerCase()) : values };
	return isNot ? counted(walk, { is: 'not', part: node }) : node;
}

function points(walk: Walk): Node {
	const symbol = textOf(walk).toLowerCase();
	const comparison = comparisonOf(walk, 'points');
	return counted(walk, { is: 'points', symbol, comparison, value: numberOf(walk) });
}

function count(walk: Walk): Node {
	const token = take(walk);
	const key = token.is === 'word' ? countKeys.find((known) => known === token.says) : undefined;
	if (!key) fail('wants-key', token, { those: countKeys.join(' ') });
	const span = spanOf(walk, key);
	const comparison = comparisonOf(walk, 'count');
	return counted(walk, { is: 'count', count: span, comparison, value: numberOf(walk) });
}

/** `in 2 hours` */
function spanOf(walk: Walk, key: CountKey): Count {
	const start = now(walk);
	if (!takeIf(walk, 'in')) fail('wants-span', start);
	const amount = numberOf(walk);
	const unit = take(walk);
	const ms = spans[unit.says.replace(/s$/, '')];
	if (unit.is !== 'word' || !ms) fail('wants-span', unit);
	if (amount * ms > most.days * spans.day!) fail('span-too-long', start, { most: most.days });
	return { key, ms: amount * ms };
}

function numberOf(walk: Walk): number {
	const token = take(walk);
	if (token.is !== 'number') fail('wants-number', token);
	const value = Number(token.says);
	if (!(value <= 1e12)) fail('wrong-number', token);
	return value;
}

function textOf(walk: Walk): string {
	const token = take(walk);
	if (token.is !== 'text') fail('wants-text', token);
	if (token.says.trim() === '') fail('empty-text', token);
	if (token.says.length > most.text) fail('text-too-long', token, { most: most.text });
	return token.says;
}

/** One text, or several in brackets with commas. */
function listOf(walk: Walk): string[] {
	const open = takeIf(walk, '(');
	if (!open) return [textOf(walk)];
	const list = [textOf(walk)];
	while (takeIf(walk, ',')) {
		if (list.length === most.list) fail('list-too-long', now(walk), { most: most.list });
		list.push(textOf(walk));
	}
	if (!takeIf(walk, ')')) fail('wants-list-end', now(walk));
	return list;
}

/** @throws RuleFault with the place of what is wrong. */
export function parseRule(source: string): Node {
	const tokens = tokensOf(source);
	const walk: Walk = { tokens, here: 0, nodes: 0, depth: 0 };
	if (tokens[0]!.is === 'end') fail('empty', tokens[0]!);
	const node = expression(walk, 0);
	if (now(walk).is !== 'end') fail('left-over', now(walk));
	const cost = costOf(node);
	if (cost > mostCost) throw new RuleFault('too-costly', 0, source.length, { cost, most: mostCost });
	return node;
}
