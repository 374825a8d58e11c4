/** Who is told what happens to an item, and where: accounts by their mail, a guest where they left one. */
import { carrier } from '../database/connection.ts';
import type { Language } from '../words/words.ts';

export type Recipient = { mail: string; language: Language };

/** Its owner, or the owners of its space, and the address a guest left. Each address once. */
export async function recipientsOf(item: string): Promise<Recipient[]> {
	return carrier()<Recipient[]>`
		with of_item as (select id, owner, space, language from kernel.item where id = ${item})
		select mail, min(language) as language from (
			select a.mail, a.language from of_item i join kernel.account a on a.id = i.owner where i.space is null and a.mail_proven
			union all
			select a.mail, a.language from of_item i
				join kernel.member m on m.space = i.space and m.role = 'owner'
				join kernel.account a on a.id = m.actor and a.mail_proven
			union all
			select c.mail, i.language from of_item i join kernel.item_contact c on c.item = i.id
		) told group by mail order by mail limit 20`;
}

export const keepContact = (item: string, mail: string) =>
	carrier()`
		insert into kernel.item_contact (item, mail) values (${item}, ${mail})
		on conflict (item) do update set mail = excluded.mail, at = now()`;

export const forgetContact = (item: string) => carrier()`delete from kernel.item_contact where item = ${item}`;

export async function contactOf(item: string): Promise<string | null> {
	const [row] = await carrier()<{ mail: string }[]>`select mail from kernel.item_contact where item = ${item}`;
	return row?.mail ?? null;
}

/** An account, told as it wishes; or the address a guest left. */
export type Keeper = { id: string } | { mail: string; language: Language };

/** Those who keep an item and hear what happens to it: its owner, or the owners of its space. */
export async function keepersOf(item: string): Promise<Keeper[]> {
	const rows = await carrier()<{ id: string | null; mail: string | null; language: Language }[]>`
		with of_item as (select id, owner, space, language from kernel.item where id = ${item})
		select a.id, null as mail, a.language from of_item i join kernel.account a on a.id = i.owner where i.space is null
		union
		select a.id, null, a.language from of_item i
			join kernel.member m on m.space = i.space and m.role = 'owner'
			join kernel.account a on a.id = m.actor
		union
		select null, c.mail, i.language from of_item i join kernel.item_contact c on c.item = i.id
		limit 20`;
	return rows.map(({ id, mail, language }) => (id === null ? { mail: mail!, language } : { id }));
}
