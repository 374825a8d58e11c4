/** What was found is laid out for drawing: layers, and within each an order by lot that the seed decides. */
import { carrier, transaction } from '#kernel/database/connection.ts';
import { keepFact, type Sweep } from './store.ts';
import type { AccountShare, Counts, Layer, Unit, WeekCount } from './sweep.ts';

/** Tools with fewer hits share a layer, so that a sample of thirty reaches all. */
const mostTools = 5;

async function layersOf(sweep: string): Promise<Layer[]> {
	return carrier()<Layer[]>`
		with found as (
			select tool, band, count(*) as size from guard.sweep_target where sweep = ${sweep} and sides & 1 = 1 group by 1, 2
		), large as (select tool from found group by tool order by sum(size) desc, tool limit ${mostTools})
		select l.tool, f.band, sum(f.size)::int as size from found f left join large l using (tool)
		group by 1, 2 order by f.band, l.tool nulls last`;
}

/** More than this is never asked of a person; drawing lots for a million would only rewrite them. */
export const mostLots = 500;

/** The same seed draws the same lots. */
async function drawLots({ id, seed }: Sweep, layers: readonly Layer[]): Promise<void> {
	const tools = layers.map(({ tool }) => tool);
	const named = [...new Set(tools.filter((tool) => tool !== null))];
	await carrier()`
		with laid as (
			select t.target, l.place - 1 as layer,
				row_number() over (partition by l.place order by md5(${seed} || t.target)) as lot
			from guard.sweep_target t
				join unnest(${tools}::text[], ${layers.map(({ band }) => band)}::int[]) with ordinality l (tool, band, place)
					on l.band = t.band and l.tool is not distinct from case when t.tool = any(${named}) then t.tool end
			where t.sweep = ${id} and t.sides & 1 = 1
		)
		update guard.sweep_target t set layer = laid.layer, lot = laid.lot from laid
		where t.sweep = ${id} and t.target = laid.target and laid.lot <= ${mostLots}`;
}

/** Whose accounts are hit: those who made the things, or the accounts themselves. */
const accountOf = (unit: Unit): string =>
	unit === 'account'
		? 't.target'
		: `(select e.actor from guard.event e where e.id = t.event and e.maker_kind = 'account')`;

async function accountsOf({ id, unit }: Pick<Sweep, 'id' | 'unit'>): Promise<AccountShare[]> {
	return carrier().unsafe<AccountShare[]>(
		`with hit as (
			select distinct t.tool, ${accountOf(unit)} as account from guard.sweep_target t where t.sweep = $1 and t.sides & 1 = 1
		), hits as (
			select tool, count(distinct account)::int as hit from hit where account is not null group by rollup (tool)
		), users as (
			select tool, count(distinct account)::int as all from (
				select i.tool, i.owner as account from kernel.item i join kernel.account a on a.id = i.owner
				union
				select e.tool, e.actor from guard.event e
				where e.maker_kind = 'account' and e.actor is not null and e.tool in (select tool from hit)
			) used group by tool
			union all select null, count(*)::int from kernel.account
		)
		select h.tool, h.hit, greatest(h.hit, coalesce(u.all, 0)) as all
		from hits h left join users u on u.tool is not distinct from h.tool where h.hit > 0 order by h.tool nulls last`,
		[id]
	);
}

async function thingsOf(sweep: string): Promise<Counts['things']> {
	const [row] = await carrier()<Counts['things'][]>`
		select count(*) filter (where sides = 1)::int as new, count(*) filter (where sides = 2)::int as old,
			count(*) filter (where sides = 3)::int as both
		from guard.sweep_target where sweep = ${sweep}`;
	return row!;
}

async function scannedBy({ boundary }: Sweep): Promise<number> {
	const [row] = await carrier()<{ count: number }[]>`
		select count(*)::int from guard.event where id <= ${boundary ?? '0'}::bigint`;
	return row!.count;
}

/** Counts, layers, lots, and the fact that it was found, all at once. */
export async function layOut(sweep: Sweep, { weeks, since }: { weeks: WeekCount[]; since: number }): Promise<void> {
	await carrier()`analyze guard.sweep_target`;
	await transaction(async () => {
		await carrier()`set local statement_timeout = '5min'`;
		const layers = await layersOf(sweep.id);
		await drawLots(sweep, layers);
		const things = await thingsOf(sweep.id);
		const [accounts, scanned] = [await accountsOf(sweep), await scannedBy(sweep)];
		const ms = Math.round(performance.now() - since);
		const counts: Counts = { scanned, ms, weeks, things, layers, accounts };
		await carrier()`update guard.sweep set counts = ${counts as never}::jsonb where id = ${sweep.id}`;
		await keepFact(sweep.id, 'found', sweep.by, new Date());
	});
}
