/**
 * Looks through the whole history with a rule, and keeps what it hits: the set is written down, so that what is acted
 * on later is what was seen. Runs in a thread of its own (`thread.ts`); begins anew if it was ended in the middle.
 */
import { carrier, wholePool } from '#kernel/database/connection.ts';
import { compileRule, type Rule, readsTexts } from '../rules/compile.ts';
import { columns, sourceOf, subjectFrom } from '../rules/history.ts';
import { narrowed } from '../rules/narrow.ts';
import type { Node } from '../rules/node.ts';
import { parseRule } from '../rules/parse.ts';
import type { Subject } from '../rules/subject.ts';
import { Windows } from '../rules/windows.ts';
import { layOut } from './layout.ts';
import { keepFact, type Sweep, sweepById } from './store.ts';
import type { Unit, WeekCount } from './sweep.ts';

/** Fewer at a time where texts are read: they may be long. */
const batch = { withTexts: 4_000, without: 40_000 };

type Key = keyof Subject;
type Row = { id: string; near: boolean } & Partial<Record<Key, unknown>>;
type Hit = { id: string; sides: number };

type Plan = {
	rules: [Rule, Rule | null];
	/** What the first reading brings of each event. */
	read: Key[];
	ask(after: string, upTo: string): Promise<Row[]>;
	size: number;
	/** Texts are read in a second step, only of what everything else did not settle. */
	textsLater: boolean;
};

/**
 * Where rules count over spans of time every event passes by, but its texts are asked for only where the answer hangs on
 * them: most are settled by then.
 */
function planFor(nodes: readonly Node[]): Plan {
	const rules = nodes.map(compileRule);
	const counts = rules.flatMap((rule) => rule.counts);
	const needs = [...new Set(rules.flatMap((rule) => [...rule.needs]))];
	const textsLater = counts.length > 0 && needs.some(readsTexts);
	const values: unknown[] = [];
	const near = narrowed(nodes, (value) => `$${values.push(value) + 2}`) ?? 'true';
	const wanted = counts.length > 0 ? [...new Set<Key>([...needs, 'at'])] : needs;
	const read = textsLater ? wanted.filter((key) => !readsTexts(key)) : wanted;
	const asked = read.map((key) => {
		const isAlways = counts.length === 0 || key === 'at' || isCounted(key);
		return `${isAlways ? columns[key] : `case when n.near then ${columns[key]} end`} as "${key}"`;
	});
	const sql = `
		select ${['e.id', 'n.near', ...asked].join(', ')}
		from ${sourceOf(new Set(wanted))} cross join lateral (select coalesce(${near}, false) as near) n
		where e.id > $1::bigint and e.id <= $2::bigint ${counts.length > 0 ? '' : 'and n.near'} order by e.id`;
	return {
		rules: [rules[0]!, rules[1] ?? null],
		read,
		size: read.some(readsTexts) ? batch.withTexts : batch.without,
		textsLater,
		ask: (after, upTo) => carrier().unsafe<Row[]>(sql, [after, upTo, ...values] as never[], { prepare: true })
	};
}

const isCounted = (key: Key): boolean => ['maker', 'place', 'network', 'domains', 'campaign'].includes(key);

/** What each hit names: the ids of its targets, and which events name one at all. */
const targets: Record<Unit, { id: string; where: string }> = {
	thing: {
		id: `case when e.item is null then 'event/' || e.id when e.part = '' then e.item else e.item || '/' || e.part end`,
		where: 'true'
	},
	part: { id: `case when e.part = '' then e.item else e.item || '/' || e.part end`, where: 'e.item is not null' },
	// A comment in somebody's poll is no reason to take the poll away.
	item: { id: 'e.item', where: `e.item is not null and e.part = ''` },
	account: { id: 'e.actor', where: `e.actor is not null and e.maker_kind = 'account'` }
};

export const bandOf = 'case when e.maker_trust < 0.15 then 0 when e.maker_trust < 0.4 then 1 else 2 end';

/** Writes hits down and says how many there were of each tool, week and side. */
function keepHits(sweep: Pick<Sweep, 'id' | 'unit'>, hits: readonly Hit[]) {
	const { id, where } = targets[sweep.unit];
	return carrier().unsafe<{ tool: string; week: string; sides: number; count: number }[]>(
		`with hit as (
			select ${id} as target, e.id, e.tool, date_trunc('week', e.at)::date as week, ${bandOf} as band, h.sides
			from unnest($2::bigint[], $3::smallint[]) h (id, sides) join guard.event e on e.id = h.id where ${where}
		), kept as (
			insert into guard.sweep_target as t (sweep, target, tool, week, band, sides, event)
			select $1, target, min(tool), min(week), max(band), bit_or(sides), min(id) from hit group by target order by target
			on conflict (sweep, target) do update set
				sides = t.sides | excluded.sides, band = greatest(t.band, excluded.band)
			where t.sides <> t.sides | excluded.sides or t.band < excluded.band
		)
		select tool, week::text, sides, count(*)::int from hit group by 1, 2, 3`,
		[sweep.id, hits.map((hit) => hit.id), hits.map(({ sides }) => sides)] as never[],
		{ prepare: true }
	);
}

/** Where nearly everything is hit, writing it down is most of the work: then two connections share it. */
function halved(hits: readonly Hit[]): (readonly Hit[])[] {
	if (hits.length < 2_000) return hits.length > 0 ? [hits] : [];
	const middle = hits.length >> 1;
	return [hits.slice(0, middle), hits.slice(middle)];
}

type Counting = (count: Parameters<Windows['of']>[0]) => number | null;

