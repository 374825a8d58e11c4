/** Whoever a case is about answers it: to object, to add a word while it waits, or because they were asked. */
import { refusal } from '#base/refusal.ts';
import { notFound } from '#kernel/access/pass.ts';
import { carrier } from '#kernel/database/connection.ts';
import type { Language } from '#kernel/words/words.ts';
import { openCase } from '../cases.ts';
import { isAgainst, type What } from '../decisions/decision.ts';
import type { CaseRow, DecisionRow } from '../decisions/store.ts';
import * as store from '../decisions/store.ts';

export const nothingToAppeal = refusal('guard.nothing-to-appeal', 409);
export const appealedAlready = refusal('guard.appealed-already', 409);

export type NewAppeal = {
	caseId: string;
	words: string;
	mail: string | null;
	language: Language;
	actor: string;
	at: Date;
};

/** Where a case stands, as its maker may know. */
export type Standing = 'waits' | 'asked' | 'answered' | 'against' | 'appealed' | 'upheld' | 'fine';

const mostAppeals = 3;

export type AppealRow = {
	id: string;
	opened: string;
	at: Date;
	words: string;
	isOpen: boolean;
	/** What came of it, where it was looked at as an appeal, and what was said to it. */
	outcome: What | null;
	said: string;
};

export const appealsAbout = (caseId: string) => carrier()<AppealRow[]>`
	select a.id, a.opened, a.at, a.words, c.closed_at is null as "isOpen", o.what as outcome, coalesce(o.words, '') as said
	from guard.appeal a join guard.case c on c.id = a.opened
		left join lateral (
			select d.what, d.words from guard.decision d left join guard.undoing u on u.decision = d.id
			where d.case_id = a.opened and a.opened <> a.of_case and u.decision is null order by d.id desc limit 1
		) o on true
	where a.of_case = ${caseId} order by a.id`;

/** The guard was sure by itself: no person decided anything yet. */
const isSettled = ({ about }: CaseRow): boolean => about.settled === true;

/** What the guard settled, or took from another case, is undone by an appeal alone: there is no decision of its own. */
function isAgainstIt(case_: CaseRow, decision: DecisionRow | null, appeals: readonly AppealRow[]): boolean {
	if (decision?.caseId === case_.id) return isAgainst(decision.what);
	const isWon = appeals.some(({ outcome }) => outcome === 'granted');
	return !isWon && (decision ? isAgainst(decision.what) : isSettled(case_));
}

export async function standingOf(case_: CaseRow): Promise<{ standing: Standing; decision: DecisionRow | null }> {
	const decision = await store.standingOn(case_.id);
	const asking = await store.askingOf(case_.id);
	if (asking && case_.closedAt === null) return { standing: asking.answer === null ? 'asked' : 'answered', decision };
	if (case_.closedAt === null) return { standing: 'waits', decision };
	const appeals = await appealsAbout(case_.id);
	if (!isAgainstIt(case_, decision, appeals)) return { standing: 'fine', decision };
	if (appeals.some(({ isOpen }) => isOpen)) return { standing: 'appealed', decision };
	return { standing: appeals.length > 0 ? 'upheld' : 'against', decision };
}

async function caseFor(case_: CaseRow, decision: DecisionRow | null, at: Date): Promise<string> {
	if (case_.closedAt === null) return case_.id;
	const appeals = await appealsAbout(case_.id);
	if (!isAgainstIt(case_, decision, appeals)) throw nothingToAppeal();
	if (appeals.some(({ isOpen }) => isOpen) || appeals.length >= mostAppeals) throw appealedAlready();
	const { tool, item, part, actor, event, harm, reach, title } = case_;
	// An inherited decision is about something else: granting the appeal lets this go, and leaves that as it is.
	const own = decision?.caseId === case_.id ? { decision: decision.id } : {};
	const about = { title, appeal: case_.id, ...own, decidedBy: decision?.by ?? null };
	return openCase({ kind: 'appeal', tool, item, part, actor, event, campaign: null, harm, reach, about }, at);
}

/** @throws guard.nothing-to-appeal, guard.appealed-already. */
export async function keepAppeal({ caseId, words, mail, language, actor, at }: NewAppeal): Promise<void> {
	const [case_] = await store.lockCases([caseId]);
	if (!case_) throw notFound();
	const { standing, decision } = await standingOf(case_);
	if (standing === 'asked') {
		await store.keepAnswer(caseId, words, at);
		return;
	}
	const opened = await caseFor(case_, decision, at);
	const [kept] = await carrier()<{ count: number }[]>`
		select count(*)::int as count from guard.appeal where of_case = ${caseId}`;
	if (kept!.count >= mostAppeals) throw appealedAlready();
	await carrier()`
		insert into guard.appeal (of_case, decision, opened, at, words, mail, language, actor)
		values (${caseId}, ${decision?.id ?? null}, ${opened}, ${at}, ${words}, ${mail}, ${language}, ${actor})`;
}

/** Whether any of what a decision was about is still offline, for another reason. */
export async function isHeldOtherwise({ id, item, part }: CaseRow): Promise<boolean> {
	const rows = await carrier()`
		select 1 from kernel.withheld w where w.how <> 'silence' and w.opens_at is null
			and ((w.item = ${item} and w.part = ${part}) or (w.item, w.part) in (
				select split_part(t.target, '/', 1), case when strpos(t.target, '/') > 0
					then substr(t.target, strpos(t.target, '/') + 1) else '' end
				from guard.decision d join guard.sweep_part p on p.decision = d.id
					join guard.sweep_target t on t.sweep = p.sweep and t.maker = p.maker where d.case_id = ${id}))
		limit 1`;
	return rows.length > 0;
}
