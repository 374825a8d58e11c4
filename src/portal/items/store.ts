/** The rows behind the settings of items. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { isAnnounced } from '#kernel/access/withheld.ts';
import { carrier } from '#kernel/database/connection.ts';
import type { Item } from '#kernel/items/item.ts';

export type Change = Pick<Item, 'title' | 'language' | 'visibility' | 'address' | 'folder' | 'movedTo'>;

/** @throws the database's own error 23505 when another item of the tool has the address. */
export const change = (
	{ item }: ItemPass,
	{ title, language, visibility, address, folder, movedTo }: Change
) => carrier()`
		update kernel.item set title = ${title}, language = ${language}, visibility = ${visibility},
			address = ${address}, folder = ${folder}, moved_to = ${movedTo}
		where id = ${item}`;

/** Whoever opens it here is told where it lives now. */
export const leadTo = ({ item }: ItemPass, movedTo: string) =>
	carrier()`update kernel.item set moved_to = ${movedTo} where id = ${item}`;

/** Words for folders already in use by whoever holds the item, to choose from. */
export async function foldersBeside({ about }: ItemPass): Promise<string[]> {
	const rows = await carrier()<{ folder: string }[]>`
		select distinct folder from kernel.item
		where ${about.space ? carrier()`space = ${about.space}` : carrier()`owner = ${about.owner} and space is null`}
			and folder is not null and trashed_at is null
		order by folder limit 100`;
	return rows.map(({ folder }) => folder);
}

/** Whoever holds the item next has folders of their own. */
export const changeHolder = ({ item }: ItemPass, { owner, space }: { owner: string; space: string | null }) =>
	carrier()`update kernel.item set owner = ${owner}, space = ${space}, folder = null where id = ${item}`;

export type Offer = {
	id: string;
	item: string;
	gives: 'owner' | 'co-owner';
	mail: string;
	by: string;
	at: Date;
	expiresAt: Date;
	acceptedAt: Date | null;
	title: string;
	tool: string;
	name: string | null;
};

export const keepOffer = (offer: Omit<Offer, 'acceptedAt' | 'title' | 'tool' | 'name'>) =>
	carrier()`
		insert into kernel.item_offer (id, item, gives, mail, by, at, expires_at)
		values (${offer.id}, ${offer.item}, ${offer.gives}, ${offer.mail}, ${offer.by}, ${offer.at}, ${offer.expiresAt})`;

const offers = () => carrier()`
	select o.id, o.item, o.gives, o.mail, o.by, o.at, o.expires_at as "expiresAt", o.accepted_at as "acceptedAt",
		i.title, i.tool, a.name
	from kernel.item_offer o join kernel.item i on i.id = o.item join kernel.actor a on a.id = o.by`;

export async function offer(id: string): Promise<Offer | null> {
	const [row] = await carrier()<Offer[]>`${offers()} where o.id = ${id} and i.trashed_at is null and ${isAnnounced()}`;
	return row ?? null;
}

/** Those that still wait for an answer. */
export const openOffers = ({ item }: ItemPass, now: Date) =>
	carrier()<Offer[]>`
		${offers()} where o.item = ${item} and o.accepted_at is null and o.expires_at > ${now} order by o.at limit 50`;

/** @returns false when somebody accepted it first. */
export async function acceptOffer(id: string, by: string, now: Date): Promise<boolean> {
	const rows = await carrier()`
		update kernel.item_offer set accepted_by = ${by}, accepted_at = ${now}
		where id = ${id} and accepted_at is null returning id`;
	return rows.length > 0;
}

export const removeOffer = ({ item }: ItemPass, offer: string) =>
	carrier()`delete from kernel.item_offer where item = ${item} and id = ${offer} and accepted_at is null`;

/** The spaces somebody may put things into. */
export const spacesToAddTo = (actor: string) =>
	carrier()<{ id: string; name: string }[]>`
		select s.id, s.name from kernel.member m join kernel.space s on s.id = m.space
		where m.actor = ${actor} and m.role in ('owner', 'editor') order by s.name limit 200`;
