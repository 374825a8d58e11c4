/** What is news on the page of a pad, and its text as a document many write in. */
import { isRefusal } from '#base/refusal.ts';
import { stopBanned } from '#guard/people/banned.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { queue } from '#kernel/jobs/queue.ts';
import { hasRoom } from '#kernel/limits/quota.ts';
import { settings } from '#kernel/settings/settings.ts';
import type { DocumentKind } from '#live/documents/kind.ts';
import { topic } from '#live/topic.ts';
import { documentKind, limits, mayWrite } from './pad.ts';
import * as store from './store.ts';
import { levelsOf, mostLevels, reachOf } from './text/fits.ts';

export const padNews = topic({
	name: 'pads.text',
	/** Whatever may change who reads and writes. */
	acts: ['items.*', 'pads.change', 'pads.lock', 'pads.settle', 'desk.*', 'guard.*', 'portal.*'],
	hears: (pass) => pass.can('read')
});

/** A ban of a network stands in the way of whoever has no account; they still read. */
async function isBanned({ actor }: ItemPass, address: string): Promise<boolean> {
	if (actor?.kind === 'account' || settings().GUARD !== 'on') return false;
	return stopBanned({ mail: null, address }).then(
		() => false,
		(problem) => isRefusal(problem)
	);
}

const settleAfterMs = 30_000;
const settlingAt = new Map<string, number>();

export const padText: DocumentKind = {
	name: documentKind,
	topic: padNews.name,
	mostBytes: limits.bytes,
	fitting: { reachOf, levelsOf, mostLevels },
	writes: async (pass, address) =>
		mayWrite(await store.pad(pass), pass.right) && (await hasRoom(pass.item)) && !(await isBanned(pass, address)),
	async written(item) {
		const now = Date.now();
		if ((settlingAt.get(item) ?? 0) > now) return;
		for (const [other, at] of settlingAt) if (at <= now) settlingAt.delete(other);
		settlingAt.set(item, now + settleAfterMs);
		await queue('pads.settle', { item }, { at: new Date(now + settleAfterMs), key: `pads.settle:${item}` });
	}
};
