/** Undoing wholly: every row as it stood, the case open again, the filter unlearns, the maker is told. */
import { refusal } from '#base/refusal.ts';
import { notFound } from '#kernel/access/pass.ts';
import type { Actor } from '#kernel/accounts/actor.ts';
import { afterCommit } from '#kernel/database/connection.ts';
import { tellOfLookingAgain } from '../appeals/outcome.ts';
import { forgetDecision } from '../campaigns/current.ts';
import { letFollowersGo } from '../campaigns/undoing.ts';
import { reopenCase } from '../cases.ts';
import { forgetFacts } from '../known/facts.ts';
import { giveBackLeft } from '../sweeps/batch.ts';
import { movePart } from '../sweeps/parts.ts';
import { isAgainst, leavesOpen } from './decision.ts';
import { teach } from './lessons.ts';
import { outcomeOf } from './outcome.ts';
import type { DecisionRow } from './store.ts';
import * as store from './store.ts';
import { type Told, tellMakers } from './telling.ts';
import { restored } from './thing.ts';

export const decidedSince = refusal('guard.decided-since', 409);
export const ofASweep = refusal('guard.of-a-sweep', 409);

export type Undone = { batch: string; count: number; cases: string[] };

/** What an appeal had undone stands again. */
async function doAgain(decisions: readonly string[]): Promise<void> {
	for (const id of decisions) {
		const part = (await store.decisionById(id))?.before.sweep;
		if (part && !(await movePart(part, 'again'))) throw decidedSince({ gaps: { name: '…' } });
	}
	await store.forgetUndoing(decisions);
}

async function restoreOne(decision: DecisionRow): Promise<void> {
	const { before, caseId } = decision;
	const case_ = caseId === null ? null : await store.caseById(caseId);
	if (before.other && case_) await outcomeOf(case_.kind)?.restore(case_, before.other);
	await restored(decision, before.sides, before.left);
	if (before.undone) await doAgain(before.undone);
}

/** An open case of the same thing may have come meanwhile: the old one then stays closed, its thing is looked at there. */
async function openAgain({ caseId, what, before }: DecisionRow): Promise<void> {
	if (caseId === null || before.settledAlone) return;
	if (leavesOpen(what)) await store.forgetAsking(caseId);
	else if (!(await store.hasOpenTwin(caseId))) await reopenCase(caseId);
}

async function undoOne(decision: DecisionRow, by: Actor, at: Date): Promise<void> {
	const isOnThing = decision.before.sides?.withheld !== undefined;
	const later = (await store.laterOn(decision)) ?? (isOnThing ? await store.sweptSince(decision) : null);
	if (later) throw decidedSince({ gaps: { name: later.byName ?? '…' } });
	await restoreOne(decision);
	await store.keepUndoing(decision.id, by.id, at);
	await openAgain(decision);
	await letFollowersGo(decision.id);
	if (isOnThing) await giveBackLeft(store.targetOf(decision)!, at);
	await teach(decision, true);
}

async function tellOfUndoing(undone: DecisionRow[]): Promise<void> {
	const told: Told[] = [];
	for (const { told: wasTold, caseId, what, why } of undone) {
		const case_ = wasTold && caseId !== null && isAgainst(what) ? await store.caseById(caseId) : null;
		if (case_) told.push({ case_, what, why, words: '', wasHeld: true });
	}
	await tellMakers(told, 'corrected');
	for (const { caseId, what } of undone) {
		const answered = caseId !== null && !isAgainst(what) ? await store.caseById(caseId) : null;
		if (answered) await tellOfLookingAgain(answered);
	}
}

/**
 * Everything of one stroke. What was undone already stays so.
 * @throws guard.decided-since where something was decided on the same thing later: that is undone first; guard.of-a-sweep.
 */
export async function undo(batch: string, by: Actor, at: Date): Promise<Undone> {
	const all = await store.decisionsOfBatch(batch);
	if (all.length === 0) throw notFound();
	if (all.some(({ before }) => before.sweep)) throw ofASweep();
	const standing = all.filter(({ undoneAt }) => undoneAt === null);
	for (const decision of standing) await undoOne(decision, by, at);
	afterCommit(() => {
		forgetFacts();
		for (const { id } of standing) forgetDecision(id);
	});
	await tellOfUndoing(standing);
	return { batch, count: standing.length, cases: all.flatMap(({ caseId }) => caseId ?? []) };
}
