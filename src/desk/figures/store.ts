/** What is counted of the guard and the desk, by month. */
import { carrier } from '#kernel/database/connection.ts';

export type Count = { month: string; what: string; count: number };

const month = () => carrier()`to_char(date_trunc('month', at), 'YYYY-MM')`;

/** Verdicts without a person, as long as events are kept. */
export const verdictsByMonth = (since: Date) => carrier()<Count[]>`
	select ${month()} as month, verdict as what, count(*)::int as count from guard.event
	where at >= ${since} and acted group by 1, 2`;

/** What people decided and nobody undid. Whoever asks for an account is accepted or refused: nothing is taken offline. */
export const decisionsByMonth = (since: Date) => carrier()<Count[]>`
	select ${month()} as month, what, count(*)::int as count from (
		select d.at, case when c.kind is distinct from 'sign-up' then d.what when d.what in ('fine', 'trust') then 'accepted'
			when d.what = 'quarantine' then 'refused' else d.what end as what
		from guard.decision d left join guard.case c on c.id = d.case_id
		where d.at >= ${since} and not exists (select 1 from guard.undoing u where u.decision = d.id)
	) decisions group by 1, 2`;

export const undoneByMonth = (since: Date) => carrier()<Count[]>`
	select ${month()} as month, 'undone' as what, count(*)::int as count from guard.undoing
	where at >= ${since} group by 1`;

export const reportsByMonth = (since: Date) => carrier()<Count[]>`
	select ${month()} as month, category as what, count(*)::int as count from guard.report
	where at >= ${since} group by 1, 2`;

/** A word that is added to what waits is no appeal; one against what the guard took offline by itself is. */
const isAppeal = () => carrier()`(a.decision is not null or a.opened <> a.of_case)`;

/** Appeals, and those of them that were won. */
export const appealsByMonth = (since: Date) => carrier()<Count[]>`
	select ${month()} as month, what, count(*)::int as count from (
		select a.at, 'made' as what from guard.appeal a where ${isAppeal()}
		union all
		select a.at, 'won' from guard.appeal a where ${isAppeal()} and exists (
			select 1 from guard.decision d where d.case_id = a.opened and d.what in ('granted', 'fine', 'trust')
				and not exists (select 1 from guard.undoing u where u.decision = d.id))
	) appeals where at >= ${since} group by 1, 2`;

export type Audited = { held: boolean; seen: number; honest: number };

/** What people said of verdicts drawn at random. */
export const audited = (since: Date) => carrier()<Audited[]>`
	select a.verdict not in ('pass', 'tag') as held, count(*)::int as seen,
		count(*) filter (where d.what in ('fine', 'trust', 'granted'))::int as honest
	from guard.audit a join lateral (
		select what from guard.decision d where d.event = a.event and d.what <> 'ask'
			and not exists (select 1 from guard.undoing u where u.decision = d.id)
		order by d.id desc limit 1) d on true
	where a.drawn_at >= ${since} group by 1`;

export type Drawn = { event: string; verdict: string; caseId: string | null };
type Drawable = Drawn & {
	tool: string;
	item: string;
	part: string;
	actor: string | null;
	title: string;
	ofMany: number;
};

/** Verdicts of a span at random: those that let through, or those that held back. Nothing is drawn twice. */
export const drawEvents = (held: boolean, since: Date, most: number) => carrier()<Drawable[]>`
	with all_of_them as (
		select e.id, e.verdict, e.tool, e.item, e.part, e.actor, e.title from guard.event e join kernel.item i on i.id = e.item
		where e.at >= ${since} and e.acted and (e.verdict not in ('pass', 'tag')) = ${held}
			and not exists (select 1 from guard.audit a where a.event = e.id)
			and (${held} or not exists (select 1 from guard.case c
				where c.item = e.item and c.part = e.part and c.closed_at is null))
	)
	select id as event, verdict, tool, item, part, actor, title, (select count(*)::int from all_of_them) as "ofMany",
		(select max(c.id) from guard.case c where c.event = all_of_them.id
			and (c.closed_at is null or exists (select 1 from guard.decision d where d.case_id = c.id))) as "caseId"
	from all_of_them order by random() limit ${most}`;

export const keepAudit = (audit: Drawn & { at: Date; ofMany: number; drawn: number }) => carrier()`
	insert into guard.audit (event, drawn_at, verdict, of_many, drawn, case_id)
	values (${audit.event}, ${audit.at}, ${audit.verdict}, ${audit.ofMany}, ${audit.drawn}, ${audit.caseId})
	on conflict do nothing`;
