/** A pad is made, written in without a script, changed, looked at by the guard. */
import { z } from 'zod';
import { ifGiven, longText, personName, shortText } from '#base/inputs.ts';
import { notAllowed } from '#kernel/access/pass.ts';
import { action, opening } from '#kernel/actions/action.ts';
import { malformed } from '#kernel/actions/perform.ts';
import type { Item } from '#kernel/items/item.ts';
import { keepChoices, keepingFault } from '#kernel/items/keeping.ts';
import { openItem } from '#kernel/items/open.ts';
import { amendDocument } from '#live/documents/writing.ts';
import { documentKind, limits, mayWrite, type Pad, writersChoices } from './pad.ts';
import * as store from './store.ts';
import { addBlocks } from './text/document.ts';
import { treeFrom } from './text/read-markdown.ts';

const days = ifGiven(z.coerce.number().int().min(1).max(3660));
const pad = z.string().max(100);

function daysFor(wish: number | undefined, isAccount: boolean, now: Date): number {
	const keepDays = wish ?? keepChoices[3];
	const fault = keepingFault({ keepDays, keepUntil: null }, isAccount, now);
	if (fault) throw malformed({ fields: [fault] });
	return keepDays;
}

export type Opened = { pad: Pad; item: Item };

export const openPad = opening({
	name: 'pads.open',
	input: z.strictObject({
		title: shortText(limits.title),
		writers: ifGiven(z.enum(writersChoices)),
		keepDays: days,
		/** Markdown to begin with. */
		text: ifGiven(longText(limits.added)),
		name: ifGiven(personName)
	}),
	may: () => true,
	weigh: ({ input }) => ({ kind: 'pad', effort: 5, title: input.title, words: [input.text] }),
	made: ({ item }) => item.id,
	async run({ input, actor, now, language }): Promise<Opened> {
		const keepDays = daysFor(input.keepDays, actor.kind === 'account', now);
		const item = await openItem({ tool: 'pads', title: input.title, owner: actor.id, language, keepDays }, now);
		const made = { id: item.id, title: item.title, writers: input.writers ?? 'link', locked: false };
		await store.keepPad(made);
		if (input.text) await write(item.id, { actor: actor.id, name: input.name ?? actor.name ?? '' }, input.text);
		return { pad: made, item };
	}
});

const write = (item: string, author: { actor: string; name: string }, text: string) =>
	amendDocument(documentKind, item, { ...author, colour: '' }, (doc) => addBlocks(doc, treeFrom(text)));

export const addedInput = z.strictObject({ text: longText(limits.added), name: ifGiven(personName) });

/** Adds at the end: whoever writes elsewhere in the text at the same moment loses nothing. */
export const addText = action({
	name: 'pads.add',
	on: 'pad',
	needs: 'read',
	input: addedInput.extend({ pad }),
	may: () => true,
	weigh: ({ input }) => ({ kind: 'text', effort: 2, words: [input.text, input.name] }),
	async run({ pass, input, actor }): Promise<void> {
		if (!mayWrite(await store.pad(pass), pass.right)) throw notAllowed();
		await write(pass.item, { actor: actor.id, name: input.name ?? actor.name ?? '' }, input.text);
	}
});

export const changeInput = z.strictObject({
	title: ifGiven(shortText(limits.title)),
	writers: ifGiven(z.enum(writersChoices)),
	keepDays: days
});

export const changePad = action({
	name: 'pads.change',
	on: 'pad',
	needs: 'manage',
	input: changeInput.extend({ pad }),
	may: () => true,
	weigh: ({ input }) => ({ kind: 'pad', effort: 1, title: input.title, words: [] }),
	async run({ pass, input, actor, now }): Promise<void> {
		if (input.writers) await store.changeWriters(pass, input.writers);
		if (input.title && input.title !== pass.about.title) await store.rename(pass, input.title);
		if (input.keepDays) await store.keepFor(pass, daysFor(input.keepDays, actor.kind === 'account', now));
	}
});

/** What was written since it was last looked at, weighed in the name of whoever wrote it; the last share keeps it all. */
export const settlePad = action({
	name: 'pads.settle',
	on: 'pad',
	input: z.strictObject({
		pad,
		fresh: z.string().max(200_000),
		all: z
			.strictObject({ seen: z.string().max(2 * limits.bytes), sequence: z.int(), text: z.string().max(limits.bytes) })
			.optional()
	}),
	may: () => true,
	weigh: ({ pass, input }) => ({ kind: 'text', effort: 2, title: pass.about.title, words: [input.fresh] }),
	async run({ pass, input }): Promise<void> {
		if (input.all) await store.settle(pass, input.all);
	}
});
