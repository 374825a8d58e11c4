/** The rows of addresses that were found in what was weighed. */
import { carrier } from '#kernel/database/connection.ts';
import type { Link } from '../judge/evidence.ts';

const mostKept = 50;

/** For later: what is listed tomorrow is found in what was written today. */
export async function keepLinks(event: string, links: readonly Link[]): Promise<void> {
	const addresses = [...new Set(links.flatMap(({ canonical }) => canonical ?? []))].slice(0, mostKept);
	if (addresses.length === 0) return;
	await carrier()`insert into guard.link (event, place, address)
		select ${event}::bigint, n, a from unnest(${addresses}::text[]) with ordinality t(a, n)`;
}

export type Kept = { event: string; address: string };
export type Place = { event: string; place: number };

/** The next addresses in the order of events, after a place. */
export async function linksAfter({ event, place }: Place, count: number): Promise<(Kept & { place: number })[]> {
	return carrier()<(Kept & { place: number })[]>`
		select event, place, address from guard.link where (event, place) > (${event}::bigint, ${place}::int)
		order by event, place limit ${count}`;
}

export type Thing = { tool: string; item: string | null; part: string; actor: string | null };

export async function thingOf(event: string): Promise<Thing | null> {
	const [row] = await carrier()<Thing[]>`select tool, item, part, actor from guard.event where id = ${event}`;
	return row ?? null;
}
