/** What a page of the queue shows: the groups that wait, and one case with all that is known of it. */
import { whyNotBy } from '#guard/decisions/decide.ts';
import { signersOf } from '#guard/decisions/erase.ts';
import { offeredFor } from '#guard/decisions/offered.ts';
import { shownOf } from '#guard/decisions/showing.ts';
import * as decided from '#guard/decisions/store.ts';
import { notFound } from '#kernel/access/pass.ts';
import { perform } from '#kernel/actions/perform.ts';
import type { Ask } from '#kernel/web/page.ts';
import { lookAt } from './actions.ts';
import { type Group, grouped } from './alike.ts';
import { type Filter, filterOf, isCaseId } from './filter.ts';
import * as store from './store.ts';

const mostDomains = 500;
const week = 7 * 86_400_000;

export async function groupsOf(filter: Filter, moderator: string, now: Date): Promise<Group<store.Line>[]> {
	const lines = await store.openLines(filter, moderator, now);
	const domains = [...new Set(lines.flatMap(({ domains }) => domains))].slice(0, mostDomains);
	return grouped(lines, await store.commonDomains(domains, now));
}

async function detailOf(case_: decided.CaseRow, group: Group<store.Line> | null, { caller, actor: asker }: Ask<null>) {
	const { id, kind, tool, item, part, actor } = case_;
	const isAppeal = kind === 'appeal' || case_.about.appeal !== undefined;
	const [shown, event, reports, appeals, asking, maker, things, decisions, state] = await Promise.all([
		shownOf(tool, item, part),
		store.eventOf(case_.event),
		store.reportsOn(id),
		store.appealsOn(id),
		decided.askingOf(id),
		store.makerOf(actor),
		actor === null ? [] : store.thingsOf(actor, item),
		decided.decisionsOn(id),
		store.stateOf(item, part)
	]);
	const lookedAtBy = case_.closedAt ? null : await perform(lookAt, { case: id }, caller);
	const appealed = case_.about.decision === undefined ? null : await decided.decisionById(String(case_.about.decision));
	const forSomebodyElse = await whyNotBy(case_, asker!.id);
	const appealedCase = appealed?.caseId ? await decided.caseById(appealed.caseId) : null;
	const several = (cases: store.Line[] = []): store.Line[] => (cases.length > 1 ? cases : []);
	const beside = several(group?.cases);
	const alike = several(group?.ties.find((tie) => tie.some((one) => one.id === id)));
	const signers = state?.trashed && item !== null ? await signersOf(item) : [];
	const isOpen = case_.closedAt === null;
	const offered = isOpen || (await decided.isSettledAlone(id)) ? offeredFor({ ...case_, isAppeal, isOpen }) : [];
	return {
		case_,
		isAppeal,
		...{
			shown,
			event,
			reports,
			appeals,
			asking,
			maker,
			things,
			decisions,
			state,
			lookedAtBy,
			appealed,
			appealedCase,
			forSomebodyElse,
			alike,
			beside,
			offered,
			signers
		}
	};
}

export type Detail = Awaited<ReturnType<typeof detailOf>>;

async function chosenOf(
	{ params: { case: id }, query }: Ask<null>,
	groups: Group<store.Line>[]
): Promise<decided.CaseRow | null> {
	if (id !== undefined) {
		const found = isCaseId(id) ? await decided.caseById(id) : null;
		if (!found) throw notFound();
		// Somebody else was quicker with the one that came next.
		const waits = groups.some(({ cases }) => cases.some((one) => one.id === found.id));
		if (waits || found.closedAt === null || !query.has('done')) return found;
	}
	const free = groups.find(({ cases }) => cases[0]!.lookedAtBy === null) ?? groups[0];
	return free ? decided.caseById(free.cases[0]!.id) : null;
}

const strokeIn = async (query: URLSearchParams, name: string) => {
	const batch = query.get(name) ?? '';
	const stroke = isCaseId(batch) ? await store.strokeOf(batch) : null;
	return stroke && { batch, ...stroke };
};

const leftIn = (query: URLSearchParams): number => {
	const left = query.get('left') ?? '';
	return /^\d{1,6}$/.test(left) ? Number(left) : 0;
};

export async function seenOf(ask: Ask<null>) {
	const filter = filterOf(ask.query);
	const [groups, waiting, unsigned] = await Promise.all([
		groupsOf(filter, ask.actor!.id, ask.now),
		store.waitingByKind(),
		store.signaturesAwaited(ask.actor!.id)
	]);
	const chosen = await chosenOf(ask, groups);
	const isAllDone = groups.length === 0 && filter.kind === null && filter.words === '';
	const place = groups.findIndex(({ cases }) => cases.some(({ id }) => id === chosen?.id));
	return {
		filter,
		groups,
		waiting,
		unsigned,
		setAside: isAllDone ? await store.setAsideSince(new Date(ask.now.getTime() - week)) : 0,
		place,
		next: groups[place + 1]?.cases.at(0)?.id ?? null,
		previous: place > 0 ? groups[place - 1]!.cases[0]!.id : null,
		detail: chosen && (await detailOf(chosen, groups[place] ?? null, ask)),
		done: await strokeIn(ask.query, 'done'),
		left: leftIn(ask.query),
		undone: await strokeIn(ask.query, 'undone'),
		opened: ask.params.case !== undefined
	};
}

export type Seen = Awaited<ReturnType<typeof seenOf>>;
