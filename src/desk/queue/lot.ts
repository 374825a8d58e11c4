/** What a lot is: those that wait beside one case, each whole, to decide at one stroke on those that are ticked. */
import type { What } from '#guard/decisions/decision.ts';
import { offeredFor } from '#guard/decisions/offered.ts';
import { shownOf } from '#guard/decisions/showing.ts';
import { notFound } from '#kernel/access/pass.ts';
import type { Ask } from '#kernel/web/page.ts';
import type { Language } from '#kernel/words/words.ts';
import { type Group, mostInLot } from './alike.ts';
import { type Filter, filterOf, isCaseId } from './filter.ts';
import { groupsOf } from './seen.ts';
import * as store from './store.ts';

export type Row = store.Line & {
	/** The kind of the thing, for those without a title. */
	what: string | null;
	/** How many go with it, itself among them. */
	alike: number;
	texts: string[];
	symbols: store.Whole['symbols'];
	written: Language | null;
};

export type LotSeen = {
	filter: Filter;
	/** The case by which it was opened. */
	of: string;
	group: Group<store.Line>;
	rows: Row[];
	/** Whether all are ticked at first. */
	ticked: boolean;
	offered: What[];
};

/** What concerns makers, or wants words of its own, is decided one by one. */
const together: readonly What[] = ['fine', 'quarantine', 'trash', 'silence'];

const offeredForAll = (cases: readonly store.Whole[]): What[] =>
	together.filter((what) => cases.every((one) => offeredFor({ ...one, isAppeal: false, isOpen: true }).includes(what)));

async function rowOf(line: store.Line, whole: store.Whole | undefined, alike: number): Promise<Row> {
	const shown = whole ? await shownOf(whole.tool, whole.item, whole.part) : null;
	const texts = (shown?.texts ?? [whole?.body ?? line.excerpt]).filter(Boolean);
	const title = shown?.title || line.title;
	const what = shown ? `${line.tool}:kinds.${shown.kind}` : null;
	return { ...line, title, what, alike, texts, symbols: whole?.symbols ?? [], written: whole?.language ?? null };
}

/** @throws kernel.not-found where nothing waits beside that case any more. */
export async function lotOf({ params: { case: id = '' }, query, actor, now }: Ask<null>): Promise<LotSeen> {
	const filter = filterOf(query);
	const groups = isCaseId(id) ? await groupsOf(filter, actor!.id, now) : [];
	const group = groups.find(({ cases }) => cases.some((one) => one.id === id));
	if (!group) throw notFound();
	const lines = group.cases.filter(({ alone }) => !alone).slice(0, mostInLot);
	const wholes = await store.wholeOf(lines.map((one) => one.id));
	const byId = new Map(wholes.map((one) => [one.id, one]));
	const alikeTo = (id: string): number => group.ties.find((tie) => tie.some((one) => one.id === id))?.length ?? 1;
	const asked = query.get('ticked');
	return {
		filter,
		of: id,
		group,
		rows: await Promise.all(lines.map((line) => rowOf(line, byId.get(line.id), alikeTo(line.id)))),
		ticked: asked === null ? !group.apart : asked === 'all',
		offered: offeredForAll(wholes)
	};
}
