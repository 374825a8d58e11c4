/** How many notices an account has not read: shown beside its name on every page. */
import { carrier } from '../database/connection.ts';

/** Nobody reads a larger number, and counting stays cheap. */
const most = 100;

export async function unreadFor(actor: string): Promise<number> {
	const [row] = await carrier()<{ count: number }[]>`
		select count(*)::int as count
		from (select 1 from kernel.notice where actor = ${actor} and read_at is null limit ${most}) unread`;
	return row!.count;
}
