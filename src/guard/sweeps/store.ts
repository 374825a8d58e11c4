/** The rows of sweeps. */
import { carrier } from '#kernel/database/connection.ts';
import { sharesOf } from './estimate.ts';
import {
	type Allowance,
	type Counts,
	type Fact,
	type FactName,
	type Mark,
	suspected,
	type Unit,
	usualAllowance
} from './sweep.ts';

export type Sweep = {
	id: string;
	effect: string | null;
	unit: Unit;
	reason: string;
	/** A category, as reports have. */
	why: string;
	/** What its makers are still to be told. */
	telling: 'decided' | 'corrected' | null;
	rule: number | null;
	version: number | null;
	text: string | null;
	againstVersion: number | null;
	against: string | null;
	boundary: string | null;
	reached: string | null;
	counts: Counts | null;
	seed: string;
	sample: number;
	perMinute: number;
	movedAt: Date | null;
	by: string;
	name: string | null;
	at: Date;
};

export type NewSweep = Pick<Sweep, 'id' | 'effect' | 'unit' | 'reason' | 'seed' | 'by' | 'at'> &
	Partial<Pick<Sweep, 'why' | 'rule' | 'version' | 'text' | 'againstVersion' | 'against' | 'perMinute' | 'boundary'>>;

const lines = () => carrier()`
	select s.id, s.effect, s.unit, s.reason, s.why, s.telling, s.rule, s.version, s.text, s.against_version as "againstVersion", s.against,
		s.boundary, s.reached, s.counts, s.seed, s.sample, s.per_minute as "perMinute", s.moved_at as "movedAt", s.by,
		w.name, s.at
	from guard.sweep s join kernel.actor w on w.id = s.by`;

export async function sweepById(id: string): Promise<Sweep | null> {
	const [row] = await carrier()<Sweep[]>`${lines()} where s.id = ${id}`;
	return row ?? null;
}

/** Locked, so that of two who act at once the second sees what the first did. */
export async function lockSweep(id: string): Promise<Sweep | null> {
	await carrier()`select 1 from guard.sweep where id = ${id} for update`;
	return sweepById(id);
}

export type Line = Sweep & { facts: FactName[]; planned: number };

/** Newest first, from one on. */
export const sweepsAfter = (after: Sweep | null, most: number): Promise<Sweep[]> =>
	carrier()<Sweep[]>`
		${lines()} where s.effect is not null
			${after ? carrier()`and (s.at, s.id) < (${after.at}, ${after.id})` : carrier()``}
		order by s.at desc, s.id desc limit ${most}`;

export const trialsOf = (rule: number, most: number): Promise<Sweep[]> =>
	carrier()<
		Sweep[]
	>`${lines()} where s.rule = ${rule} and s.effect is null order by s.at desc, s.id desc limit ${most}`;

/** The highest number given so far: what is weighed later is not looked at. */
export async function lastEvent(): Promise<string> {
	const [row] = await carrier()<{ id: string }[]>`select coalesce(max(id), 0) as id from guard.event`;
	return row!.id;
}

export async function keepSweep(sweep: NewSweep): Promise<void> {
	const { rule = null, version = null, text = null, againstVersion = null, against = null, boundary = null } = sweep;
	await carrier()`
		insert into guard.sweep (id, effect, unit, reason, why, rule, version, text, against_version, against, boundary, seed,
			per_minute, moved_at, by, at)
		values (${sweep.id}, ${sweep.effect}, ${sweep.unit}, ${sweep.reason}, ${sweep.why ?? 'other'}, ${rule}, ${version}, ${text}, ${againstVersion},
			${against}, ${boundary}, ${sweep.seed}, ${sweep.perMinute ?? 3000}, ${sweep.at}, ${sweep.by}, ${sweep.at})`;
}

export const factsOf = (sweep: string): Promise<Fact[]> =>
	carrier()<Fact[]>`
		select f.fact, f.by, w.name, f.at, f.about from guard.sweep_fact f join kernel.actor w on w.id = f.by
		where f.sweep = ${sweep} order by f.id` as unknown as Promise<Fact[]>;

export const factsOfAll = async (sweeps: readonly string[]): Promise<Map<string, Pick<Fact, 'fact'>[]>> => {
	const rows = await carrier()<{ sweep: string; fact: FactName }[]>`
		select sweep, fact from guard.sweep_fact where sweep = any(${sweeps as string[]}) order by id`;
	return Map.groupBy(rows, ({ sweep }) => sweep) as Map<string, Pick<Fact, 'fact'>[]>;
};

/** @returns false where this person signed already. */
export async function keepFact(
	sweep: string,
	fact: FactName,
	by: string,
	at: Date,
	about: Record<string, unknown> | null = null
): Promise<boolean> {
	const rows = await carrier()`
		insert into guard.sweep_fact (sweep, fact, by, at, about) values (${sweep}, ${fact}, ${by}, ${at}, ${about as never}::jsonb)
		on conflict (sweep, by) where fact = 'signed' do nothing returning 1`;
	await carrier()`update guard.sweep set moved_at = ${at} where id = ${sweep}`;
	return rows.length > 0;
}

