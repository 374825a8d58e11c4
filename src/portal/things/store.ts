/** What somebody made and what they answered, newest first. */
import { isListedFor } from '#kernel/access/withheld.ts';
import { carrier } from '#kernel/database/connection.ts';

export type Thing = {
	id: string;
	tool: string;
	title: string;
	address: string | null;
	made: boolean;
	manages: boolean;
	expiresAt: Date | null;
	/** When it was last made, answered or opened by a secret link. */
	at: Date;
};

export type Place = { at: Date; id: string };

/**
 * A page of things. What was answered and has since been closed to this person is not among them.
 * @param after the last thing of the page before.
 */
export const thingsOf = (actor: string, after: Place | null, most: number): Promise<Thing[]> =>
	carrier()<Thing[]>`
		with mine as (
			select id as item, true as made, true as let_in, at from kernel.item where owner = ${actor}
			union all
			select item, false, false, max(at) from kernel.activity where actor = ${actor} and item is not null group by item
			union all
			select item, false, true, at from kernel.permit where actor = ${actor}
		), each as (
			select item, bool_or(made) as made, bool_or(let_in) as let_in, date_trunc('milliseconds', max(at)) as at
			from mine group by item
		)
		select i.id, i.tool, i.title, i.address, e.made, i.expires_at as "expiresAt", e.at,
			e.made or exists (select 1 from kernel.permit p
				where p.item = i.id and p.actor = ${actor} and p.opens = 'manage') as manages
		from each e join kernel.item i on i.id = e.item
		where i.trashed_at is null and ${isListedFor(actor)}
			and (e.let_in or i.visibility <> 'private'
				or exists (select 1 from kernel.member m where m.space = i.space and m.actor = ${actor}))
			and (${after?.at ?? null}::timestamptz is null
				or (e.at, i.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}))
		order by e.at desc, i.id desc
		limit ${most}` as unknown as Promise<Thing[]>;

/** Whether there is anything at all. */
export const hasThings = async (actor: string): Promise<boolean> => (await thingsOf(actor, null, 1)).length > 0;
