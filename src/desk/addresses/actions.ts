import { z } from 'zod';
import { isId, newId } from '#base/ids.ts';
import { faulty, ifGiven, shortText, webAddress } from '#base/inputs.ts';
import { refusal } from '#base/refusal.ts';
import { readAddresses } from '#guard/links/jobs.ts';
import { addressLists } from '#guard/links/lookup.ts';
import type { Reader } from '#guard/lists/mirrors.ts';
import {
	addList,
	type Holds,
	hurryList,
	type List,
	listById,
	removeList,
	swapIn,
	switchList
} from '#guard/lists/store.ts';
import { networkLists, readNetworks } from '#guard/network/lists.ts';
import { notFound } from '#kernel/access/pass.ts';
import { type Deed, opening } from '#kernel/actions/action.ts';
import { afterCommit } from '#kernel/database/connection.ts';
import { queue } from '#kernel/jobs/queue.ts';

export const nothingRead = refusal('desk.nothing-read', 422);

/** What a list can be of. */
export const listTopics = [
	'addresses.phishing',
	'addresses.malware',
	'addresses.spam',
	'networks.abuse',
	'networks.tor',
	'networks.datacentre',
	'networks.vpn'
] as const;

const mostBytes = 12 * 1024 * 1024;

const readers: Record<Holds, { read: Reader; job: string; refresh(): Promise<unknown> }> = {
	addresses: { read: readAddresses, job: 'guard.fetch-addresses', refresh: addressLists.refresh },
	networks: { read: readNetworks, job: 'guard.fetch-networks', refresh: networkLists.refresh }
};

const file = z.instanceof(File).refine(({ size }) => size <= mostBytes, faulty('too-long', mostBytes));

const listName = z.object({ list: z.string().refine(isId) });

async function* bytesOf(sent: File): AsyncGenerator<Uint8Array> {
	yield* sent.stream();
}

/** @throws desk.nothing-read where not a single entry was found. */
async function bring(list: List, sent: File, now: Date): Promise<void> {
	const edition = await readers[list.holds].read(list, bytesOf(sent));
	if (edition.entries === 0) throw nothingRead();
	await swapIn(list.id, edition, now);
	seeSoon(list.holds);
}

const seeSoon = (holds: Holds): void => afterCommit(async () => void (await readers[holds].refresh()));

const askSoon = (holds: Holds): Promise<void> => queue(readers[holds].job, {}, { key: readers[holds].job });

export const followList = opening({
	name: 'desk.follow-list',
	input: z
		.object({
			name: shortText(80),
			of: z.enum(listTopics),
			mirror: ifGiven(webAddress),
			file: file.optional(),
			hours: z.coerce.number().int().min(1).max(720).default(24)
		})
		.refine(({ mirror, file: sent }) => mirror !== undefined || sent !== undefined, {
			...faulty('required'),
			path: ['mirror']
		}),
	may: ({ actor }) => actor.admin,
	about: ({ input: { name, of, mirror } }, { list }) => ({ list, name, of, ...(mirror ? { mirror } : {}) }),
	async run({ input: { name, of, mirror, file: sent, hours }, actor, now }) {
		const [holds, kind] = of.split('.') as [Holds, string];
		const list = newId();
		await addList({ id: list, holds, kind, name, mirror: sent ? null : mirror!, hours }, actor.id, now);
		if (sent) await bring((await listById(list))!, sent, now);
		else await askSoon(holds);
		return { list, isFile: sent !== undefined };
	}
});

const found = async ({ input }: Deed<{ list: string }>): Promise<List> => {
	const list = await listById(input.list);
	if (!list) throw notFound();
	return list;
};

const about = ({ input: { list } }: { input: { list: string } }) => ({ list });

/** A newer file takes the place of the one before. */
export const renewList = opening({
	name: 'desk.renew-list',
	input: listName.extend({ file }),
	may: ({ actor }) => actor.admin,
	about,
	run: async (deed) => bring(await found(deed), deed.input.file, deed.now)
});

export const askMirror = opening({
	name: 'desk.ask-mirror',
	input: listName,
	may: ({ actor }) => actor.admin,
	about,
	async run(deed) {
		const { id, holds } = await found(deed);
		if (await hurryList(id, deed.now)) await askSoon(holds);
	}
});

const switching = (verb: string, isOff: boolean) =>
	opening({
		name: `desk.${verb}`,
		input: listName,
		may: ({ actor }) => actor.admin,
		about,
		async run(deed: Deed<{ list: string }>) {
			const { id, holds } = await found(deed);
			await switchList(id, isOff ? deed.now : null);
			seeSoon(holds);
		}
	});

export const switchListOff = switching('switch-list-off', true);
export const switchListOn = switching('switch-list-on', false);

export const dropList = opening({
	name: 'desk.drop-list',
	input: listName,
	may: ({ actor }) => actor.admin,
	about,
	async run(deed) {
		const { id, holds } = await found(deed);
		await removeList(id);
		seeSoon(holds);
	}
});
