/** Which polls somebody answered. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { isListedFor } from '#kernel/access/withheld.ts';
import { carrier } from '#kernel/database/connection.ts';
import type { Choices } from '../../ballot.ts';

/** Date polls in use that this actor answered, the last first. */
export async function answeredBy(actor: string, most: number): Promise<string[]> {
	const rows = await carrier()<{ item: string }[]>`
		select b.item from polls.ballot b
		join polls.poll p on p.item = b.item join kernel.item i on i.id = b.item
		where b.actor = ${actor} and p.kind = 'date' and i.trashed_at is null and ${isListedFor(actor)}
		group by b.item order by max(b.changed_at) desc limit ${most}`;
	return rows.map(({ item }) => item);
}

export type Answered = { choices: Choices; changedAt: Date };

export const ballotsBy = ({ item }: ItemPass, actor: string): Promise<Answered[]> =>
	carrier()<Answered[]>`
		select choices, changed_at as "changedAt" from polls.ballot
		where item = ${item} and actor = ${actor}` as unknown as Promise<Answered[]>;
