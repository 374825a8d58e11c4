/** A new edition of a list came: the addresses in what was written before are looked at again, by what is new alone. */
import { transaction } from '#kernel/database/connection.ts';
import { openCase } from '../cases.ts';
import { type List, listsToRecheck, noteRechecked, noteTrouble, readSorted } from '../lists/store.ts';
import { partsOfCanonical } from './canonical.ts';
import { type AddressIndex, confirmed, type Listed, readFilters, suspectsIn } from './lookup.ts';
import { linksAfter, type Place, thingOf } from './store.ts';

const perPage = 20_000;

/** A list that hits more than this is for a person to look at, before it opens a thousand cases. */
const mostCases = 500;

/** So long other processes may still have judged by the edition before. */
const settlingMs = 15_000;

export type Rechecked = { links: number; cases: number };

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

const harmOf = (listed: readonly Listed[]): number => (listed.some(({ isWhole }) => !isWhole) ? 8 : 6);

/** @returns whether there was something left to look at. */
async function report(event: string, address: string, listed: readonly Listed[], now: Date): Promise<boolean> {
	const thing = await thingOf(event);
	if (!thing) return false;
	const { expression, list } = listed[0]!;
	await openCase(
		{
			...thing,
			kind: 'notice',
			event,
			campaign: `address ${expression.slice(0, 200)}`,
			harm: harmOf(listed),
			reach: 0,
			about: { listed: expression, address, list: list.name }
		},
		now
	);
	return true;
}

type Found = Awaited<ReturnType<typeof linksAfter>>[number];

async function hitsIn(page: Found[], index: AddressIndex, list: List): Promise<[Found, Listed[]][]> {
	const held = [{ id: list.id, kind: list.kind, name: list.name, edition: list.edition, index }];
	const hits: [Found, Listed[]][] = [];
	for (const link of page) {
		const suspects = suspectsIn(partsOfCanonical(link.address), held);
		if (suspects.length === 0) continue;
		const listed = await confirmed(suspects, 'fresh');
		if (listed.length > 0) hits.push([link, listed]);
	}
	return hits;
}

/** The page and how far it reached stand together: after a restart it goes on there. */
const settle = (list: List, hits: [Found, Listed[]][], until: string, now: Date): Promise<number> =>
	transaction(async () => {
		let cases = 0;
		for (const [link, listed] of hits) if (await report(link.event, link.address, listed, now)) cases++;
		if (!(await noteRechecked(list, until))) return -1;
		return cases;
	});

/** @returns how many addresses were looked at, and how many cases that opened. */
export async function recheck(list: List, now: Date): Promise<Rechecked> {
	const index = {
		heads: await readSorted(list.id, list.edition, 'fresh'),
		filters: await readFilters(list.id, list.edition)
	};
	const done: Rechecked = { links: 0, cases: 0 };
	let place: Place = { event: list.rechecked ?? '0', place: 32_000 };
	for (;;) {
		const page = await linksAfter(place, perPage);
		const last = page.at(-1);
		if (!last) break;
		const hits = await hitsIn(page, index, list);
		const cases = await settle(list, hits.slice(0, mostCases - done.cases), place.event, now);
		if (cases === -1) return done;
		done.links += page.length;
		done.cases += cases;
		place = last;
		if (done.cases >= mostCases) {
			await noteTrouble(list.id, 'many-hits');
			break;
		}
		await nextTurn();
	}
	const isSettled = !list.fetchedAt || now.getTime() - list.fetchedAt.getTime() > settlingMs;
	await noteRechecked(list, isSettled || done.cases >= mostCases ? null : place.event);
	return done;
}

export async function recheckAll(now: Date): Promise<void> {
	for (const list of await listsToRecheck()) await recheck(list, now);
}