/** Their makers are written to from then on, at its own pace. */
export const oweWords = (sweep: string, telling: Sweep['telling']) =>
	carrier()`update guard.sweep set telling = ${telling}, moved_at = now() where id = ${sweep}`;

export const forgetSignatures = (sweep: string) =>
	carrier()`delete from guard.sweep_fact where sweep = ${sweep} and fact = 'signed'`;

/** Sweeps that should be going on and have not moved for a while: a process ended in the middle. */
export const stalled = (before: Date) =>
	carrier()<{ id: string }[]>`
		select s.id from guard.sweep s
		where s.moved_at < ${before} and (s.telling is not null or exists (
			select 1 from guard.sweep_part p where p.sweep = s.id and p.moving is not null
		) or coalesce((
			select f.fact from guard.sweep_fact f where f.sweep = s.id and f.fact <> 'signed' order by f.id desc limit 1
		), 'looking') in ('looking', 'started', 'resumed', 'undoing'))
		order by s.moved_at limit 20`;

// The preview

export type Sampled = {
	target: string;
	layer: number;
	lot: number;
	tool: string;
	band: number;
	event: string | null;
	mark: Mark | null;
};

/** The lots that are drawn: so many of each layer. */
export async function sampleOf({ id, counts, sample }: Sweep): Promise<Sampled[]> {
	const layers = counts?.layers ?? [];
	const shares = sharesOf(
		layers.map((layer) => ({ size: layer.size, suspectedHonest: suspected(layer) })),
		sample
	);
	return carrier()<Sampled[]>`
		select t.target, t.layer, t.lot, t.tool, t.band, t.event, t.mark
		from unnest(${shares.map((_, layer) => layer)}::int[], ${shares}::int[]) s (layer, share)
			join guard.sweep_target t on t.sweep = ${id} and t.layer = s.layer and t.lot <= s.share
		order by t.layer desc, t.lot`;
}

export async function keepMark(sweep: string, target: string, mark: Mark, by: string, at: Date): Promise<boolean> {
	const rows = await carrier()`
		update guard.sweep_target set mark = ${mark}, marked_by = ${by}, marked_at = ${at}
		where sweep = ${sweep} and target = ${target} and outcome is null returning 1`;
	return rows.length > 0;
}

export const keepSampleSize = (sweep: string, sample: number) =>
	carrier()`update guard.sweep set sample = ${sample} where id = ${sweep}`;

export const keepSpeed = (sweep: string, perMinute: number) =>
	carrier()`update guard.sweep set per_minute = ${perMinute} where id = ${sweep}`;

export async function allowance(): Promise<Allowance> {
	const [row] = await carrier()<Allowance[]>`select share, most from guard.sweep_allowance order by id desc limit 1`;
	return row ?? usualAllowance;
}

export const keepAllowance = ({ share, most }: Allowance, by: string, at: Date) =>
	carrier()`insert into guard.sweep_allowance (share, most, by, at) values (${share}, ${most}, ${by}, ${at})`;

export type Outcomes = {
	planned: number;
	waiting: number;
	done: number;
	gone: number;
	spared: number;
	undone: number;
	changed: number;
};

/** Only what the rule itself found is acted on; what only another wording would have found is not. */
export async function outcomesOf(sweep: string): Promise<Outcomes> {
	const [row] = await carrier()<Outcomes[]>`
		select count(*)::int as planned, count(*) filter (where outcome is null)::int as waiting,
			count(*) filter (where outcome = 'done')::int as done, count(*) filter (where outcome = 'gone')::int as gone,
			count(*) filter (where outcome = 'spared')::int as spared,
			count(*) filter (where outcome = 'undone')::int as undone,
			count(*) filter (where outcome = 'changed')::int as changed
		from guard.sweep_target where sweep = ${sweep} and sides & 1 = 1`;
	return row!;
}

export type Shown = {
	event: string;
	at: Date;
	kind: string;
	title: string;
	body: string;
	actor: string | null;
	makerKind: string;
	makerDays: number;
	trust: number;
	links: number;
};

/** What a person sees of what was weighed, to judge it. */
export const eventsById = (ids: readonly string[]): Promise<Shown[]> =>
	carrier()<Shown[]>`
		select id as event, at, kind, left(title, 300) as title, left(body, 600) as body, actor, maker_kind as "makerKind",
			maker_days as "makerDays", maker_trust as trust, links
		from guard.event where id = any(${ids as string[]}::bigint[])`;

export type Maker = { id: string; name: string | null; mail: string | null };

/** The names of accounts, by their id. */
export async function makersById(ids: readonly string[]): Promise<Map<string, Maker>> {
	const rows = await carrier()<Maker[]>`
		select w.id, w.name, a.mail from kernel.actor w left join kernel.account a on a.id = w.id
		where w.id = any(${ids as string[]})`;
	return new Map(rows.map((maker) => [maker.id, maker]));
}

const daysKept = { sweeps: 365, trials: 60 };

/** Images of what was done a year ago are no longer undone; dry runs are soon forgotten. */
export const forgetSweeps = (now: Date) => carrier()`
	delete from guard.sweep where at < ${now}::timestamptz
		- make_interval(days => case when effect is null then ${daysKept.trials}::int else ${daysKept.sweeps}::int end)`;
