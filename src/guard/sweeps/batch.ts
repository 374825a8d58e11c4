/**
 * A batch goes on in small transactions: each locks some targets, writes down how they stand, acts, and writes down how
 * it left them. Whatever ends in the middle undid that part alone, and the next one begins where the last one ended.
 */
import { isDeepStrictEqual } from 'node:util';
import { house } from '#kernel/accounts/actor.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { type Effect, effectOf, type Image, type Order } from './effect.ts';
import { factsOf, keepFact, lockSweep, oweWords, type Sweep } from './store.ts';
import { type Fact, type State, stateOf } from './sweep.ts';

type Outcome = 'done' | 'gone' | 'undone' | 'changed';
type Settled = { target: string; outcome: Outcome; before?: Image; after?: Image };

async function waiting(sweep: string, most: number): Promise<string[]> {
	const rows = await carrier()<{ target: string }[]>`
		select target from guard.sweep_target
		where sweep = ${sweep} and outcome is null and sides & 1 = 1 order by target limit ${most} for update`;
	return rows.map(({ target }) => target);
}

type Acted = { target: string; before: Image; after: Image };
export type Way = 'back' | 'again';

/** Last done, first undone; done again in the first order. */
const acted = (sweep: string, { way, maker, most }: Flip) => {
	const sql = carrier();
	return sql<Acted[]>`
		select target, before, after from guard.sweep_target
		where sweep = ${sweep} and outcome = ${way === 'back' ? 'done' : 'undone'}
			${maker === null ? sql`` : sql`and maker = ${maker}`}
		order by target ${way === 'back' ? sql`desc` : sql`asc`} limit ${most} for update`;
};

/** A thing in a space is the space's; a part of one is whose the tool says. Known once it was acted on. */
const settle = (sweep: string, settled: readonly Settled[], now: Date) => carrier()`
	update guard.sweep_target t set outcome = s.outcome, done_at = ${now},
		before = coalesce(s.before, t.before), after = coalesce(s.after, t.after),
		maker = case when s.outcome <> 'done' or t.maker is not null then t.maker
			when w.unit = 'account' then t.target
			when strpos(t.target, '/') > 0 then (select h.maker from kernel.withheld h
				where h.item = split_part(t.target, '/', 1) and h.part = substr(t.target, strpos(t.target, '/') + 1))
			else (select case when i.space is null then i.owner else 'space:' || i.space end
				from kernel.item i where i.id = t.target) end
	from jsonb_to_recordset(${JSON.stringify(settled)}::text::jsonb)
		s (target text, outcome text, before jsonb, after jsonb), guard.sweep w
	where t.sweep = ${sweep} and t.target = s.target and w.id = t.sweep`;

const orderOf = (sweep: Sweep, facts: readonly Fact[]): Order => {
	const started = facts.find(({ fact }) => fact === 'started')!;
	return { sweep: sweep.id, by: started.by, at: started.at, reason: sweep.reason };
};

async function act(sweep: Sweep, effect: Effect, order: Order, most: number): Promise<Settled[]> {
	const targets = await waiting(sweep.id, most);
	const before = await effect.capture(targets);
	const there = targets.filter((target) => before.has(target));
	if (there.length > 0) await effect.apply(there, order);
	const after = await effect.capture(there);
	return targets.map((target) =>
		before.has(target)
			? { target, outcome: 'done', before: before.get(target)!, after: after.get(target)! }
			: { target, outcome: 'gone' }
	);
}

/** Side by side: what somebody brought by themselves to where it goes, such as out of the trash, is in nobody's way. */
const isAsLeft = (now: Image | undefined, left: Image, to: Image): boolean =>
	now !== undefined &&
	Object.keys({ ...now, ...left }).every(
		(side) => side === 'moves' || isDeepStrictEqual(now[side], left[side]) || isDeepStrictEqual(now[side], to[side])
	);

export type Flip = { way: Way; maker: string | null; most: number };

