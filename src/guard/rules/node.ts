/** A rule as a tree, after its words were checked. */
import type { Field } from './field.ts';
import type { Count } from './subject.ts';

export const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof comparisons)[number];

type FieldOf<Type> = Extract<Field, { type: Type }>;

export type Node =
	| { is: 'all' | 'any'; parts: readonly Node[] }
	| { is: 'not'; part: Node }
	| { is: 'number'; field: FieldOf<'number'>; comparison: Comparison; value: number }
	| { is: 'name'; field: FieldOf<'name'> | FieldOf<'names'>; values: readonly string[] }
	| { is: 'text'; field: FieldOf<'text'>; whole: boolean; every: boolean; values: readonly string[] }
	| { is: 'pattern'; field: FieldOf<'text'>; pattern: string }
	| { is: 'yes-no'; field: FieldOf<'yes-no'> }
	/** `links.*` is every symbol of that start. */
	| { is: 'symbol'; symbol: string }
	| { is: 'points'; symbol: string; comparison: Comparison; value: number }
	| { is: 'count'; count: Count; comparison: Comparison; value: number };

export const below = (node: Node): readonly Node[] =>
	node.is === 'all' || node.is === 'any' ? node.parts : node.is === 'not' ? [node.part] : [];

/** A node and all below it. */
export const nodesOf = (node: Node): Node[] => [node, ...below(node).flatMap(nodesOf)];

export const mostCost = 6000;

/** What a rule costs at most for one action, in steps: about the time of comparing two numbers. */
export function costOf(node: Node): number {
	switch (node.is) {
		case 'text':
			return 20 + 5 * node.values.length;
		case 'pattern':
			return 200;
		case 'count':
			return 100;
		default:
			return 1 + below(node).reduce((sum, part) => sum + costOf(part), 0);
	}
}

export const compare = (one: number, comparison: Comparison, other: number): boolean => {
	switch (comparison) {
		case '=':
			return one === other;
		case '!=':
			return one !== other;
		case '<':
			return one < other;
		case '<=':
			return one <= other;
		case '>':
			return one > other;
		case '>=':
			return one >= other;
	}
};
