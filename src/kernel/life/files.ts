/** Files that nothing needs any more leave the store: those of purged items, and those nobody ever owned up to. */
import { blobs } from '../blobs/blobs.ts';
import { carrier } from '../database/connection.ts';
import { log } from '../settings/log.ts';

const perBatch = 200;

/** Days that a file without an owner is left lying: a sending may still be on its way to its item. */
export const daysOfGrace = 30;

/** A room that keeps files outside items names those of a list that are its own. */
export type Claim = (blobs: string[]) => Promise<string[]>;
const claims: Claim[] = [
	async (ids) => {
		const rows = await carrier()<{ blob: string }[]>`
			select distinct blob from kernel.item_blob where blob in ${carrier()(ids)}`;
		return rows.map(({ blob }) => blob);
	}
];
/** Every room that keeps files elsewhere than in `kernel.item_blob` calls this once, or they are taken for strays. */
export const claimBlobs = (claim: Claim): void => {
	claims.push(claim);
};

async function unclaimed(ids: string[]): Promise<string[]> {
	if (ids.length === 0) return [];
	const owned = new Set((await Promise.all(claims.map((claim) => claim(ids)))).flat());
	return ids.filter((id) => !owned.has(id));
}

/** A file that does not go stays written down for the next round. @returns those that went. */
async function removed(ids: string[]): Promise<string[]> {
	const gone: string[] = [];
	for (const id of ids) {
		try {
			await (await blobs()).remove(id);
			gone.push(id);
		} catch (problem) {
			log().error({ part: 'life', err: problem }, 'a file does not go');
		}
	}
	return gone;
}

/** Removes what purges left behind; a file that another item also has stays. */
export async function removeDoomed(): Promise<number> {
	let last = '';
	let count = 0;
	for (;;) {
		const rows = await carrier()<{ blob: string }[]>`
			select blob from kernel.blob_doomed where blob > ${last} order by blob limit ${perBatch}`;
		if (rows.length === 0) return count;
		const ids = rows.map(({ blob }) => blob);
		last = ids.at(-1)!;
		const unneeded = await unclaimed(ids);
		const gone = await removed(unneeded);
		count += gone.length;
		const settled = [...gone, ...ids.filter((id) => !unneeded.includes(id))];
		if (settled.length > 0) await carrier()`delete from kernel.blob_doomed where blob in ${carrier()(settled)}`;
	}
}

async function noteStrays(ids: string[], now: Date): Promise<void> {
	const strays = await unclaimed(ids);
	const owned = ids.filter((id) => !strays.includes(id));
	if (owned.length > 0) await carrier()`delete from kernel.blob_stray where blob in ${carrier()(owned)}`;
	for (const id of strays) {
		await carrier()`insert into kernel.blob_stray (blob, at) values (${id}, ${now}) on conflict do nothing`;
	}
}

/** Walks through the whole store. @returns how many files went, having been without an owner for 30 days. */
export async function removeStrays(now: Date): Promise<number> {
	const batch: string[] = [];
	for await (const id of (await blobs()).list()) {
		batch.push(id);
		if (batch.length === perBatch) await noteStrays(batch.splice(0), now);
	}
	await noteStrays(batch, now);
	const rows = await carrier()<{ blob: string }[]>`
		select blob from kernel.blob_stray
		where at <= ${now}::timestamptz - make_interval(days => ${daysOfGrace}) limit 10000`;
	const gone = await removed(await unclaimed(rows.map(({ blob }) => blob)));
	if (gone.length > 0) await carrier()`delete from kernel.blob_stray where blob in ${carrier()(gone)}`;
	return gone.length;
}
