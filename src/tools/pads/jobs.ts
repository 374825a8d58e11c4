/** A while after a burst of writing its new words are weighed. */
import { z } from 'zod';
import { isRefusal } from '#base/refusal.ts';
import { housePass } from '#kernel/access/pass.ts';
import { withhold } from '#kernel/access/withheld.ts';
import { house } from '#kernel/accounts/actor.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { job } from '#kernel/jobs/job.ts';
import { readDocument } from '#live/documents/writing.ts';
import { settlePad } from './actions.ts';
import { documentKind } from './pad.ts';
import * as store from './store.ts';
import { treeOf } from './text/document.ts';
import { newLines, plainText } from './text/tree.ts';

const mostWeighed = 200_000;

export async function settleNow(item: string, now = new Date()): Promise<void> {
	const pass = await housePass(item);
	const text = plainText(treeOf(await readDocument(documentKind, item))).replaceAll('\0', '');
	const fresh = newLines(text, await store.settled(pass)).slice(0, mostWeighed);
	const author = await store.lastAuthor(pass);
	const input = { pad: item, fresh, text };
	try {
		await perform(settlePad, input, { ...houseCaller, actor: author ?? house, language: pass.about.language });
	} catch (problem) {
		if (!isRefusal(problem)) throw problem;
		// The words are there already: what would have been refused is held back instead.
		if (/^guard\.(refused|banned)$/.test(problem.code))
			await withhold({ item, part: '', how: 'quarantine', maker: author?.id ?? null }, house.id, now);
		await perform(settlePad, input, houseCaller);
	}
}

export const settling = job({
	name: 'pads.settle',
	payload: z.object({ item: z.string() }),
	attempts: 3,
	async run({ item }): Promise<void> {
		await settleNow(item).catch((problem) => {
			// It was erased meanwhile.
			if (!isRefusal(problem)) throw problem;
		});
	}
});
