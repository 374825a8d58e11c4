/**
 * A batch goes on in small transactions: each locks some targets, writes down how they stand, acts, and writes down how
 * it left them. Whatever ends in the middle undid that part alone, and the next one begins where the last one ended.
 */
import { isDeepStrictEqual } from 'node:util';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { type Effect, effectOf, type Image, type Order } from './effect.ts';
import { factsOf, keepFact, lockSweep, type Sweep } from './store.ts';
import { type Fact, type State, stateOf } from './sweep.ts';

type Outcome = 'done' | 'gone' | 'undone' | 'changed';
type Settled = { target: string; outcome: Outcome; before?: Image; after?: Image };

async function waiting(sweep: string, most: number): Promise<string[]> {
	const rows = await carrier()<{ target: string }[]>`
		select target from guard.sweep_target
		where sweep = ${sweep} and outcome is null and sides & 1 = 1 order by target limit ${most} for update`;
	return rows.map(({ target }) => target);
}

/** Last done, first undone. */
const acted = (sweep: string, most: number) =>
	carrier()<{ target: string; before: Image; after: Image }[]>`
		select target, before, after from guard.sweep_target
		where sweep = ${sweep} and outcome = 'done' order by target desc limit ${most} for update`;

const settle = (sweep: string, settled: readonly Settled[], now: Date) => carrier()`
	update guard.sweep_target t set outcome = s.outcome, done_at = ${now},
		before = coalesce(s.before, t.before), after = coalesce(s.after, t.after)
	from jsonb_to_recordset(${JSON.stringify(settled)}::text::jsonb)
		s (target text, outcome text, before jsonb, after jsonb)
	where t.sweep = ${sweep} and t.target = s.target`;

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

const unmoved = ({ moves: _, ...image }: Image): Image => image;
const isAsLeft = (now: Image | undefined, left: Image): boolean =>
	now !== undefined && isDeepStrictEqual(unmoved(now), unmoved(left));

async function takeBack(sweep: Sweep, effect: Effect, most: number): Promise<Settled[]> {
	const done = await acted(sweep.id, most);
	const now = await effect.capture(done.map(({ target }) => target));
	const asLeft = done.filter(({ target, after }) => isAsLeft(now.get(target), after));
	const images = (of: 'before' | 'after') => new Map(asLeft.map((row) => [row.target, row[of]]));
	if (asLeft.length > 0) await effect.restore(images('before'), images('after'));
	const back = new Set(asLeft.map(({ target }) => target));
	return done.map(({ target }) => ({
		target,
		outcome: back.has(target) ? 'undone' : now.has(target) ? 'changed' : 'gone'
	}));
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
			state === 'running' ? await act(sweep, effect, orderOf(sweep, facts), most) : await takeBack(sweep, effect, most);
		if (settled.length === 0) {
			await keepFact(id, ends[state]!, facts.findLast(({ fact }) => fact !== 'signed')!.by, now);
			return null;
		}
		await settle(id, settled, now);
		await carrier()`update guard.sweep set moved_at = ${now} where id = ${id}`;
		return settled.length;
	});
}

export const secondsBetween = 2;
const mostInOne = 500;

/** As many as its speed allows until the next turn; undoing knows no speed. @returns whether there is more to do. */
export async function oneTurn(id: string, perMinute: number, isUndoing: boolean): Promise<boolean> {
	const until = performance.now() + secondsBetween * 1000;
	let left = isUndoing ? Number.POSITIVE_INFINITY : Math.max(1, Math.round((perMinute * secondsBetween) / 60));
	while (left > 0 && performance.now() < until) {
		const settled = await oneStep(id, Math.min(left, mostInOne));
		if (settled === null) return false;
		left -= settled;
	}
	return true;
}
