import { carrier } from '../database/connection.ts';

export type FailingWork = { name: string; times: number; reason: string };

/** Once or twice may be a moment's trouble. */
const timesToTell = 3;

/** Queued work that failed again and again, by name, the most stubborn first. */
export const failingWork = () => carrier()<FailingWork[]>`
	select task_identifier as name, max(attempts)::int as times, (array_agg(last_error order by attempts desc))[1] as reason
	from graphile_worker.jobs
	where attempts >= ${timesToTell} and last_error is not null
	group by task_identifier order by times desc, name limit 10`;

/** Days that work the queue has given up stays told. */
const daysTold = 7;

export async function forgetGivenUp(now: Date): Promise<void> {
	await carrier()`
		delete from graphile_worker._private_jobs
		where attempts >= max_attempts and locked_at is null
			and updated_at < ${now}::timestamptz - make_interval(days => ${daysTold})`;
}
