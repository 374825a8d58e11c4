/** The queries of invitations. */
import { type Opening, openingsOf } from '#kernel/access/keys.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { isAnnounced } from '#kernel/access/withheld.ts';
import { carrier } from '#kernel/database/connection.ts';
import { subjectOf } from '../house.ts';
import type { Invitation } from './invitation.ts';

type Kept = Omit<Invitation, 'openedAt'>;

/** In the order they were invited; answered by the ballot, or by the mark an anonymous poll keeps. */
export const keptOf = ({ item }: ItemPass): Promise<Kept[]> =>
	carrier()<Kept[]>`
		select i.id, i.mail, i.name, i.language, i.at, i.letter, i.written_at as "writtenAt", i.reminded_at as "remindedAt",
			i.answered or exists (select 1 from polls.ballot b where b.item = i.item and b.invitation = i.id) as answered,
			i.revoked_at as "revokedAt"
		from polls.invitation i where i.item = ${item} order by i.at, lower(i.mail)` as unknown as Promise<Kept[]>;

export async function invitationsOf(pass: ItemPass): Promise<Invitation[]> {
	const [kept, openings] = await Promise.all([keptOf(pass), openingsOf(pass, subjectOf(''))]);
	const opened = new Map(openings.map(({ subject, at }: Opening) => [subject, at]));
	return kept.map((one) => ({ ...one, openedAt: opened.get(subjectOf(one.id)) ?? null }));
}

type Fresh = Pick<Invitation, 'id' | 'mail' | 'name' | 'language' | 'at'> & { by: string };

/** Whoever was invited before and revoked is invited anew. */
export const keepInvitation = ({ item }: ItemPass, { id, mail, name, language, at, by }: Fresh) => carrier()`
	insert into polls.invitation (item, id, mail, name, language, by, at, written_at)
	values (${item}, ${id}, ${mail}, ${name}, ${language}, ${by}, ${at}, ${at})`;

export const inviteAgain = ({ item }: ItemPass, id: string, at: Date) =>
	carrier()`update polls.invitation set revoked_at = null, at = ${at} where item = ${item} and id = ${id}`;

export const keepLetter = (
	{ item }: ItemPass,
	id: string,
	letter: string | null,
	at: Date,
	reminds: boolean
) => carrier()`
	update polls.invitation set letter = ${letter}, written_at = ${at},
		reminded_at = case when ${reminds} then ${at}::timestamptz else reminded_at end
	where item = ${item} and id = ${id}`;

export const revoke = ({ item }: ItemPass, id: string, at: Date) =>
	carrier()`update polls.invitation set revoked_at = ${at} where item = ${item} and id = ${id}`;

export const markAnswered = ({ item }: ItemPass, id: string) =>
	carrier()`update polls.invitation set answered = true where item = ${item} and id = ${id}`;

/** Which of these is not answered yet; a browser may hold the links of a whole family. */
export async function unanswered({ item }: ItemPass, ids: string[]): Promise<Pick<Invitation, 'id' | 'name'> | null> {
	const [row] = await carrier()<Pick<Invitation, 'id' | 'name'>[]>`
		select i.id, i.name from polls.invitation i
		where i.item = ${item} and i.id = any(${ids}) and i.revoked_at is null and not i.answered
			and not exists (select 1 from polls.ballot b where b.item = i.item and b.invitation = i.id)
		order by i.at limit 1`;
	return row ?? null;
}

export type Owner = { kind: 'guest' | 'account'; invitedToday: number };

/** Counted over all polls of the owner: who makes many polls cannot invite many more. */
export async function ownerOf({ item }: ItemPass, since: Date): Promise<Owner> {
	const [row] = await carrier()<Owner[]>`
		select case when a.kind = 'guest' and i.space is null then 'guest' else 'account' end as kind,
			(select count(*)::int from polls.invitation v join kernel.item o on o.id = v.item
				where o.owner = i.owner and v.at > ${since}) as "invitedToday"
		from kernel.item i join kernel.actor a on a.id = i.owner where i.id = ${item}`;
	return row!;
}

export async function remindingDays({ item }: ItemPass): Promise<number | null> {
	const [row] = await carrier()<{ days: number }[]>`select days from polls.reminding where item = ${item}`;
	return row?.days ?? null;
}

export async function keepReminding({ item }: ItemPass, days: number | null): Promise<void> {
	await carrier()`delete from polls.reminding where item = ${item}`;
	if (days !== null) await carrier()`insert into polls.reminding (item, days) values (${item}, ${days})`;
}

/** Polls whose deadline is near enough to remind those missing, which was not done for this deadline yet. */
export async function dueReminders(now: Date, most: number): Promise<string[]> {
	const rows = await carrier()<{ item: string }[]>`
		select r.item from polls.reminding r
		join polls.poll p on p.item = r.item join kernel.item i on i.id = r.item
		where p.closes_at > ${now} and p.closes_at - make_interval(days => r.days) <= ${now}
			and r.done_for is distinct from p.closes_at and i.trashed_at is null and ${isAnnounced()}
			and not exists (select 1 from polls.closing c where c.item = r.item)
		limit ${most}`;
	return rows.map(({ item }) => item);
}

export const markReminded = ({ item }: ItemPass, deadline: Date | null) =>
	carrier()`update polls.reminding set done_for = ${deadline} where item = ${item}`;
