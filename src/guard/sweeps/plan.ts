/** From the question whom it would hit to the signature. Everything here happens within a transaction. */
import { newId } from '#base/ids.ts';
import { refusal } from '#base/refusal.ts';
import { house } from '#kernel/accounts/actor.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { parseRule } from '../rules/parse.ts';
import { type Effect, effectOf, type Target } from './effect.ts';
import { goOnLater } from './later.ts';
import { layOut, mostLots } from './layout.ts';
import * as store from './store.ts';
import {
	type Allowance,
	type FactName,
	type Layer,
	type Mark,
	mayFollow,
	type Standing,
	type State,
	standingOf,
	stateOf
} from './sweep.ts';

export const sweepMoved = refusal('guard.sweep-moved', 409);
export const sweepUnmarked = refusal('guard.sweep-unmarked', 409);
export const sweepSigned = refusal('guard.sweep-signed', 409);
export const sweepSignedByYou = refusal('guard.sweep-signed-by-you', 409);
export const sweepEmpty = refusal('guard.sweep-empty', 409);
export const noSuchEffect = refusal('guard.no-such-effect', 422);

/** Who asks, when, and why. */
export type Asked = { by: string; at: Date; reason: string };

export type Search = {
	text: string;
	/** Another wording to compare with. */
	against?: string | null;
	/** Null for a dry run. */
	effect: string | null;
	/** The category its makers are told; by default none in particular. */
	why?: string;
	rule?: number | null;
	version?: number | null;
	againstVersion?: number | null;
};

function effectNamed(kind: string): Effect {
	const effect = effectOf(kind);
	if (!effect) throw noSuchEffect();
	return effect;
}

/**
 * Begins to look through the whole history. @returns the sweep's id; it is `open` once all was looked at.
 * @throws RuleFault, guard.no-such-effect
 */
export function lookFor(search: Search, { by, at, reason }: Asked): Promise<string> {
	parseRule(search.text);
	if (search.against) parseRule(search.against);
	const unit = search.effect === null ? 'thing' : effectNamed(search.effect).on;
	return transaction(async () => {
		const id = newId();
		const boundary = await store.lastEvent();
		await store.keepSweep({ ...search, id, unit, reason, seed: newId(), by, at, boundary });
		await goOnLater(id);
		return id;
	});
}

export type Named = {
	id: string;
	/** What its share of a tool's accounts is counted by; for accounts the room they are judged for. */
	tool: string;
	/** How likely it is honest: 0 hardly, 1 perhaps, 2 quite. */
	band: Layer['band'];
};

/** A sweep over things named one by one, such as accounts nobody ever used. It is open at once. */
export function gather(kind: string, named: readonly Named[], { by, at, reason }: Asked): Promise<string> {
	const { on } = effectNamed(kind);
	return transaction(async () => {
		const id = newId();
		await store.keepSweep({ id, effect: kind, unit: on satisfies Target, reason, seed: newId(), by, at });
		await carrier()`
			insert into guard.sweep_target (sweep, target, tool, week, band, sides)
			select ${id}, n.id, min(n.tool), date_trunc('week', ${at}::timestamptz)::date, max(n.band), 1
			from jsonb_to_recordset(${JSON.stringify(named)}::text::jsonb) n (id text, tool text, band smallint) group by n.id`;
		const sweep = await store.sweepById(id);
		await layOut(sweep!, { weeks: [], since: performance.now() });
		return id;
	});
}

export type Seen = {
	sweep: store.Sweep;
	facts: Awaited<ReturnType<typeof store.factsOf>>;
	state: State;
	sample: store.Sampled[];
	allowance: Allowance;
	/** Null while it is being looked for. */
	standing: Standing | null;
	signatures: number;
};

const isUndoable = ({ effect }: store.Sweep): boolean => effect === null || (effectOf(effect)?.undoable ?? false);

