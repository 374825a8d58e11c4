/** What is news on the page of a pad, and its text as a document many write in. */
import { queue } from '#kernel/jobs/queue.ts';
import type { DocumentKind } from '#live/documents/kind.ts';
import { topic } from '#live/topic.ts';
import { documentKind, limits, mayWrite } from './pad.ts';
import * as store from './store.ts';

export const padNews = topic({
	name: 'pads.text',
	/** Whatever may change who reads and writes. */
	acts: ['items.*', 'pads.change', 'pads.settle', 'desk.*', 'guard.*', 'portal.*'],
	hears: (pass) => pass.can('read')
});

const settleAfterMs = 20_000;
const settlingAt = new Map<string, number>();

export const padText: DocumentKind = {
	name: documentKind,
	topic: padNews.name,
	mostBytes: limits.bytes,
	writes: async (pass) => mayWrite(await store.pad(pass), pass.right),
	async written(item) {
		const now = Date.now();
		if ((settlingAt.get(item) ?? 0) > now) return;
		for (const [other, at] of settlingAt) if (at <= now) settlingAt.delete(other);
		settlingAt.set(item, now + settleAfterMs);
		await queue('pads.settle', { item }, { at: new Date(now + settleAfterMs), key: `pads.settle:${item}` });
	}
};
