/**
 * What of a rule the database can ask by itself. It may let through what the rule would not hit, never the reverse:
 * every event that comes through is looked at again by the rule.
 */
import { columns, isWhole } from './history.ts';
import type { Comparison, Node } from './node.ts';

/** A condition of SQL; `exact` when it is true just where the rule is, and its contrary may be asked too. */
type Narrow = { sql(bind: Bind): string; exact: boolean };

/** Gives each value its place among the parameters of the query. */
export type Bind = (value: unknown) => string;

/** Rounded numbers (real) may meet the border from the other side: then the border belongs to it. */
const widened: Record<Comparison, string> = { '=': '=', '!=': '!=', '<': '<=', '<=': '<=', '>': '>=', '>=': '>=' };

function ofNumber({ field, comparison, value }: Extract<Node, { is: 'number' }>): Narrow | null {
	const [key] = field.needs;
	const column = field.needs.length === 1 && key ? columns[key] : undefined;
	if (!column || key === 'score') return null;
	if (isWhole(key!)) return { sql: (bind) => `${column} ${comparison} ${bind(value)}::float8`, exact: true };
	if (comparison === '!=') return null;
	return { sql: (bind) => `${column} ${widened[comparison]} ${bind(value)}::real`, exact: false };
}

function ofName({ field, values }: Extract<Node, { is: 'name' }>): Narrow {
	const column = columns[field.needs[0]!];
	const start = field.type === 'names' ? `${column} && ` : `${column} = any`;
	return { sql: (bind) => `${start}(${bind(values)}::text[])`, exact: true };
}

function ofSymbol(symbol: string): Narrow {
	const quoted = JSON.stringify(symbol.replace(/\*$/, ''));
	const sql = symbol.endsWith('*')
		? (bind: Bind) => `e.symbols @? ${bind(`$[*] ? (@.symbol starts with ${quoted})`)}::jsonpath`
		: (bind: Bind) => `e.symbols @> ${bind(`[{"symbol":${quoted}}]`)}::text::jsonb`;
	return { sql, exact: true };
}

function ofSeveral({ is, parts }: Extract<Node, { is: 'all' | 'any' }>): Narrow | null {
	const asked = parts.map(narrow);
	const known = asked.filter((one) => one !== null);
	if (known.length === 0 || (is === 'any' && known.length < asked.length)) return null;
	const joint = is === 'any' ? ' or ' : ' and ';
	return {
		sql: (bind) => `(${known.map(({ sql }) => sql(bind)).join(joint)})`,
		exact: known.length === asked.length && known.every(({ exact }) => exact)
	};
}

function narrow(node: Node): Narrow | null {
	switch (node.is) {
		case 'all':
		case 'any':
			return ofSeveral(node);
		case 'not': {
			const part = narrow(node.part);
			return part?.exact ? { sql: (bind) => `not (${part.sql(bind)})`, exact: true } : null;
		}
		case 'number':
			return ofNumber(node);
		case 'yes-no':
			return { sql: () => `(${columns[node.field.needs[0]!]})`, exact: true };
		case 'name':
			return ofName(node);
		case 'symbol':
			return ofSymbol(node.symbol);
		default:
			return null;
	}
}

/** @returns a condition over `guard.event e` that holds wherever one of the rules hits; null where none can be said. */
export function narrowed(rules: readonly Node[], bind: Bind): string | null {
	const all = rules.length === 1 ? rules[0]! : ({ is: 'any', parts: rules } as const);
	return narrow(all)?.sql(bind) ?? null;
}
