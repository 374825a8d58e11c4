/** The guard in its seat: weighs an action before it is done, and remembers what came of it. */
import { refusal } from '#base/refusal.ts';
import { type WayToWithhold, withhold } from '#kernel/access/withheld.ts';
import { type Actor, house } from '#kernel/accounts/actor.ts';
import { remember as rememberGuest } from '#kernel/accounts/store.ts';
import type { Action, Deed, ItemDeed, Weight } from '#kernel/actions/action.ts';
import type { Caller, Done, Judgement } from '#kernel/actions/perform.ts';
import { transaction } from '#kernel/database/connection.ts';
import { settings } from '#kernel/settings/settings.ts';
import { braked } from './brake/braked.ts';
import { campaignFor, putDown } from './campaigns/belonging.ts';
import { pullBackKin } from './campaigns/look-back.ts';
import { isMachines } from './campaigns/wave.ts';
import { closeCase, openCase } from './cases.ts';
import { secondsLater, showLater } from './challenge/later.ts';
import { settled } from './challenge/settle.ts';
import { evidenceOf, isSmall } from './evidence.ts';
import { likenessOf } from './form/campaign.ts';
import type { Evidence } from './judge/evidence.ts';
import { type Judged, judge } from './judge/judge.ts';
import type { Signal } from './judge/signal.ts';
import { isSure } from './judge/sure.ts';
import { usualThresholds, type Verdict } from './judge/verdict.ts';
import { excused } from './known/excused.ts';
import { inheritedFrom } from './known/signal.ts';
import { keepLinks } from './links/store.ts';
import { type Newcomer, stopBanned } from './people/banned.ts';
import { tellOfRule } from './rules/telling.ts';
import { signals } from './signals.ts';
import { holdSignUp, signUpAct } from './signup/applying.ts';
import { noteSignUp, pullBackSignUps } from './signup/look-back.ts';
import { keepEvent } from './store.ts';
import { thresholdsOf } from './thresholds.ts';

export const refused = refusal('guard.refused', 403);
export const waitsForReview = refusal('guard.waits-for-review', 403);

/** What is held back reaches nobody by letter either. */
function stopLetters(weight: Weight, deed: Deed<unknown> | ItemDeed<unknown>): void {
	if (weight.mails && 'pass' in deed && deed.pass.withheld) throw waitsForReview();
}

/** Whoever has an account is known by it: a ban of their network would hit their neighbours first. */
const newcomer = ({ mail = null }: Weight, { actor }: Deed<unknown>, { address = null }: Caller): Newcomer => ({
	mail,
	address: actor.kind === 'guest' ? address : null
});

/** @throws what stops the deed before anything is written. */
async function unlessStopped(evidence: Evidence, judged: Judged, caller: Caller): Promise<Judged> {
	if (judged.verdict === 'refuse') throw refused();
	return settled(evidence, judged, caller.actor?.id ?? null);
}

const isWithholding = (verdict: Verdict): verdict is WayToWithhold =>
	verdict === 'hold' || verdict === 'quarantine' || verdict === 'silence';

const harmOf = ({ score }: Judged): number => Math.max(0, Math.min(10, score / 3));

/** The name of a campaign is the moment of its first text: where nobody may know the minute, it joins none. */
const likenessFor = (evidence: Evidence, done: Done) => {
	const likeness = likenessOf(evidence);
	return done.by === house.id ? { ...likeness, campaign: null } : likeness;
};

/** Whoever stays unknown in the activity stays unknown to the guard. */
const knownActor = ({ by }: Done): string | null => (by === house.id ? null : by);

/** The whole item, where the action names no parts of it. */
const partsOf = ({ parts }: Done): string[] => (parts.length > 0 ? parts : ['']);

type Settled = { inherits?: string; settled?: true };

async function holdAccount(account: string, { opinions: { found } }: Judged, event: string, now: Date): Promise<void> {
	await holdSignUp(account, event, now, isMachines(found));
	await pullBackSignUps(found, now);
}

async function hold(evidence: Evidence, judged: Judged, done: Done, event: string): Promise<void> {
	const { verdict } = judged;
	if (!isWithholding(verdict)) return;
	const actor = knownActor(done);
	const { tool } = evidence;
	// As the activity says it: where nobody may know who it was, its minute would tell.
	const now = done.at;
	if (evidence.act === signUpAct) return actor ? holdAccount(actor, judged, event, now) : undefined;
	const kind = verdict === 'hold' ? 'hold' : 'quarantine';
	const campaign = actor === null ? null : await campaignFor(evidence, judged.opinions.found, now);
	const asked = { kind, tool, item: done.item, actor, event, campaign, reach: 0, harm: harmOf(judged) } as const;
	const settled = settledBy(evidence, judged);
	for (const part of partsOf(done)) {
		if (done.item !== null) await withhold({ item: done.item, part, how: verdict, maker: actor }, house.id, now);
		const opened = await openCase({ ...asked, part, about: { score: judged.score, ...settled } }, now);
		await tellOfRule({
			found: judged.opinions.found,
			verdict,
			item: done.item,
			part,
			maker: actor,
			case: opened,
			title: evidence.title,
			at: now
		});
		// Nobody is asked again: its maker may appeal, and then a person looks.
		if (settled) await closeCase(opened, now);
		if (actor === null || settled?.inherits) continue;
		const state = settled ? 'sure' : 'waits';
		putDown({ evidence, state, campaign, caseId: opened, maker: actor, item: done.item, part, event, at: now });
	}
	if (campaign !== null && !settled) await pullBackKin(evidence, campaign, now);
}

