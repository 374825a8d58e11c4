import { z } from 'zod';
import { faulty, ifGiven, shortText } from '#base/inputs.ts';
import { refusal } from '#base/refusal.ts';
import { forgetWords } from '#guard/words/current.ts';
import { termsFrom } from '#guard/words/import.ts';
import { type Kept, keepBrought } from '#guard/words/keep.ts';
import * as store from '#guard/words/store.ts';
import { limits, termFields, termKinds, weights } from '#guard/words/term.ts';
import { notFound } from '#kernel/access/pass.ts';
import { opening } from '#kernel/actions/action.ts';
import { afterCommit } from '#kernel/database/connection.ts';
import { asModerator } from '../may.ts';

const tooManyLists = refusal('guard.too-many-lists', 409);

const may = asModerator;
const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const ids = z.array(id).min(1).max(500);
const flag = z.union([z.boolean(), z.enum(['on', 'off']).transform((word) => word === 'on')]);

/** A kind of content, or a whole tool. */
const kindOfContent = z.string().regex(/^[a-z][a-z-]{0,39}(\.[a-z][a-z-]{0,39})?$/);
const language = z
	.enum(['', 'en', 'fr'])
	.nullish()
	.transform((code) => code || null);

/** Up to twelve megabytes: the room for the largest list there may be. */
const wholeText = z
	.string()
	.min(1)
	.max(12 * 1024 * 1024)
	.refine((text) => !text.includes('\0'), faulty('not-allowed'));

export const listSettings = z.object({
	name: shortText(80),
	weight: z.enum(weights),
	field: z.enum(termFields).default('any'),
	points: z.coerce.number().gt(0).max(limits.points),
	kinds: z.array(kindOfContent).max(20).default([]),
	language,
	readers: language
});

/** What is changed shows here at once, and in every other process within seconds. */
const spread = () => afterCommit(forgetWords);

async function found(list: number): Promise<store.List> {
	const known = await store.listOf(list);
	if (!known) throw notFound();
	return known;
}

export const makeList = opening({
	name: 'desk.make-word-list',
	input: listSettings,
	may,
	async run({ input, actor, now }) {
		if ((await store.countOfLists()) >= limits.lists) throw tooManyLists({ gaps: { most: limits.lists } });
		return { list: await store.keepList({ ...input, origin: 'own', by: actor.id, at: now }) };
	},
	about: ({ input }, made) => ({ list: made.list, name: input.name })
});

export const changeList = opening({
	name: 'desk.change-word-list',
	input: listSettings.extend({ list: id }),
	may,
	about: ({ input: { list, name } }) => ({ list, name }),
	async run({ input }) {
		if (!(await store.changeList(input.list, input))) throw notFound();
		spread();
		return { list: input.list };
	}
});

export const switchList = opening({
	name: 'desk.switch-word-list',
	input: z.object({ list: id, on: flag }),
	may,
	about: ({ input }) => input,
	async run({ input: { list, on }, actor, now }) {
		if (!(await store.suspendList(list, actor.id, on ? null : now))) throw notFound();
		spread();
		return { list };
	}
});

export const dropList = opening({
	name: 'desk.drop-word-list',
	input: z.object({ list: id }),
	may,
	async run({ input: { list } }) {
		const { name } = await found(list);
		await store.dropList(list);
		spread();
		return { name };
	},
	about: ({ input }, dropped) => ({ ...input, name: dropped.name })
});

/** What is brought, without the list it is for. */
export const termsBrought = z.object({
	text: wholeText,
	kind: z.enum(termKinds).default('word'),
	format: ifGiven(z.enum(['lines', 'csv', 'json']))
});

/** One term or a hundred thousand: lines, a table, or JSON. Terms the list has already stay as they are. */
export const addTerms = opening({
	name: 'desk.add-terms',
	input: termsBrought.extend({ list: id }),
	may,
	about: ({ input: { list } }, { added }) => ({ list, added }),
	async run({ input: { list, text, kind, format }, actor, now }): Promise<Kept & { list: number }> {
		await found(list);
		const kept = await keepBrought(list, await termsFrom(text, kind, format), { by: actor.id, at: now });
		spread();
		return { ...kept, list };
	}
});

export const termIds = z.object({ ids });
export const termSwitch = termIds.extend({ on: flag });
const ofList = { list: id };

export const switchTerms = opening({
	name: 'desk.switch-terms',
	input: termSwitch.extend(ofList),
	may,
	about: ({ input }) => input,
	async run({ input: { list, ids, on }, actor, now }) {
		const count = on ? await store.resumeTerms(list, ids, now) : await store.suspendTerms(list, ids, actor.id, now);
		spread();
		return { list, count };
	}
});

export const dropTerms = opening({
	name: 'desk.drop-terms',
	input: termIds.extend(ofList),
	may,
	about: ({ input }) => input,
	async run({ input: { list, ids } }) {
		const count = await store.dropTerms(list, ids);
		spread();
		return { list, count };
	}
});
