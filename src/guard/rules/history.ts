/** What was weighed, as rules read it again: only the columns they need. */
import type { Subject } from './subject.ts';

type Key = keyof Subject;

const ifKnown = (column: string): string => `case when e.actor is not null then ${column} end`;

/** Where each part of a subject stands in `guard.event e`, its item `i` and the account `a` of whoever acted. */
export const columns: Record<Key, string> = {
	at: 'extract(epoch from e.at)::float8 * 1000',
	tool: 'e.tool',
	kind: 'e.kind',
	act: 'e.act',
	language: 'e.language',
	title: 'e.title',
	text: 'e.body',
	links: 'e.links',
	domains: 'e.domains',
	mails: 'e.mails',
	substance: 'e.substance',
	maker: 'e.actor',
	makerKind: 'e.maker_kind',
	makerDays: ifKnown('e.maker_days'),
	proven: 'e.proven',
	stood: 'e.stood',
	against: 'e.against',
	vouched: 'e.vouched',
	trust: ifKnown('e.maker_trust'),
	mailDomain: `split_part(a.mail, '@', 2)`,
	place: 'e.place',
	network: 'e.network',
	itemDays: 'greatest(0, extract(epoch from e.at - i.at) / 86400)::float8',
	campaign: 'e.campaign',
	score: 'e.symbols',
	seconds: 'e.seconds',
	trapped: 'e.trapped',
	symbols: 'e.symbols'
};

const whole = new Set<Key>(['links', 'mails', 'stood', 'against']);
/** Whether the database keeps it as a whole number, so that comparing there and here is the same. */
export const isWhole = (key: Key): boolean => whole.has(key);

/** The tables those columns stand in. */
export function sourceOf(needs: ReadonlySet<Key>): string {
	const item = needs.has('itemDays') ? ' left join kernel.item i on i.id = e.item' : '';
	const account = needs.has('mailDomain') ? ' left join kernel.account a on a.id = e.actor' : '';
	return `guard.event e${item}${account}`;
}

type Found = { symbol: string; points: number };

/** Rules count among the symbols, but not in the score that rules ask for. */
export const isOfRule = (symbol: string): boolean => symbol.startsWith('rules.');

export const scoreWithoutRules = (found: readonly Found[]): number =>
	found.reduce((sum, { symbol, points }) => (isOfRule(symbol) ? sum : sum + points), 0);

export const pointsBySymbol = (found: readonly Found[]): Record<string, number> =>
	Object.fromEntries(found.map(({ symbol, points }) => [symbol, points]));

const nothing: Subject = {
	at: 0,
	tool: '',
	kind: '',
	act: '',
	language: '',
	title: '',
	text: '',
	links: 0,
	domains: [],
	mails: 0,
	substance: null,
	maker: null,
	makerKind: '',
	makerDays: null,
	proven: null,
	stood: null,
	against: null,
	vouched: null,
	trust: null,
	mailDomain: null,
	place: null,
	network: null,
	itemDays: null,
	campaign: null,
	score: null,
	seconds: null,
	trapped: null,
	symbols: {}
};

const noSymbols = {};

/** A subject with the columns that were read; what was not asked for is as if it were unknown. */
export function subjectFrom(row: Partial<Record<Key, unknown>>, read: readonly Key[]): Subject {
	const subject: Record<Key, unknown> = { ...nothing };
	for (const key of read) subject[key] = row[key];
	const found = (row.symbols ?? row.score) as Found[] | undefined;
	if (found) {
		subject.symbols = found.length === 0 ? noSymbols : pointsBySymbol(found);
		subject.score = scoreWithoutRules(found);
	}
	return subject as Subject;
}
