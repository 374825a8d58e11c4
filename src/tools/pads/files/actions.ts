/** A file becomes a pad, or goes on at the end of one. */
import { z } from 'zod';
import { ifGiven, personName, shortText } from '#base/inputs.ts';
import { notAllowed } from '#kernel/access/pass.ts';
import { action, opening } from '#kernel/actions/action.ts';
import { openItem } from '#kernel/items/open.ts';
import type { Opened } from '../actions.ts';
import { life, lifeFor } from '../keeping/life.ts';
import { limits, mayWrite, writersChoices } from '../pad.ts';
import * as store from '../store.ts';
import { block, plainText, words } from '../text/tree.ts';
import type { Brought } from './bringing.ts';
import { settleIn } from './settle-in.ts';

export type Settled = { pictures: number; lost: number; comments: number };
export type Imported = Opened & Settled;

/** What was read of the file, by this very process. */
const brought = z.custom<Brought>((value) => typeof value === 'object' && value !== null && 'tree' in value);

const mostWeighed = 200_000;
const wordsOf = ({ tree, remarks }: Brought): string =>
	[plainText(tree), ...remarks.flatMap(({ said }) => said.map(({ text }) => text))].join('\n').slice(0, mostWeighed);

const told = ({ pictures, lost, remarks }: Brought): Settled => ({
	pictures: pictures.length,
	lost,
	comments: remarks.length
});

export const importInput = z.strictObject({
	/** By default the title of the file, or its name. */
	title: ifGiven(shortText(limits.title)),
	writers: ifGiven(z.enum(writersChoices)),
	keepDays: life,
	name: ifGiven(personName)
});

const titleOf = (brought: Brought): string =>
	(brought.title ?? '').replace(/\s+/g, ' ').trim().slice(0, limits.title) || '–';

export const importPad = opening({
	name: 'pads.import',
	input: importInput.extend({ brought }),
	may: () => true,
	weigh: ({ input }) => ({
		kind: 'pad',
		effort: 5,
		title: input.title ?? titleOf(input.brought),
		words: [wordsOf(input.brought), input.name]
	}),
	made: ({ item }) => item.id,
	async run({ input, actor, now, language }): Promise<Imported> {
		const keepDays = lifeFor(input.keepDays, actor.kind === 'account', now);
		const title = input.title ?? titleOf(input.brought);
		const item = await openItem({ tool: 'pads', title, owner: actor.id, language, keepDays }, now);
		const pad = {
			id: item.id,
			title,
			writers: input.writers ?? ('link' as const),
			locked: false,
			kind: 'rich' as const
		};
		await store.keepPad(pad);
		await settleIn(pad, { actor: actor.id, name: input.name ?? actor.name ?? '' }, input.brought, now);
		return { pad, item, ...told(input.brought) };
	}
});

/** The title of a file that goes on in a pad is a heading there. */
const withHeading = (brought: Brought): Brought => ({
	...brought,
	tree: brought.title ? [block('heading', [words(brought.title)], { level: 1 }), ...brought.tree] : brought.tree
});

export const importInto = action({
	name: 'pads.import-into',
	on: 'pad',
	needs: 'read',
	input: z.strictObject({ pad: z.string().max(100), name: ifGiven(personName), brought }),
	may: () => true,
	weigh: ({ input }) => ({ kind: 'text', effort: 3, words: [wordsOf(input.brought), input.name] }),
	async run({ pass, input, actor, now }): Promise<Settled> {
		const pad = await store.pad(pass);
		if (!mayWrite(pad, pass.right)) throw notAllowed();
		const author = { actor: actor.id, name: input.name ?? actor.name ?? '' };
		await settleIn(pad, author, withHeading(input.brought), now);
		return told(input.brought);
	}
});
