/** Somebody tells the desk of a thing. */
import { newId } from '#base/ids.ts';
import { withhold } from '#kernel/access/withheld.ts';
import { house } from '#kernel/accounts/actor.ts';
import { carrier } from '#kernel/database/connection.ts';
import type { Item } from '#kernel/items/item.ts';
import type { Language } from '#kernel/words/words.ts';
import { waveAt } from '../campaigns/wave.ts';
import { closeCase, openCase } from '../cases.ts';
import { type Category, harmOf } from '../decisions/decision.ts';
import { shownOf } from '../decisions/showing.ts';
import { lockCases } from '../decisions/store.ts';
import { tellMakers } from '../decisions/telling.ts';
import type { Found } from '../judge/signal.ts';
import { usualThresholds } from '../judge/verdict.ts';
import { isAlmostSure } from '../manners/surge.ts';
import { ofStranger } from '../strangers.ts';

export type NewReport = {
	item: Pick<Item, 'id' | 'tool' | 'owner' | 'visibility'>;
	part: string;
	category: Category;
	words: string;
	mail: string | null;
	language: Language;
	actor: string;
	network: string | null;
	at: Date;
};

/** How many could see it: whoever came by counts, and more so where it is public. A logarithm. */
async function reachOf({ id, visibility }: NewReport['item']): Promise<number> {
	const [row] = await carrier()<{ people: number }[]>`
		select count(*)::int as people from (
			select actor from kernel.permit where item = ${id}
			union select actor from kernel.activity where item = ${id} limit 1000) people`;
	const open = { private: 0, link: 0.3, public: 1 }[visibility];
	return Math.round((open + Math.log10(1 + row!.people)) * 100) / 100;
}

/** Each doubling of the networks it is reported from makes it weigh a little more; ten friends at one table do not. */
const harmBy = (category: Category, networks: number): number =>
	Math.min(10, harmOf(category) + Math.log2(Math.max(1, networks)));

async function networksOn(caseId: string): Promise<number> {
	const [row] = await carrier()<{ count: number }[]>`
		select count(distinct coalesce(network, actor, id))::int as count from guard.report where case_id = ${caseId}`;
	return row!.count;
}

type Weighed = { event: string | null; campaign: string | null };

/** What the guard saw of it: reports about things alike are decided together. */
async function lastWeighed(item: string, part: string, at: Date): Promise<Weighed> {
	const [row] = await carrier()<(Weighed & { isDoubtful: boolean })[]>`
		select e.id as event, e.campaign, e.score >= ${usualThresholds.tag} and e.actor is not null and ${ofStranger()}
			as "isDoubtful"
		from guard.event e where e.item = ${item} and e.part = ${part} order by e.id desc limit 1`;
	if (!row) return { event: null, campaign: null };
	const { event, campaign, isDoubtful } = row;
	// What the filter found doubtful of strangers and people report is looked over in one go.
	return { event, campaign: isDoubtful ? waveAt('surge', at) : campaign };
}

/** Opens a case, or joins the one of the same thing. @returns the case. */
export async function keepReport(report: NewReport): Promise<string> {
	const { item, category, words, mail, language, actor, network, at } = report;
	const shown = await shownOf(item.tool, item.id, report.part);
	const part = shown ? report.part : '';
	const thing = { tool: item.tool, item: item.id, part, actor: shown?.maker ?? item.owner };
	const opened = {
		...thing,
		kind: 'report',
		...(await lastWeighed(item.id, part, at)),
		about: {}
	} as const;
	const weight = { harm: harmOf(category), reach: await reachOf(item) };
	const caseId = await openCase({ ...opened, ...weight }, at);
	await carrier()`
		insert into guard.report (id, case_id, at, item, part, category, words, mail, language, actor, network)
		values (${newId()}, ${caseId}, ${at}, ${item.id}, ${part}, ${category}, ${words}, ${mail}, ${language}, ${actor},
			${network})`;
	await openCase({ ...opened, ...weight, harm: harmBy(category, await networksOn(caseId)) }, at);
	if (category === 'spam' || category === 'phishing') await confirm(caseId, category, at);
	return caseId;
}

/**
 * The filter was almost sure of a stranger's words and let them stand for want of anything else: that somebody reports
 * them is what was wanting. Held back without a person; its maker is told and may object.
 */
async function confirm(caseId: string, why: Category, at: Date): Promise<void> {
	const [case_] = await lockCases([caseId]);
	if (!case_?.item || case_.kind !== 'report' || !(await wasAlmostSure(case_.event))) return;
	const { item, part, actor } = case_;
	await withhold({ item, part, how: 'quarantine', maker: actor }, house.id, at);
	await carrier()`update guard.case set about = about || '{"settled": true}' where id = ${caseId}`;
	await closeCase(caseId, at);
	await tellMakers([{ case_, what: 'quarantine', why, words: '', wasHeld: false, by: 'report-alone' }]);
}

async function wasAlmostSure(event: string | null): Promise<boolean> {
	const [row] = await carrier()<{ symbols: Found[] }[]>`
		select e.symbols from guard.event e where e.id = ${event} and ${ofStranger()}`;
	return row !== undefined && isAlmostSure(row.symbols);
}

const daysKept = 60;

/** The addresses of those who were answered long ago. */
export const forgetReporters = (now: Date) => carrier()`
	update guard.report r set mail = null from guard.case c
	where c.id = r.case_id and r.mail is not null
		and c.closed_at < ${now}::timestamptz - make_interval(days => ${daysKept})`;
