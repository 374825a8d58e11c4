import { job } from '#kernel/jobs/job.ts';
import { fetchDue, type Reader } from '../lists/mirrors.ts';
import { readSorted } from '../lists/store.ts';
import { editionOf, packed } from './packing.ts';
import { recheckAll } from './recheck.ts';

/** From the bytes of a list of bad addresses to an edition of it. */
export const readAddresses: Reader = async (list, bytes) =>
	editionOf(await packed(bytes), await readSorted(list.id, list.edition, 'hashes'));

const fetchAddressLists = job({
	name: 'guard.fetch-addresses',
	every: '*/10 * * * *',
	run: async () => {
		await fetchDue('addresses', readAddresses, new Date());
	}
});

const recheckLinks = job({
	name: 'guard.recheck-links',
	every: '* * * * *',
	run: () => recheckAll(new Date())
});

export const linkJobs = [fetchAddressLists, recheckLinks];