/** Back to how it stood, or again to how the batch left it; what somebody changed since is left alone. */
async function turned(sweep: Sweep, effect: Effect, asked: Flip): Promise<Settled[]> {
	const rows = await acted(sweep.id, asked);
	const [to, from] = asked.way === 'back' ? (['before', 'after'] as const) : (['after', 'before'] as const);
	const now = await effect.capture(rows.map(({ target }) => target));
	const asLeft = rows.filter((row) => isAsLeft(now.get(row.target), row[from], row[to]));
	const images = (of: 'before' | 'after') => new Map(asLeft.map((row) => [row.target, row[of]]));
	if (asLeft.length > 0) await effect.restore(images(to), images(from));
	const moved = new Set(asLeft.map(({ target }) => target));
	const there = asked.way === 'back' ? 'undone' : 'done';
	return rows.map(({ target }) => ({
		target,
		outcome: moved.has(target) ? there : now.has(target) ? 'changed' : 'gone'
	}));
}

/** The part of one maker, within the transaction that locked the sweep. @returns how many were settled. */
export async function flip(sweep: Sweep, effect: Effect, asked: Flip, now = new Date()): Promise<number> {
	const settled = await turned(sweep, effect, asked);
	if (settled.length > 0) await settle(sweep.id, settled, now);
	return settled.length;
}

/**
 * What a decision had changed under a batch that was undone was left alone. Now that the decision is undone as well, it
 * goes back to how it stood before the batch.
 */
export async function giveBackLeft(target: string, now: Date): Promise<void> {
	const left = await carrier()<(Acted & { sweep: string; effect: string })[]>`
		select t.target, t.before, t.after, s.id as sweep, s.effect
		from guard.sweep s join guard.sweep_target t on t.sweep = s.id and t.target = ${target}
		where t.outcome = 'changed' and (
			select f.fact in ('undoing', 'undone') from guard.sweep_fact f where f.sweep = s.id order by f.id desc limit 1)
		order by t.done_at desc for update of t`;
	for (const { sweep, effect, before, after } of left) {
		const stands = (await effectOf(effect)?.capture([target]))?.get(target);
		if (!isAsLeft(stands, after, before)) continue;
		await effectOf(effect)!.restore(new Map([[target, before]]), new Map([[target, after]]));
		await settle(sweep, [{ target, outcome: 'undone' }], now);
	}
}

const ends: Partial<Record<State, 'done' | 'undone'>> = { running: 'done', undoing: 'undone' };

/** One small transaction of it. @returns how many targets were settled; null where there is nothing to do any more. */
export function oneStep(id: string, most: number, now = new Date()): Promise<number | null> {
	return transaction(async () => {
		const sweep = await lockSweep(id);
		const effect = sweep?.effect ? effectOf(sweep.effect) : null;
		if (!sweep || !effect) return null;
		const facts = await factsOf(id);
		const state = stateOf(facts);
		if (state !== 'running' && state !== 'undoing') return null;
		const settled =
			state === 'running'
				? await act(sweep, effect, orderOf(sweep, facts), most)
				: await turned(sweep, effect, { way: 'back', maker: null, most });
		if (settled.length === 0) {
			await keepFact(id, ends[state]!, facts.findLast(({ fact }) => fact !== 'signed')!.by, now);
			// What the house begins by itself it tells itself.
			if (orderOf(sweep, facts).by !== house.id) await oweWords(id, state === 'running' ? 'decided' : 'corrected');
			return null;
		}
		await settle(id, settled, now);
		await carrier()`update guard.sweep set moved_at = ${now} where id = ${id}`;
		return settled.length;
	});
}

export const secondsBetween = 2;
export const mostInOne = 500;

export const perTurn = (perMinute: number): number => Math.max(1, Math.round((perMinute * secondsBetween) / 60));

/** As many as its speed allows until the next turn; undoing knows no speed. @returns whether there is more to do. */
export async function oneTurn(id: string, perMinute: number, isUndoing: boolean): Promise<boolean> {
	const until = performance.now() + secondsBetween * 1000;
	let left = isUndoing ? Number.POSITIVE_INFINITY : perTurn(perMinute);
	while (left > 0 && performance.now() < until) {
		const settled = await oneStep(id, Math.min(left, mostInOne));
		if (settled === null) return false;
		left -= settled;
	}
	return true;
}
