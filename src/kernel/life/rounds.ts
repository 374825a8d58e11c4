/** The nightly rounds: write before the end, put in the trash at the end, remove for good after 30 days. */
import { houseCaller, perform } from '../actions/perform.ts';
import { transaction } from '../database/connection.ts';
import { recipientsOf } from '../items/contact.ts';
import { job } from '../jobs/job.ts';
import { forgetOpened } from '../limits/quota.ts';
import { log } from '../settings/log.ts';
import { endItem } from './actions.ts';
import { removeDoomed, removeStrays } from './files.ts';
import { forgetGuests } from './guests.ts';
import { writeOfEnding } from './letters.ts';
import * as store from './store.ts';

/** Of one round, so that none lasts for ever; the next one goes on. */
const mostPerRound = 20_000;
const perBatch = 100;

/** @returns how many items were written about. */
export async function writeOfEndings(now: Date): Promise<number> {
	let written = 0;
	let place = store.before;
	for (let seen = 0; seen < mostPerRound; seen += perBatch) {
		const batch = await store.endingAfter(place, now, perBatch);
		for (const ending of batch) if (await writeOnce(ending, now)) written++;
		const last = batch.at(-1);
		if (!last || batch.length < perBatch) break;
		place = last;
	}
	return written;
}

/** Marked before it is written, so that of two rounds at once one writes. Nobody to write to: no mark, one may come. */
async function warn(ending: store.Ending, now: Date): Promise<boolean> {
	const recipients = await recipientsOf(ending.id);
	if (recipients.length === 0 || !(await store.markWarned(ending, now))) return false;
	await writeOfEnding(ending, recipients);
	return true;
}

/** The mark and the letters stand or fall together; one that fails does not hold up the others. */
const writeOnce = (ending: store.Ending, now: Date): Promise<boolean> =>
	transaction(() => warn(ending, now)).catch((problem) => {
		log().error({ part: 'life', err: problem }, 'letter before the end');
		return false;
	});

/** @returns how many items went to the trash. */
export async function endItems(now: Date): Promise<number> {
	let ended = 0;
	for (let seen = 0; seen < mostPerRound; seen += perBatch) {
		const batch = await store.endedBy(now, perBatch);
		for (const { id } of batch) if (await perform(endItem, { item: id }, { ...houseCaller, now })) ended++;
		if (batch.length < perBatch) break;
	}
	return ended;
}

/** @returns how many items are gone for good. */
export async function purgeTrash(now: Date): Promise<number> {
	let gone = 0;
	while (gone < mostPerRound) {
		const batch = await transaction(() => store.purge(now, perBatch));
		await removeDoomed();
		gone += batch;
		if (batch < perBatch) break;
	}
	return gone;
}

/** One whole round, as it comes by every night. */
export async function tendItems(now: Date): Promise<{ written: number; ended: number; purged: number }> {
	const written = await writeOfEndings(now);
	const ended = await endItems(now);
	const purged = await purgeTrash(now);
	await forgetOpened(now);
	return { written, ended, purged };
}

export const lifeJobs = [
	job({
		name: 'kernel.tend-items',
		every: '20 3 * * *',
		run: async () => {
			log().info({ part: 'life', ...(await tendItems(new Date())) }, 'round');
		}
	}),
	job({
		name: 'kernel.sweep-files',
		every: '50 3 * * *',
		run: async () => {
			await removeDoomed();
			log().info({ part: 'life', strays: await removeStrays(new Date()) }, 'files swept');
		}
	}),
	job({
		name: 'kernel.forget-guests',
		every: '10 4 * * *',
		run: async () => {
			log().info({ part: 'life', guests: await forgetGuests(new Date()) }, 'guests forgotten');
		}
	})
];
