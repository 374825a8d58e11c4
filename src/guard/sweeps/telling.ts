/**
 * What a batch tells: every maker once, however many things of theirs it met, with the reason and one link to object.
 * Begun when the batch has ended, so that the count is true; as fast as the batch itself goes, and the sender of letters
 * keeps its own measure. Each maker's part is a decision like any other: it is in the log, can be appealed against and be
 * given back alone.
 */
import { carrier, transaction } from '#kernel/database/connection.ts';
import { closeCase, openCase } from '../cases.ts';
import { type DecisionRow, keepDecision, keepUndoing } from '../decisions/store.ts';
import { tellPart } from './letter.ts';
import { factsOf, lockSweep, oweWords, type Sweep } from './store.ts';
import type { Fact } from './sweep.ts';

export const titlesNamed = 20;

type Untold = { maker: string; count: number; tool: string };

/** In the order of their names: whoever was told stands before whoever was not. */
const untold = (sweep: string, most: number) => carrier()<Untold[]>`
	select maker, count(*)::int as count, min(tool) as tool from guard.sweep_target
	where sweep = ${sweep} and outcome = 'done'
		and maker > coalesce((select max(maker) from guard.sweep_part where sweep = ${sweep}), '')
	group by maker order by maker limit ${most}`;

type Told = { decision: string; maker: string; case: string; title: string; count: number };

const uncorrected = (sweep: string, most: number) => carrier()<Told[]>`
	select p.decision, p.maker, d.case_id as "case", d.title, (c.about->>'count')::int as count
	from guard.sweep_part p join guard.decision d on d.id = p.decision join guard.case c on c.id = d.case_id
	where p.sweep = ${sweep} and not exists (select 1 from guard.undoing u where u.decision = p.decision)
	order by p.maker limit ${most}`;

async function titlesOf(sweep: string, maker: string): Promise<string[]> {
	const rows = await carrier()<{ title: string }[]>`
		select left(case when strpos(t.target, '/') > 0 then coalesce(nullif(e.title, ''), e.body, i.title, '')
			else coalesce(i.title, '') end, 100) as title
		from guard.sweep_target t left join guard.event e on e.id = t.event
			left join kernel.item i on i.id = split_part(t.target, '/', 1)
		where t.sweep = ${sweep} and t.maker = ${maker} and t.outcome = 'done' order by t.target limit ${titlesNamed}`;
	return rows.map(({ title }) => title);
}

/** What a single decision would have been called. */
const whats: Record<string, DecisionRow['what']> = {
	'items.trash': 'trash',
	'items.silence': 'silence',
	'accounts.silence': 'silence',
	'items.quarantine': 'quarantine'
};

const firstOf = async (sweep: string): Promise<string | null> => {
	const [row] = await carrier()<{ decision: string }[]>`
		select min(decision) as decision from guard.sweep_part where sweep = ${sweep}`;
	return row?.decision ?? null;
};

async function tellDecided(sweep: Sweep, { maker, count, tool }: Untold, by: string, now: Date): Promise<void> {
	const titles = sweep.unit === 'account' ? [] : await titlesOf(sweep.id, maker);
	const title = titles[0] ?? '';
	const actor = maker.startsWith('space:') ? null : maker;
	const about = { sweep: sweep.id, effect: sweep.effect, title, count, titles };
	const whose = { tool, item: null, part: '', actor, event: null };
	const caseId = await openCase({ kind: 'quarantine', ...whose, campaign: null, harm: 1, reach: 0, about }, now);
	await closeCase(caseId, now);
	const said = { what: whats[sweep.effect!] ?? 'ban', why: sweep.why, words: sweep.reason };
	const before = { sweep: { sweep: sweep.id, maker } };
	const batch = await firstOf(sweep.id);
	const decision = await keepDecision({ ...whose, ...said, at: now, by, caseId, batch, title, before, told: true });
	await carrier()`
		insert into guard.sweep_part (sweep, maker, decision) values (${sweep.id}, ${maker}, ${decision})`;
	await tellPart(sweep, { maker, case: caseId, count, titles }, 'decided');
}

/** Whoever objected meanwhile was right: nobody need look at it any more. */
const closeAppeals = (decision: string, now: Date) => carrier()`
	update guard.case set closed_at = ${now}
	where kind = 'appeal' and closed_at is null and about->>'decision' = ${decision}`;

async function tellCorrected(sweep: Sweep, part: Told, by: string, now: Date): Promise<void> {
	await keepUndoing(part.decision, by, now);
	await closeAppeals(part.decision, now);
	await tellPart(sweep, { ...part, titles: [part.title] }, 'corrected');
}

const byOf = (facts: readonly Fact[], fact: Fact['fact']): string => facts.findLast((one) => one.fact === fact)!.by;

const mostInOne = 200;

/** One transaction of it. @returns whether there are more to be told. */
export function tellSome(id: string, most: number, now: Date): Promise<boolean> {
	return transaction(async () => {
		const sweep = await lockSweep(id);
		if (!sweep?.telling) return false;
		const facts = await factsOf(id);
		const some = Math.min(most, mostInOne);
		let told = 0;
		if (sweep.telling === 'decided')
			for (const one of await untold(id, some)) {
				await tellDecided(sweep, one, byOf(facts, 'started'), now);
				told++;
			}
		else
			for (const one of await uncorrected(id, some)) {
				await tellCorrected(sweep, one, byOf(facts, 'undoing'), now);
				told++;
			}
		await oweWords(id, told === 0 ? null : sweep.telling);
		return told > 0;
	});
}
