/** Deciding: the thing, its maker, the filter, letters and the case, in one transaction, with what undoes it. */
import { refusal } from '#base/refusal.ts';
import { notFound } from '#kernel/access/pass.ts';
import type { Actor } from '#kernel/accounts/actor.ts';
import { areManyDeciders } from '#kernel/accounts/moderators.ts';
import { afterCommit } from '#kernel/database/connection.ts';
import { appealedIn, tellAppellants, undoAppealed } from '../appeals/outcome.ts';
import { memberOf, remember, stateAfter } from '../campaigns/current.ts';
import { pullBackLike } from '../campaigns/look-back.ts';
import { closeCase } from '../cases.ts';
import { forgetFacts } from '../known/facts.ts';
import { tellReporters } from '../reports/outcome.ts';
import type { Order } from '../sweeps/effect.ts';
import { leavesOpen, type What } from './decision.ts';
import { teach } from './lessons.ts';
import { offeredFor } from './offered.ts';
import { outcomeOf } from './outcome.ts';
import type { CaseRow } from './store.ts';
import * as store from './store.ts';
import { isWorthTelling, type Told, tellMakers } from './telling.ts';
import { type Before, captured, carriedOut, leftBy } from './thing.ts';

export const decidedAlready = refusal('guard.decided-already', 409);
export const ownDecision = refusal('guard.own-decision', 403);
export const ownThing = refusal('guard.own-thing', 403);
export const notOffered = refusal('guard.not-offered', 409);
export const wordsNeeded = refusal('guard.words-needed', 422);

export type Asked = { cases: string[]; what: What; why: string; words: string };
/** `left`: of these nothing was decided, for somebody had been quicker, or somebody else should. */
export type Decided = { batch: string; what: What; count: number; left: number };

const isAppeal = ({ about }: CaseRow): boolean => about.appeal !== undefined;

/** The same decision by the same person is one decision; another's stands. */
async function decidedBefore(case_: CaseRow, what: What, by: Actor): Promise<store.DecisionRow | null> {
	if (case_.closedAt === null || (await store.isSettledAlone(case_.id))) return null;
	const standing = await store.standingOn(case_.id);
	if (standing && standing.by === by.id && standing.what === what) return standing;
	throw decidedAlready({ gaps: { name: standing?.byName ?? '…' } });
}

/** Why somebody else should decide this, where there is somebody else. */
export async function whyNotBy(case_: CaseRow, by: string): Promise<'own-decision' | 'own-thing' | null> {
	const decidedIt = isAppeal(case_) && case_.about.decidedBy === by;
	if (!decidedIt && case_.actor !== by) return null;
	return (await areManyDeciders()) ? (decidedIt ? 'own-decision' : 'own-thing') : null;
}

async function checkMay(case_: CaseRow, what: What, by: Actor): Promise<void> {
	if (!offeredFor({ ...case_, isAppeal: isAppeal(case_), isOpen: case_.closedAt === null }).includes(what))
		throw notOffered();
	const why = await whyNotBy(case_, by.id);
	if (why) throw why === 'own-decision' ? ownDecision() : ownThing();
}

type Step = { case_: CaseRow; asked: Asked; order: Order; batch: string | null };

async function carryOut({ case_, asked: { what, why, words }, order }: Step): Promise<store.DecisionRow['before']> {
	const outcome = outcomeOf(case_.kind);
	if (outcome && !isAppeal(case_)) {
		const other = { ...(await outcome.capture(case_, what)) };
		await outcome.apply(case_, what, { ...order, words, why });
		return { other };
	}
	const appealed = what === 'granted' ? await appealedIn(case_) : null;
	const sides = await captured(what, case_, appealed?.before.sides);
	if (what === 'ban' && !sides.ban) throw notOffered();
	if (appealed) await undoAppealed(appealed, order);
	await carriedOut(what, case_, order, sides);
	return { sides, left: await leftBy(case_, sides), ...(appealed ? { undone: [appealed.id] } : {}) };
}

const wasHeld = ({ withheld }: Before): boolean => ((withheld?.rows as unknown[] | undefined)?.length ?? 0) > 0;

