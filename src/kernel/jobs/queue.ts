/** Queued in the transaction that asks for it: work is never promised and lost, nor done for what was undone. */
import { carrier } from '../database/connection.ts';

export type Later = {
	/** Not before this time. */
	at?: Date;
	/** One of a name at a time: a later call replaces the waiting one. */
	key?: string;
	/** Those of one queue run one after another. */
	queue?: string;
};

export async function queue(name: string, payload: unknown, later: Later = {}): Promise<void> {
	await carrier()`
		select graphile_worker.add_job(
			identifier => ${name}, payload => ${JSON.stringify(payload)}::text::json, queue_name => ${later.queue ?? null},
			run_at => ${later.at ?? null}::timestamptz, job_key => ${later.key ?? null})`;
}
