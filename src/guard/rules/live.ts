/** One action as rules see it while it waits: what the evidence says, and what must be asked for it. */
import type { Evidence } from '../judge/evidence.ts';
import type { Found } from '../judge/signal.ts';
import type { Rule } from './compile.ts';
import { pointsBySymbol, scoreWithoutRules } from './history.ts';
import { countBefore, daysOfItem, mailDomainOf } from './store.ts';
import { type Count, type Subject, valuesOf } from './subject.ts';

/** Which campaign an action belongs to, by those who follow near-copies; nobody where they are not there. */
export type Likeness = (evidence: Evidence) => string | null;
let likeness: Likeness = () => null;
export const seatLikeness = (seated: Likeness): void => {
	likeness = seated;
};

export function subjectOf(evidence: Evidence, found: readonly Found[]): Subject {
	const { maker, place, form, links } = evidence;
	return {
		at: evidence.now.getTime(),
		tool: evidence.tool,
		kind: evidence.kind,
		act: evidence.act,
		language: evidence.language,
		title: evidence.title,
		text: evidence.text,
		links: links.length,
		domains: [...new Set(links.flatMap(({ domain }) => domain ?? []))],
		mails: evidence.mails,
		substance: evidence.substance,
		maker: maker.id,
		makerKind: maker.kind,
		makerDays: maker.days,
		proven: maker.mailProven,
		stood: maker.stood,
		against: maker.against,
		vouched: maker.vouched,
		trust: maker.trust,
		mailDomain: null,
		place: place?.hash ?? null,
		network: place?.network ?? null,
		itemDays: evidence.item === null ? 0 : null,
		campaign: likeness(evidence),
		score: scoreWithoutRules(found),
		seconds: form?.seconds ?? null,
		trapped: form?.trapped ?? null,
		symbols: pointsBySymbol(found)
	};
}

/** What only the database knows, for the rules that need it. */
export async function completed(
	subject: Subject,
	rules: readonly Rule[],
	{ item, maker, now }: Evidence
): Promise<Subject> {
	const needed = (key: keyof Subject) => rules.some(({ needs }) => needs.has(key));
	const [mailDomain, itemDays] = await Promise.all([
		needed('mailDomain') && maker.kind === 'account' ? mailDomainOf(maker.id) : null,
		needed('itemDays') && item !== null ? daysOfItem(item, now) : subject.itemDays
	]);
	return { ...subject, mailDomain, itemDays };
}

const nameOf = ({ key, ms }: Count): string => `${key} ${ms}`;

/** Every count some rule asks for, this action included; each asked once. */
export async function countsFor(
	subject: Subject,
	rules: readonly Rule[],
	now: Date
): Promise<(count: Count) => number | null> {
	const wanted = new Map(rules.flatMap(({ counts }) => counts).map((count) => [nameOf(count), count]));
	const counted = new Map<string, number>();
	const ask = async (name: string, count: Count) => {
		const values = valuesOf(subject, count.key).slice(0, 10);
		if (values.length === 0) return;
		const before = await Promise.all(values.map((value) => countBefore(count, value, now)));
		counted.set(name, Math.max(...before) + 1);
	};
	await Promise.all([...wanted].map(([name, count]) => ask(name, count)));
	return (count) => counted.get(nameOf(count)) ?? null;
}
