/** A poll is made and changed. */
import { z } from 'zod';
import { keyFor } from '#kernel/access/keys.ts';
import { action, opening } from '#kernel/actions/action.ts';
import { malformed } from '#kernel/actions/perform.ts';
import type { Item } from '#kernel/items/item.ts';
import { openItem } from '#kernel/items/open.ts';
import { changeInput, openingInput } from '../input.ts';
import { changedPoll, type Made, newPoll } from '../making.ts';
import type { Poll } from '../poll.ts';
import * as store from '../store.ts';

const usualKeepDays = 180;

/** @throws kernel.malformed naming each field that is wrong. */
function madeOr<Thing>(read: Made<Thing>): Thing {
	if (read.faults) throw malformed({ fields: read.faults });
	return read.made;
}

export type Opened = { poll: Poll; item: Item; manageKey: string };

/** A new poll, of whoever asks: a guest, or an account. */
export const openPoll = opening({
	name: 'polls.open',
	input: openingInput,
	may: () => true,
	weigh: ({ input }) => ({
		effort: 5,
		words: [
			input.title,
			input.settings?.description,
			...input.options.flatMap(({ label, text, link }) => [label, text, link])
		]
	}),
	made: ({ item }) => item.id,
	async run({ input, actor, now, language }): Promise<Opened> {
		const made = madeOr(newPoll(input, now));
		const { keepDays, keepUntil } = input.settings ?? {};
		const item = await openItem(
			{
				tool: 'polls',
				title: made.title,
				owner: actor.id,
				language,
				keepDays: keepUntil ? null : (keepDays ?? usualKeepDays),
				keepUntil: keepUntil ?? null
			},
			now
		);
		const poll: Poll = { ...made, id: item.id, closing: null, decision: null, sequence: null };
		await store.keepPoll(poll);
		return { poll, item, manageKey: await keyFor(item.id, 'manage') };
	}
});

/** Title, settings and policy; some hold still once people voted. */
export const changePoll = action({
	name: 'polls.change',
	on: 'poll',
	needs: 'edit',
	input: changeInput.extend({ poll: z.string().max(100) }),
	may: () => true,
	weigh: ({ input }) => ({ effort: 1, words: [input.title, input.settings?.description] }),
	async run({ pass, input, now }): Promise<void> {
		await store.hold(pass);
		const found = await store.poll(pass);
		const changed = madeOr(changedPoll(found, input, await store.countBallots(pass), now));
		const { description, place, zone, method, scale, policy, proposals, closesAt } = changed;
		await store.changePoll(pass, { description, place, zone, method, scale, policy, proposals, closesAt });
		if (changed.title !== found.title) await store.rename(pass, changed.title);
		if (policy.anonymous && !found.policy.anonymous) await store.forgetVoters(pass);
	}
});
