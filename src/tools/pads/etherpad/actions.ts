/** A pad is brought from elsewhere, with its history. */
import { z } from 'zod';
import { ifGiven, shortText } from '#base/inputs.ts';
import { opening } from '#kernel/actions/action.ts';
import type { Item } from '#kernel/items/item.ts';
import { openItem } from '#kernel/items/open.ts';
import { life, lifeFor } from '../keeping/life.ts';
import { limits, writersChoices } from '../pad.ts';
import { keepPad, settle } from '../store.ts';
import { type Brought, keepBrought } from './brought.ts';
import { chosenName, keepName, nameInput, tellTaken } from './naming.ts';

export type BroughtPad = { item: Item; missing: number };

/** Reading a history takes a while of a processor. */
export const bringing = { name: 'pads-bring', perMinute: 6, burst: 6 };

const mostWeighed = 100_000;

export const bringPad = opening({
	name: 'pads.bring',
	input: z.strictObject({
		/** By default the one it had. */
		title: ifGiven(shortText(limits.title)),
		writers: ifGiven(z.enum(writersChoices)),
		keepDays: life,
		name: nameInput,
		brought: z.custom<Brought>((value) => typeof value === 'object' && value !== null)
	}),
	may: () => true,
	weigh: ({ input }) => ({
		kind: 'pad',
		effort: 5,
		title: input.title ?? input.brought.title,
		words: [input.brought.seen.slice(0, mostWeighed)]
	}),
	made: ({ item }) => item.id,
	async run({ input, actor, now, language }): Promise<BroughtPad> {
		const { brought } = input;
		const title = input.title ?? (brought.title.slice(0, limits.title) || 'Pad');
		const keepDays = lifeFor(input.keepDays, actor.kind === 'account', now);
		const chosen = await chosenName(input.name);
		const wanted = { tool: 'pads', title, owner: actor.id, language, keepDays, address: chosen.address };
		const item = await openItem(wanted, now).catch(tellTaken);
		await keepPad({ id: item.id, writers: input.writers ?? 'link', kind: brought.kind });
		await keepName(item.id, chosen);
		await keepBrought(item.id, brought, actor.id, now);
		// Its words were weighed as it came in.
		const { seen, text, changes } = brought;
		await settle({ item: item.id, about: item }, { seen, text, sequence: changes.length });
		return { item, missing: brought.missing };
	}
});