/** Somebody decided the same of its like; or several sides agree beyond doubt. */
function settledBy({ maker }: Evidence, { verdict, opinions: { found } }: Judged): Settled | null {
	if (verdict !== 'quarantine') return null;
	const inherits = inheritedFrom(found);
	if (inherits !== null) return { inherits };
	return isSure(found, maker) ? { settled: true } : null;
}

async function remember(evidence: Evidence, judged: Judged, done: Done): Promise<void> {
	const acted = settings().GUARD === 'on';
	const { opinions, score, verdict } = judged;
	// Where nobody may know who it was, the order of events would tell.
	if (done.by === house.id && verdict === 'pass') return;
	const event = await keepEvent({
		evidence,
		opinions,
		score,
		verdict,
		acted,
		item: done.item,
		part: partsOf(done)[0]!,
		actor: knownActor(done),
		at: done.at,
		...likenessFor(evidence, done)
	});
	await keepLinks(event, evidence.links);
	if (!acted) return;
	if (isWithholding(verdict)) await hold(evidence, judged, done, event);
	else {
		await delay(evidence, judged, done);
		watch(evidence, judged, done, event);
	}
}

async function delay(evidence: Evidence, judged: Judged, done: Done): Promise<void> {
	const { item, at } = done;
	const seconds = secondsLater(evidence, judged);
	if (item === null || seconds === 0) return;
	const until = new Date(evidence.now.getTime() + seconds * 1000);
	for (const part of partsOf(done)) await showLater({ item, part, maker: knownActor(done), until, at });
}

/** What a stranger's words are is remembered for a day: should they turn out to be of a campaign, they are pulled back. */
function watch(evidence: Evidence, { opinions }: Judged, done: Done, event: string): void {
	const { item, by, at } = done;
	if (evidence.act === signUpAct && by !== null) noteSignUp(by, event, opinions.found, at);
	if (item === null || by === house.id) return;
	const thing = { item, part: partsOf(done)[0]!, event };
	putDown({ evidence, state: 'passed', campaign: null, caseId: null, maker: by, ...thing, at });
}

/** What was stopped is counted, and can be read at the desk; not who it was, for nothing of theirs is kept. */
const rememberStop = (evidence: Evidence, judged: Judged) => async (refusal: unknown) => {
	const kept = { evidence, ...judged, acted: true, item: evidence.item, part: '', actor: null, at: evidence.now };
	await keepEvent({ ...kept, ...likenessOf(evidence) });
	throw refusal;
};

/** Where there are no words nobody reads. */
const wordlessSignals = () => signals.filter(({ cost }) => cost !== 'text');

/** Letters cannot be called back: what is to be looked at first is held back before any leaves, with the thing it is of, if any. */
async function holdLetters(evidence: Evidence, judged: Judged, actor: Actor): Promise<never> {
	const done = { item: evidence.item, parts: [], by: actor.id, at: evidence.now };
	await transaction(async () => {
		if (actor.kind === 'guest') await rememberGuest(actor);
		await remember(evidence, judged, done);
	});
	throw waitsForReview();
}

/** What nothing spoke against, and nobody could read anything into, leaves no trace. */
const isWorthKeeping = (weight: Weight, { score, verdict }: Judged): boolean =>
	!isSmall(weight) || score >= usualThresholds.tag! || isWithholding(verdict);

async function judgedBy(evidence: Evidence, asked: readonly Signal[]): Promise<Judged> {
	const judged = await judge(evidence, asked, await thresholdsOf(evidence.kind), braked);
	return isWithholding(judged.verdict) ? excused(evidence, judged) : judged;
}

/**
 * @throws guard.banned, guard.refused, guard.slow, guard.challenge, guard.waits-for-review.
 */
export async function weigh(
	action: Action,
	weight: Weight,
	deed: Deed<unknown> | ItemDeed<unknown>,
	caller: Caller
): Promise<Judgement | null> {
	const { GUARD } = settings();
	if (GUARD === 'off' || deed.actor.kind === 'house') return null;
	if (GUARD === 'on') {
		stopLetters(weight, deed);
		await stopBanned(newcomer(weight, deed, caller));
	}
	const evidence = await evidenceOf(action, weight, deed, caller);
	const asked = evidence.title || evidence.text ? signals : wordlessSignals();
	const found = await judgedBy(evidence, asked);
	const judged =
		GUARD === 'on' ? await unlessStopped(evidence, found, caller).catch(rememberStop(evidence, found)) : found;
	if (GUARD === 'on' && weight.mails && isWithholding(judged.verdict)) return holdLetters(evidence, judged, deed.actor);
	return isWorthKeeping(weight, judged) ? { keep: (done) => remember(evidence, judged, done) } : null;
}
