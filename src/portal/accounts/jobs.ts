import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { job } from '#kernel/jobs/job.ts';
import { purgeTrash } from '#kernel/life/rounds.ts';
import { leaveDue } from './actions/leaving.ts';

const perBatch = 50;

/** Deletes the accounts whose waiting time is over, and what was to be erased with them. */
export async function deleteDue(): Promise<void> {
	while ((await perform(leaveDue, { most: perBatch }, houseCaller)) === perBatch);
	await purgeTrash(new Date());
}

/** Sessions nobody came back to, links nobody opened. */
const sweep = async () => {
	await carrier()`delete from kernel.session where expires_at < now() or used_at < now() - interval '90 days'`;
	await carrier()`delete from kernel.verification where expires_at < now() - interval '1 day'`;
};

export const accountJobs = [
	job({ name: 'portal.delete-due', every: '10 4 * * *', run: deleteDue }),
	job({ name: 'portal.sweep-sessions', every: '40 4 * * *', run: sweep })
];
