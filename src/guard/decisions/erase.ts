/** Erasing at once what lies in the trash: nothing brings it back, so two people sign. */
import { refusal } from '#base/refusal.ts';
import { notFound } from '#kernel/access/pass.ts';
import type { Actor } from '#kernel/accounts/actor.ts';
import { carrier } from '#kernel/database/connection.ts';
import * as store from './store.ts';

export const notInTrash = refusal('guard.not-in-trash', 409);

const what = 'erase';
export const signaturesNeeded = 2;

export async function signersOf(item: string): Promise<{ id: string; name: string | null }[]> {
	return carrier()<{ id: string; name: string | null }[]>`
		select s.by as id, w.name from guard.signature s join kernel.actor w on w.id = s.by
		where s.what = ${what} and s.subject = ${item} order by s.at`;
}

/** Its files are written down as doomed, as the purge of the trash does. */
async function purge(item: string, now: Date): Promise<void> {
	await carrier()`
		insert into kernel.blob_doomed (blob, at)
		select distinct blob, ${now}::timestamptz from kernel.item_blob where item = ${item} on conflict do nothing`;
	await carrier()`delete from kernel.item where id = ${item}`;
	await carrier()`delete from guard.signature where what = ${what} and subject = ${item}`;
}

/** @returns whether it is gone now, or waits for somebody else to sign. */
export async function signErasing(caseId: string, by: Actor, at: Date): Promise<'erased' | 'waits'> {
	const [case_] = await store.lockCases([caseId]);
	if (!case_?.item) throw notFound();
	const { item, part, tool, actor, event, title } = case_;
	const [row] = await carrier()`select 1 from kernel.item where id = ${item} and trashed_at is not null for update`;
	if (!row) throw notInTrash();
	await carrier()`
		insert into guard.signature (what, subject, by, at) values (${what}, ${item}, ${by.id}, ${at}) on conflict do nothing`;
	if ((await signersOf(item)).length < signaturesNeeded) return 'waits';
	const kept = { at, by: by.id, what: 'erased', why: 'other', words: '', caseId, batch: null } as const;
	await store.keepDecision({ ...kept, tool, item, part, actor, event, title, before: {}, told: false });
	await purge(item, at);
	return 'erased';
}
