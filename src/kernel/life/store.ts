/** What the rounds look for, and the marks they leave. */
import { carrier } from '../database/connection.ts';
import { daysInTrash } from '../items/keeping.ts';

export const daysOfNotice = 14;

export type Place = { expiresAt: Date; id: string };
export const before: Place = { expiresAt: new Date(0), id: '' };

/** Items whose time is over, the longest over first. */
export const endedBy = (now: Date, most: number) =>
	carrier()<{ id: string }[]>`
		select id from kernel.item where expires_at <= ${now} and trashed_at is null
		order by expires_at limit ${most}`;

export type Ending = Place & { title: string; tool: string; address: string | null; owner: string };

/** Items that end soon and were not written about, from a place on. A short life gives shorter notice. */
export const endingAfter = (place: Place, now: Date, most: number) =>
	carrier()<Ending[]>`
		select id, title, tool, address, owner, expires_at as "expiresAt" from kernel.item
		where trashed_at is null and warned_at is null
			and expires_at > greatest(${place.expiresAt}::timestamptz - interval '1 millisecond', ${now}::timestamptz)
			and expires_at <= ${now}::timestamptz + make_interval(days => ${daysOfNotice})
			and (date_trunc('milliseconds', expires_at), id) > (${place.expiresAt}::timestamptz, ${place.id})
			and expires_at - ${now}::timestamptz <= (expires_at - case when keep_until is null then touched_at else at end) / 4
		order by date_trunc('milliseconds', expires_at), id limit ${most}`;

/** @returns false when somebody wrote about it first, or it was given more time. */
export async function markWarned(ending: Ending, now: Date): Promise<boolean> {
	const rows = await carrier()`
		update kernel.item set warned_at = ${now}
		where id = ${ending.id} and warned_at is null and trashed_at is null
			and date_trunc('milliseconds', expires_at) = ${ending.expiresAt}
		returning id`;
	return rows.length > 0;
}

export type TrashReason = 'wanted' | 'ended';

/** @returns false when it lies there already, or (when its time should be over) it was given more. */
export async function toTrash(item: string, by: string, reason: TrashReason, now: Date): Promise<boolean> {
	const rows = await carrier()`
		update kernel.item set trashed_at = ${now}, trashed_by = ${by}, trash_reason = ${reason}
		where id = ${item} and trashed_at is null and (${reason} = 'wanted' or expires_at <= ${now}) returning id`;
	return rows.length > 0;
}

export const fromTrash = (item: string) =>
	carrier()`
		update kernel.item set trashed_at = null, trashed_by = null, trash_reason = null where id = ${item}`;

export async function trashReasonOf(item: string): Promise<TrashReason | null> {
	const [row] = await carrier()<{ reason: TrashReason | null }[]>`
		select trash_reason as reason from kernel.item where id = ${item}`;
	return row?.reason ?? null;
}

export type Keep = { keepDays: number | null; keepUntil: Date | null; expiresAt: Date | null };

/** A new span of life begins now. */
export const keepItem = (item: string, { keepDays, keepUntil, expiresAt }: Keep, now: Date) =>
	carrier()`
		update kernel.item set keep_days = ${keepDays}, keep_until = ${keepUntil}, expires_at = ${expiresAt},
			touched_at = ${now}, warned_at = null
		where id = ${item}`;

/**
 * Removes for good what has lain in the trash for 30 days; its files are written down as doomed.
 * @returns how many items went.
 */
export async function purge(now: Date, most: number): Promise<number> {
	const rows = await carrier()`
		with due as (
			select id from kernel.item where trashed_at <= ${now}::timestamptz - make_interval(days => ${daysInTrash})
			order by trashed_at limit ${most} for update skip locked
		), doomed as (
			insert into kernel.blob_doomed (blob, at)
			select distinct b.blob, ${now}::timestamptz from kernel.item_blob b join due on due.id = b.item
			on conflict do nothing
		)
		delete from kernel.item where id in (select id from due) returning id`;
	return rows.length;
}

export type Trashed = {
	id: string;
	tool: string;
	title: string;
	trashedAt: Date;
	reason: TrashReason | null;
	space: string | null;
};

/** What somebody may bring back: their own, and that of spaces they own. Newest first. */
export const trashOf = (actor: string, most = 100) =>
	carrier()<Trashed[]>`
		(select id, tool, title, trashed_at as "trashedAt", trash_reason as reason, null as space
			from kernel.item where owner = ${actor} and space is null and trashed_at is not null)
		union all
		(select i.id, i.tool, i.title, i.trashed_at, i.trash_reason, s.name
			from kernel.member m join kernel.space s on s.id = m.space join kernel.item i on i.space = m.space
			where m.actor = ${actor} and m.role = 'owner' and i.trashed_at is not null)
		order by 4 desc limit ${most}`;
