/** What came with a poll from elsewhere. */
import type { Ballot } from '../ballot.ts';
import type { Comment } from '../comment.ts';
import type { Poll } from '../poll.ts';
import { db } from './rows.ts';

type Brought = { ballots: Ballot[]; comments: Comment[]; turn: number };

/** Rows per statement: PostgreSQL takes 65,535 values at once. */
const perStatement = 2_000;

function* slicesOf<Row>(rows: Row[]): Generator<Row[]> {
	for (let at = 0; at < rows.length; at += perStatement) yield rows.slice(at, at + perStatement);
}

/** What came with a poll from elsewhere, and how it ended there. */
export async function keepImported({ id: item, closing, decision }: Poll, brought: Brought): Promise<void> {
	await db.updateTable('polls.poll').set({ turn: brought.turn }).where('item', '=', item).execute();
	if (closing)
		await db
			.insertInto('polls.closing')
			.values({ item, ...closing })
			.execute();
	if (decision)
		await db
			.insertInto('polls.decision')
			.values({ item, ...decision, options: decision.options as never })
			.execute();
	for (const ballots of slicesOf(brought.ballots)) {
		const rows = ballots.map(({ changedAt, ...ballot }) => ({ item, ...ballot, changed_at: changedAt }));
		await db.insertInto('polls.ballot').values(rows).execute();
	}
	for (const comments of slicesOf(brought.comments))
		await db
			.insertInto('polls.comment')
			.values(comments.map((comment) => ({ item, ...comment })))
			.execute();
}
