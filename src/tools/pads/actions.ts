/** A pad is made, written in without a script, changed, looked at by the guard. */
import { z } from 'zod';
import { ifGiven, longText, personName, shortText } from '#base/inputs.ts';
import { notAllowed } from '#kernel/access/pass.ts';
import { action, opening } from '#kernel/actions/action.ts';
import type { Item } from '#kernel/items/item.ts';
import { openItem } from '#kernel/items/open.ts';
import { amendDocument } from '#live/documents/writing.ts';
import { chosenName, keepName, nameInput, tellTaken } from './etherpad/naming.ts';
import { life, lifeFor } from './keeping/life.ts';
import { treeOfTemplate } from './keeping/templates.ts';
import { addSource } from './markdown/source.ts';
import { documentKind, kinds, limits, mayWrite, type Pad, writersChoices } from './pad.ts';
import * as store from './store.ts';
import { addBlocks } from './text/document.ts';
import { type Format, formats, treeIn } from './text/formats.ts';
import { markdownOf } from './text/markdown.ts';
import type { Block } from './text/tree.ts';

const pad = z.string().max(100);

export type Opened = { pad: Pad; item: Item };

export const openPad = opening({
	name: 'pads.open',
	input: z.strictObject({
		title: shortText(limits.title),
		writers: ifGiven(z.enum(writersChoices)),
		kind: ifGiven(z.enum(kinds)),
		keepDays: life,
		/** A starter, or another pad to begin with. */
		template: ifGiven(z.string().max(100)),
		/** What it begins with. */
		text: ifGiven(longText(limits.text)),
		/** What the text is written in; by default Markdown. */
		format: ifGiven(z.enum(formats)),
		/** What it goes by under `/p/`, and in its address where that is free. */
		name: nameInput,
		/** Who writes what it begins with. */
		author: ifGiven(personName)
	}),
	may: () => true,
	weigh: ({ input }) => ({ kind: 'pad', effort: 5, title: input.title, words: [input.text] }),
	made: ({ item }) => item.id,
	async run({ input, actor, now, language }): Promise<Opened> {
		const keepDays = lifeFor(input.keepDays, actor.kind === 'account', now);
		const chosen = await chosenName(input.name);
		const wanted = { tool: 'pads', title: input.title, owner: actor.id, language, keepDays, address: chosen.address };
		const item = await openItem(wanted, now).catch(tellTaken);
		const { writers = 'link', kind = 'rich', text = '' } = input;
		const made = { id: item.id, title: item.title, writers, locked: false, kind };
		await store.keepPad(made);
		await keepName(item.id, chosen);
		const author = { actor: actor.id, name: input.author ?? actor.name ?? '' };
		const template = input.template ? await treeOfTemplate(input.template, item.id, actor, language) : [];
		if (template.length > 0) await write(made, author, { tree: template, source: markdownOf(template) });
		if (text) await write(made, author, writtenIn(text, input.format));
		return { pad: made, item };
	}
});

type Written = { tree: Block[]; source: string };

/** Markdown stays as it was written; the rest is read first. */
function writtenIn(text: string, format: Format = 'markdown'): Written {
	const tree = treeIn(text, format);
	return { tree, source: format === 'markdown' ? text : markdownOf(tree) };
}

const write = ({ id, kind }: Pad, author: { actor: string; name: string }, { tree, source }: Written) =>
	amendDocument(documentKind, id, { ...author, colour: '' }, (doc) =>
		kind === 'markdown' ? addSource(doc, source) : addBlocks(doc, tree)
	);

export const addedInput = z.strictObject({
	text: longText(limits.text),
	format: ifGiven(z.enum(formats)),
	name: ifGiven(personName)
});

/** Adds at the end: whoever writes elsewhere in the text at the same moment loses nothing. */
export const addText = action({
	name: 'pads.add',
	on: 'pad',
	needs: 'read',
	input: addedInput.extend({ pad }),
	may: () => true,
	weigh: ({ input }) => ({ kind: 'text', effort: 2, words: [input.text, input.name] }),
	async run({ pass, input, actor }): Promise<void> {
		const known = await store.pad(pass);
		if (!mayWrite(known, pass.right)) throw notAllowed();
		await write(known, { actor: actor.id, name: input.name ?? actor.name ?? '' }, writtenIn(input.text, input.format));
	}
});

export const changeInput = z.strictObject({
	title: ifGiven(shortText(limits.title)),
	writers: ifGiven(z.enum(writersChoices)),
	keepDays: life
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
		if (input.keepDays === undefined) return;
		const isAccount = actor.kind === 'account' || pass.about.space !== null;
		await store.keepFor(pass, lifeFor(input.keepDays, isAccount, now));
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
