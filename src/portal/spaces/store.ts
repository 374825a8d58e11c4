/** The rows of spaces, their members and the ways in. */
import type { SpaceRole } from '#kernel/access/rights.ts';
import type { SpacePass } from '#kernel/access/space.ts';
import { isListedFor } from '#kernel/access/withheld.ts';
import { carrier } from '#kernel/database/connection.ts';
import type { Language } from '#kernel/words/words.ts';

export type SpaceLine = { id: string; name: string; role: SpaceRole; members: number; items: number };

/** The spaces somebody belongs to, by name, after the one named (for the next page). */
export const spacesOf = (actor: string, after: { name: string; id: string } | null = null, most = 100) =>
	carrier()<SpaceLine[]>`
		select s.id, s.name, m.role,
			(select count(*)::int from kernel.member o where o.space = s.id) as members,
			(select count(*)::int from kernel.item i where i.space = s.id and i.trashed_at is null) as items
		from kernel.member m join kernel.space s on s.id = m.space
		where m.actor = ${actor} and (${after?.id ?? null}::text is null or (s.name, s.id) > (${after?.name ?? ''}, ${after?.id ?? ''}))
		order by s.name, s.id limit ${most}`;

export type NewSpace = { id: string; name: string; language: Language; by: string; at: Date };

export async function keepSpace({ id, name, language, by, at }: NewSpace): Promise<void> {
	await carrier()`
		insert into kernel.space (id, name, language, made_by, at) values (${id}, ${name}, ${language}, ${by}, ${at})`;
	await keepMember(id, by, 'owner');
}

export async function ownedBy(actor: string): Promise<number> {
	const [row] = await carrier()<{ count: number }[]>`
		select count(*)::int as count from kernel.member where actor = ${actor} and role = 'owner'`;
	return row!.count;
}

export const rename = ({ space }: SpacePass, name: string, language: Language) =>
	carrier()`update kernel.space set name = ${name}, language = ${language} where id = ${space}`;

/** Whoever else changes the members of this space waits until this transaction ends. */
export const hold = ({ space }: SpacePass) => carrier()`select 1 from kernel.space where id = ${space} for update`;

export type Member = { actor: string; name: string; role: SpaceRole; at: Date };

/** Owners first, then editors, then members, each by name. */
export const membersOf = ({ space }: SpacePass, most = 500) =>
	carrier()<Member[]>`
		select m.actor, coalesce(a.name, '') as name, m.role, m.at
		from kernel.member m join kernel.actor a on a.id = m.actor where m.space = ${space}
		order by array_position(array['owner', 'editor', 'member'], m.role), a.name, m.actor limit ${most}`;

/** Whoever is in already keeps the greater role. */
export const keepMember = (space: string, actor: string, role: SpaceRole) =>
	carrier()`
		insert into kernel.member as m (space, actor, role) values (${space}, ${actor}, ${role})
		on conflict (space, actor) do update set role = excluded.role
			where array_position(array['member', 'editor', 'owner'], m.role)
				< array_position(array['member', 'editor', 'owner'], excluded.role)`;

/** @returns false when they do not belong to it. */
export async function giveRole({ space }: SpacePass, actor: string, role: SpaceRole): Promise<boolean> {
	const rows = await carrier()`
		update kernel.member set role = ${role} where space = ${space} and actor = ${actor} returning actor`;
	return rows.length > 0;
}

export const removeMember = ({ space }: SpacePass, actor: string) =>
	carrier()`delete from kernel.member where space = ${space} and actor = ${actor}`;

export async function countOwners({ space }: SpacePass): Promise<number> {
	const [row] = await carrier()<{ count: number }[]>`
		select count(*)::int as count from kernel.member where space = ${space} and role = 'owner'`;
	return row!.count;
}

export async function countMembers({ space }: SpacePass): Promise<number> {
	const [row] = await carrier()<{ count: number }[]>`
		select count(*)::int as count from kernel.member where space = ${space}`;
	return row!.count;
}

export type Invitation = {
	id: string;
	space: string;
	role: SpaceRole;
	/** The address of a letter, good once; null for a link that many may use. */
	mail: string | null;
	by: string;
	at: Date;
	expiresAt: Date | null;
	endedAt: Date | null;
	spaceName: string;
	byName: string | null;
};

const invitations = () => carrier()`
	select v.id, v.space, v.role, v.mail, v.by, v.at, v.expires_at as "expiresAt", v.ended_at as "endedAt",
		s.name as "spaceName", a.name as "byName"
	from kernel.space_invitation v join kernel.space s on s.id = v.space join kernel.actor a on a.id = v.by`;

export async function invitation(id: string): Promise<Invitation | null> {
	const [row] = await carrier()<Invitation[]>`${invitations()} where v.id = ${id}`;
	return row ?? null;
}

export const openInvitations = ({ space }: SpacePass, now: Date) =>
	carrier()<Invitation[]>`
		${invitations()} where v.space = ${space} and v.ended_at is null and (v.expires_at is null or v.expires_at > ${now})
		order by v.at desc limit 200`;

export const keepInvitation = (made: Omit<Invitation, 'endedAt' | 'spaceName' | 'byName'>) =>
	carrier()`
		insert into kernel.space_invitation (id, space, role, mail, by, at, expires_at)
		values (${made.id}, ${made.space}, ${made.role}, ${made.mail}, ${made.by}, ${made.at}, ${made.expiresAt})`;

/** @returns false when it had ended already. */
export async function endInvitation(space: string, id: string, by: string, now: Date): Promise<boolean> {
	const rows = await carrier()`
		update kernel.space_invitation set ended_at = ${now}, ended_by = ${by}
		where id = ${id} and space = ${space} and ended_at is null returning id`;
	return rows.length > 0;
}

export const endLinks = ({ space }: SpacePass, by: string, now: Date) =>
	carrier()`
		update kernel.space_invitation set ended_at = ${now}, ended_by = ${by}
		where space = ${space} and mail is null and ended_at is null`;

export type SpaceItem = {
	id: string;
	tool: string;
	title: string;
	address: string | null;
	folder: string | null;
	expiresAt: Date | null;
	touchedAt: Date;
	visibility: 'private' | 'link' | 'public';
};

/** What a space has that this member may hear of, by folder and title. */
export const itemsOf = ({ space, actor }: SpacePass, most = 500) =>
	carrier()<SpaceItem[]>`
		select id, tool, title, address, folder, visibility, expires_at as "expiresAt", touched_at as "touchedAt"
		from kernel.item i where space = ${space} and trashed_at is null and ${isListedFor(actor?.id ?? null)}
		order by folder nulls first, title, id limit ${most}`;

/** In the trash too: it could still come back. */
export async function countItems({ space }: SpacePass): Promise<number> {
	const [row] = await carrier()<{ count: number }[]>`
		select count(*)::int as count from kernel.item where space = ${space}`;
	return row!.count;
}

export const handToSpace = ({ space }: SpacePass, to: SpacePass) =>
	carrier()`update kernel.item set space = ${to.space} where space = ${space}`;

export const handToOwner = ({ space }: SpacePass, actor: string) =>
	carrier()`update kernel.item set space = null, owner = ${actor} where space = ${space}`;

export const removeSpace = ({ space }: SpacePass) => carrier()`delete from kernel.space where id = ${space}`;