async function decideOne(step: Step): Promise<{ id: string; told: Told }> {
	const { case_, asked, order, batch } = step;
	const { what, why, words } = asked;
	const before = await carryOut(step);
	if (case_.closedAt !== null) before.settledAlone = true;
	const told: Told = { case_, what, why, words, wasHeld: case_.isLetter || wasHeld(before.sides ?? {}) };
	const { tool, item, part, actor, event, title } = case_;
	const kept = { at: order.at, by: order.by, what, why, words, caseId: case_.id, batch };
	const writesItself = before.other !== undefined;
	const id = await store.keepDecision({
		...kept,
		...{ tool, item, part, actor, event, title, before },
		told: !writesItself && isWorthTelling(told)
	});
	if (leavesOpen(what)) await store.keepAsking(case_.id, order.by, order.at, words);
	else await closeCase(case_.id, order.at);
	await store.letCaseGo(case_.id);
	await teach({ what, why, event, item, part });
	return { id, told };
}

/** Those that can still be decided; of a single one somebody is told why not. */
async function openOnes(cases: CaseRow[], asked: Asked, by: Actor): Promise<CaseRow[]> {
	const open: CaseRow[] = [];
	for (const case_ of cases) {
		try {
			if (await decidedBefore(case_, asked.what, by)) continue;
			await checkMay(case_, asked.what, by);
			open.push(case_);
		} catch (problem) {
			if (cases.length === 1) throw problem;
		}
	}
	return open;
}

/**
 * @returns the decision, or the one taken before where it is the same person's same decision.
 * @throws guard.decided-already, guard.own-decision, guard.own-thing, guard.not-offered, guard.words-needed.
 */
export async function decide(asked: Asked, by: Actor, at: Date): Promise<Decided> {
	const { what, words } = asked;
	if (what === 'ask' && words === '') throw wordsNeeded({ fields: [{ field: 'words', code: 'required' }] });
	const cases = await store.lockCases(asked.cases);
	if (cases.length === 0) throw notFound();
	const open = await openOnes(cases, asked, by);
	let batch: string | null = null;
	const all: OneDecided[] = [];
	for (const case_ of open) {
		const order: Order = { sweep: `decision ${batch ?? ''}`.trim(), by: by.id, at, reason: words };
		const { id, told } = await decideOne({ case_, asked, order, batch });
		batch ??= id;
		all.push({ ...told, id });
	}
	if (batch === null) return sameAsBefore(cases, what, by);
	afterCommit(forgetFacts);
	const followed = await pulledBackBy(all, at);
	await tellMakers([...all.filter(({ case_ }) => outcomeOf(case_.kind) === null), ...followed]);
	for (const { case_ } of all) {
		await tellReporters(case_.id, what);
		await tellAppellants(case_, what, words);
	}
	return { batch, what, count: all.length, left: cases.length - all.length };
}

type OneDecided = Told & { id: string };

/** What was let through before and is of the same hand follows, and its makers are told like the others. */
async function pulledBackBy(all: readonly OneDecided[], at: Date): Promise<Told[]> {
	const examples = [];
	for (const { case_, what, why, id } of all) {
		const state = stateAfter(what, why);
		const { event, item, part, campaign, actor, tool } = case_;
		const written = state && !outcomeOf(case_.kind) ? await store.writtenIn(event, item, part) : null;
		if (!state || !written) continue;
		const row = { title: written.title, body: written.text, event: written.id, campaign, actor, tool, item, part };
		const member = memberOf({ ...row, at: case_.at }, state, { decision: id, caseId: case_.id });
		afterCommit(() => remember(member));
		if (state === 'against') examples.push({ ...member, decision: id });
	}
	if (examples.length === 0) return [];
	const cases = await store.lockCases(await pullBackLike(examples, at));
	return cases.map((case_) => ({
		case_,
		what: 'quarantine',
		why: all[0]!.why,
		words: '',
		wasHeld: false,
		by: 'campaign'
	}));
}

/** @throws guard.decided-already where somebody else was quicker with all of them, or decided otherwise. */
async function sameAsBefore(cases: CaseRow[], what: What, by: Actor): Promise<Decided> {
	let other: store.DecisionRow | null = null;
	for (const { id } of cases) {
		const standing = await store.standingOn(id);
		if (standing?.by === by.id && standing.what === what) return { batch: standing.batch, what, count: 1, left: 0 };
		other ??= standing;
	}
	throw decidedAlready({ gaps: { name: other?.byName ?? '…' } });
}
