/** What leaves with somebody, and where what they brought came from. */
import type { SpacePass } from '#kernel/access/space.ts';
import { carrier } from '#kernel/database/connection.ts';
import { isTold } from '#kernel/notices/store.ts';

/** Of what somebody looks after by themselves, or a space has: ids, the oldest first, after the last of those before. */
export const idsOf = async (whose: { owner: string } | SpacePass, after: string, most: number): Promise<string[]> => {
	const held =
		'owner' in whose ? carrier()`i.owner = ${whose.owner} and i.space is null` : carrier()`i.space = ${whose.space}`;
	const rows = await carrier()<{ id: string }[]>`
		select id from kernel.item i where ${held} and trashed_at is null and id > ${after} order by id limit ${most}`;
	return rows.map(({ id }) => id);
};

export const keepBrought = (item: string, from: string) =>
	carrier()`insert into kernel.brought (item, "from") values (${item}, ${from}) on conflict do nothing`;

/** Whether this person has it here already. */
export async function wasBrought(owner: string, from: string): Promise<boolean> {
	const rows = await carrier()`
		select 1 from kernel.brought b join kernel.item i on i.id = b.item
		where b."from" = ${from} and i.owner = ${owner} and i.trashed_at is null`;
	return rows.length > 0;
}

export type Brought = { from: string; tool: string; id: string; address: string | null };

export const broughtBy = (owner: string, most: number) =>
	carrier()<Brought[]>`
		select b."from", i.tool, i.id, i.address from kernel.brought b join kernel.item i on i.id = b.item
		where i.owner = ${owner} and i.trashed_at is null order by b.at, b.item limit ${most}`;

/** All that is kept of an account itself; what it made stands beside it. */
export async function accountData(account: string): Promise<Record<string, unknown>> {
	const [row] = await carrier()<{ data: Record<string, unknown> }[]>`
		select json_build_object(
			'name', a.name, 'mail', a.mail, 'mailProven', a.mail_proven, 'language', a.language, 'since', a.at,
			'secondStep', a.second_factor,
			'sessions', (select coalesce(json_agg(json_build_object('browser', s.browser, 'since', s.at, 'used', s.used_at)
				order by s.at), '[]') from kernel.session s where s.account = a.id),
			'passkeys', (select coalesce(json_agg(json_build_object('name', p.name, 'since', p.at, 'used', p.used_at)
				order by p.at), '[]') from kernel.passkey p where p.account = a.id),
			'tokens', (select coalesce(json_agg(json_build_object('name', t.name, 'scopes', t.scopes, 'since', t.at,
				'used', t.used_at, 'until', t.expires_at) order by t.at), '[]') from kernel.token t where t.account = a.id),
			'spaces', (select coalesce(json_agg(json_build_object('name', s.name, 'role', m.role, 'since', m.at)
				order by m.at), '[]') from kernel.member m join kernel.space s on s.id = m.space where m.actor = a.id),
			'refusedNotices', (select coalesce(json_agg(r.kind order by r.kind), '[]')
				from kernel.refusal_of_notices r where r.actor = a.id),
			'oneLetterADay', exists (select 1 from kernel.daily_letter d where d.actor = a.id),
			'notices', (select coalesce(json_agg(json_build_object('kind', n.kind, 'words', n.words, 'at', n.at,
				'read', n.read_at) order by n.at), '[]') from kernel.notice n where n.actor = a.id and ${isTold(account)}),
			'deeds', (select coalesce(json_agg(json_build_object('act', d.act, 'item', d.item, 'at', d.at) order by d.id), '[]')
				from (select * from kernel.activity where actor = a.id order by id desc limit 50000) d)
		) as data from kernel.account a where a.id = ${account}`;
	return row?.data ?? {};
}