const sidesOf = ([rule, against]: Plan['rules'], subject: Subject, counts: Counting): number =>
	(rule.hits(subject, counts) === true ? 1 : 0) | (against?.hits(subject, counts) === true ? 2 : 0);

const isOpen = ([rule, against]: Plan['rules'], subject: Subject, counts: Counting): boolean =>
	rule.hits(subject, counts, true) !== false || (against !== null && against.hits(subject, counts, true) !== false);

type Open = { id: string; subject: Subject; counts: Counting };

/** Of those whose answer hangs on their texts, the hits. */
async function hitsByTexts({ rules }: Plan, open: readonly Open[]): Promise<Hit[]> {
	const hits: Hit[] = [];
	for (let from = 0; from < open.length; from += batch.withTexts) {
		const some = open.slice(from, from + batch.withTexts);
		const rows = await carrier()<{ id: string; title: string; text: string }[]>`
			select id, title, body as text from guard.event where id = any(${some.map(({ id }) => id)}::bigint[])`;
		const texts = new Map(rows.map((row) => [row.id, row]));
		for (const { id, subject, counts } of some) {
			const { title = '', text = '' } = texts.get(id) ?? {};
			const sides = texts.has(id) ? sidesOf(rules, { ...subject, title, text }, counts) : 0;
			if (sides > 0) hits.push({ id, sides });
		}
	}
	return hits;
}

/** The hits among some events, in their order: spans of time are counted as they pass. */
async function hitsIn(plan: Plan, rows: readonly Row[], windows: Windows | null): Promise<Hit[]> {
	const hits: Hit[] = [];
	const open: Open[] = [];
	const counted: Counting = (count) => windows?.of(count) ?? null;
	for (const row of rows) {
		const subject = subjectFrom(row, plan.read);
		windows?.see(subject);
		if (!row.near) continue;
		if (plan.textsLater) {
			if (isOpen(plan.rules, subject, counted)) open.push({ id: row.id, subject, counts: windows!.kept() });
			continue;
		}
		const sides = sidesOf(plan.rules, subject, counted);
		if (sides > 0) hits.push({ id: row.id, sides });
	}
	return open.length > 0 ? hitsByTexts(plan, open) : hits;
}

class Tally {
	#weeks = new Map<string, WeekCount>();

	add(rows: readonly { tool: string; week: string; sides: number; count: number }[]): void {
		for (const { tool, week, sides, count } of rows) {
			const key = `${week} ${tool}`;
			const line = this.#weeks.get(key) ?? { tool, week, new: 0, old: 0, both: 0 };
			if (sides === 1) line.new += count;
			else if (sides === 2) line.old += count;
			else line.both += count;
			this.#weeks.set(key, line);
		}
	}

	get weeks(): WeekCount[] {
		return [...this.#weeks].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, line]) => line);
	}
}

async function firstEvent(): Promise<bigint> {
	const [row] = await carrier()<{ id: string | null }[]>`select min(id) as id from guard.event`;
	return BigInt(row?.id ?? 0);
}

/** Hands out batch after batch, the next one asked for while one is looked at. */
async function* batches({ ask: read, size }: Plan, boundary: bigint): AsyncGenerator<{ rows: Row[]; upTo: bigint }> {
	const ask = (after: bigint) =>
		read(String(after), String(after + BigInt(size) < boundary ? after + BigInt(size) : boundary));
	let after = (await firstEvent()) - 1n;
	let coming = after < boundary ? ask(after) : null;
	while (coming) {
		const rows = await coming;
		after = after + BigInt(size) < boundary ? after + BigInt(size) : boundary;
		coming = after < boundary ? ask(after) : null;
		// Failing is heard of where it is waited for.
		coming?.catch(() => {});
		yield { rows, upTo: after };
	}
}

async function lookThrough(sweep: Sweep): Promise<void> {
	const started = performance.now();
	const nodes = [sweep.text!, ...(sweep.against === null ? [] : [sweep.against])].map(parseRule);
	const plan = planFor(nodes);
	const counts = plan.rules.flatMap((rule) => rule?.counts ?? []);
	const windows = counts.length > 0 ? new Windows(counts) : null;
	const tally = new Tally();
	await carrier()`delete from guard.sweep_target where sweep = ${sweep.id}`;
	for await (const { rows, upTo } of batches(plan, BigInt(sweep.boundary ?? 0))) {
		const hits = await hitsIn(plan, rows, windows);
		for (const lines of await Promise.all(halved(hits).map((some) => keepHits(sweep, some)))) tally.add(lines);
		await carrier()`update guard.sweep set reached = ${String(upTo)}, moved_at = now() where id = ${sweep.id}`;
	}
	await layOut(sweep, { weeks: tally.weeks, since: started });
}

/** One at a time per sweep, in whatever process; the lock goes with the connection. @returns false if another is at it. */
export async function scan(id: string): Promise<boolean> {
	const held = await wholePool().reserve();
	try {
		const [lock] = await held<{ taken: boolean }[]>`select pg_try_advisory_lock(hashtextextended(${id}, 71)) as taken`;
		if (!lock?.taken) return false;
		try {
			const sweep = await sweepById(id);
			if (sweep && sweep.counts === null && sweep.text !== null) await lookThrough(sweep);
			return true;
		} finally {
			await held`select pg_advisory_unlock(hashtextextended(${id}, 71))`;
		}
	} finally {
		held.release();
	}
}

/** Where looking itself failed, not the database: it would fail again. */
export async function giveUp(id: string, problem: unknown): Promise<void> {
	const sweep = await sweepById(id);
	if (sweep) await keepFact(id, 'failed', sweep.by, new Date(), { problem: String(problem).slice(0, 300) });
}
