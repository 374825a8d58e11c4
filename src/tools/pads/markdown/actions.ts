/** A pad is copied into a new one, which may be of the other kind. */
import { z } from 'zod';
import { ifGiven, shortText } from '#base/inputs.ts';
import { withheldNow } from '#kernel/access/pass.ts';
import { action } from '#kernel/actions/action.ts';
import { keepChoices } from '#kernel/items/keeping.ts';
import { openItem } from '#kernel/items/open.ts';
import { queue } from '#kernel/jobs/queue.ts';
import { amendDocument, readDocument } from '#live/documents/writing.ts';
import type { Opened } from '../actions.ts';
import { takePictures } from '../editing/pictures.ts';
import { documentKind, kinds, limits } from '../pad.ts';
import * as store from '../store.ts';
import { treeOf } from '../text/document.ts';
import { copyOf, fill } from './copy.ts';

export const copyInput = z.strictObject({ title: shortText(limits.title).optional(), kind: ifGiven(z.enum(kinds)) });

/** Whoever may read a text may have one like it; of the same kind, unless they say otherwise. */
export const copyPad = action({
	name: 'pads.copy',
	on: 'pad',
	needs: 'read',
	input: copyInput.extend({ pad: z.string().max(100) }),
	may: () => true,
	weigh: ({ pass, input }) => ({ kind: 'pad', effort: 5, title: input.title ?? pass.about.title, words: [] }),
	made: ({ item }) => item.id,
	async run({ pass, input, actor, now, language }): Promise<Opened> {
		if (pass.withheld && pass.withheld !== 'silence') throw withheldNow();
		const { kind = (await store.pad(pass)).kind, title = pass.about.title } = input;
		const item = await openItem({ tool: 'pads', title, owner: actor.id, language, keepDays: keepChoices[3] }, now);
		const made = { id: item.id, title: item.title, writers: 'link', locked: false, kind } as const;
		await store.keepPad(made);
		const doc = await readDocument(documentKind, pass.item);
		const tree = treeOf(doc);
		const copy = copyOf(doc, tree, await takePictures(pass.item, item.id, tree));
		const author = { actor: actor.id, name: actor.name ?? '', colour: '' };
		await amendDocument(documentKind, item.id, author, (empty) => fill(empty, kind, copy));
		await queue('pads.settle', { item: item.id }, { key: `pads.settle:${item.id}` });
		return { pad: made, item };
	}
});