async function seen(sweep: store.Sweep): Promise<Seen> {
	const facts = await store.factsOf(sweep.id);
	const [sample, allowance] = [await store.sampleOf(sweep), await store.allowance()];
	const { counts } = sweep;
	return {
		sweep,
		facts,
		state: stateOf(facts),
		sample,
		allowance,
		standing: counts && standingOf({ counts, sample, allowance, undoable: isUndoable(sweep) }),
		signatures: facts.filter(({ fact }) => fact === 'signed').length
	};
}

export async function lookAt(id: string): Promise<Seen | null> {
	const sweep = await store.sweepById(id);
	return sweep && seen(sweep);
}

/** @throws guard.sweep-moved where it is not open any more, or gone. */
async function openOne(id: string): Promise<Seen> {
	const sweep = await store.lockSweep(id);
	const found = sweep && (await seen(sweep));
	if (found?.state !== 'open') throw sweepMoved();
	return found;
}

/** What was signed stays as it was when it was signed. @throws guard.sweep-moved, guard.sweep-signed */
async function unsignedOne(id: string): Promise<Seen> {
	const found = await openOne(id);
	if (found.signatures > 0) throw sweepSigned();
	return found;
}

export type Marking = { target: string; mark: Mark };

export function keepMarks(id: string, markings: readonly Marking[], { by, at }: Omit<Asked, 'reason'>): Promise<void> {
	return transaction(async () => {
		await unsignedOne(id);
		for (const { target, mark } of markings) await store.keepMark(id, target, mark, by, at);
	});
}

const lotsMore = 30;

/** Thirty more to mark: the interval becomes narrower. */
export function drawMore(id: string): Promise<void> {
	return transaction(async () => {
		const { sweep } = await unsignedOne(id);
		await store.keepSampleSize(id, Math.min(sweep.sample + lotsMore, mostLots));
	});
}

/** What a person marked as fine is left alone. */
const spare = (id: string, at: Date) => carrier()`
	update guard.sweep_target set outcome = 'spared', done_at = ${at}
	where sweep = ${id} and mark = 'fine' and sides & 1 = 1 and outcome is null`;

async function start(id: string, by: string, at: Date): Promise<void> {
	await spare(id, at);
	await store.keepFact(id, 'started', by, at);
	await goOnLater(id);
}

/**
 * Signs, and starts it once enough have signed: one person, or two where there is an objection.
 * @throws guard.sweep-moved, guard.sweep-empty, guard.sweep-unmarked, guard.sweep-signed-by-you
 */
export function sign(id: string, { by, at }: Omit<Asked, 'reason'>): Promise<'started' | 'waits'> {
	return transaction(async () => {
		const { sweep, standing, signatures } = await openOne(id);
		if (sweep.effect === null || !standing || standing.estimate.size === 0) throw sweepEmpty();
		if (standing.unmarked > 0) throw sweepUnmarked({ gaps: { count: standing.unmarked } });
		const { estimate, objections } = standing;
		if (!(await store.keepFact(id, 'signed', by, at, { estimate, objections }))) throw sweepSignedByYou();
		if (signatures + 1 < standing.signaturesNeeded) return 'waits';
		await start(id, by, at);
		return 'started';
	});
}

/** What the house does by itself, day by day: begun at once, seen and undone at the desk like any other. */
export function startByHouse(id: string, at: Date): Promise<void> {
	return transaction(async () => {
		await openOne(id);
		await start(id, house.id, at);
	});
}

/** Takes all signatures back, so that marks can be changed. */
export function unsign(id: string): Promise<void> {
	return transaction(async () => {
		await openOne(id);
		await store.forgetSignatures(id);
	});
}

export type Step = Extract<FactName, 'paused' | 'resumed' | 'stopped' | 'undoing'>;

/** @throws guard.sweep-moved where that is not possible any more. */
export function follow(id: string, fact: Step, { by, at }: Omit<Asked, 'reason'>): Promise<void> {
	return transaction(async () => {
		const sweep = await store.lockSweep(id);
		if (!sweep || !mayFollow(stateOf(await store.factsOf(id)), fact)) throw sweepMoved();
		await store.keepFact(id, fact, by, at);
		if (fact === 'stopped') await store.oweWords(id, 'decided');
		await goOnLater(id);
	});
}
