/** What people said beside it. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { carrier } from '#kernel/database/connection.ts';
import type { Comment } from '../comment.ts';
import { db } from './rows.ts';

export async function commentsOf(pass: ItemPass): Promise<Comment[]> {
	const rows = await db
		.selectFrom('polls.comment')
		.selectAll()
		.where('item', '=', pass.item)
		.orderBy('at')
		.orderBy('id')
		.execute();
	return rows
		.filter(({ id, ballot }) => pass.sees(`comment:${id}`) && (ballot === null || pass.sees(`ballot:${ballot}`)))
		.map(({ item, ...comment }) => comment);
}

export const keepComment = (pass: ItemPass, comment: Comment) =>
	db
		.insertInto('polls.comment')
		.values({ item: pass.item, ...comment })
		.execute();

export const removeComment = (pass: ItemPass, id: string) =>
	db.deleteFrom('polls.comment').where('item', '=', pass.item).where('id', '=', id).execute();

export async function comment(pass: ItemPass, id: string): Promise<Comment | null> {
	const row = await db
		.selectFrom('polls.comment')
		.selectAll()
		.where('item', '=', pass.item)
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) return null;
	const { item, ...found } = row;
	return found;
}

export async function countComments(pass: ItemPass): Promise<number> {
	const [row] = await carrier()<{ count: number }[]>`
		select count(*)::int as count from polls.comment where item = ${pass.item}`;
	return row!.count;
}
