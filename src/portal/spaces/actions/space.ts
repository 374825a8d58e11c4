/** A space is made, renamed, left behind. */
import { z } from 'zod';
import { newId } from '#base/ids.ts';
import { languageCode, shortText } from '#base/inputs.ts';
import { refusal } from '#base/refusal.ts';
import { memberPass } from '#kernel/access/space.ts';
import type { Actor } from '#kernel/accounts/actor.ts';
import { opening } from '#kernel/actions/action.ts';
import { checkActorHolder, checkSpaceHolder } from '#kernel/limits/quota.ts';
import { mindName } from '../../accounts/joining.ts';
import * as store from '../store.ts';

export const space = z.string().max(40);
export const nameLength = 80;
const mostSpaces = 50;

export const spaceNotEmpty = refusal('kernel.space-not-empty', 409);
export const tooManySpaces = refusal('kernel.too-many-spaces', 409);

export const isAccount = ({ actor }: { actor: Actor }): boolean => actor.kind === 'account';

export type OpenedSpace = { id: string; name: string };

export const openSpace = opening({
	name: 'spaces.open',
	input: z.object({ name: shortText(nameLength), language: languageCode.optional() }),
	may: isAccount,
	weigh: ({ input }) => ({ effort: 5, words: [input.name] }),
	async run({ input, actor, now, language }): Promise<OpenedSpace> {
		if (!actor.admin) mindName(input.name);
		if ((await store.ownedBy(actor.id)) >= mostSpaces) throw tooManySpaces({ gaps: { count: mostSpaces } });
		const made = { id: newId(), name: input.name, language: input.language ?? language, by: actor.id, at: now };
		await store.keepSpace(made);
		return { id: made.id, name: made.name };
	}
});

export const renameSpace = opening({
	name: 'spaces.rename',
	input: z.object({ space, name: shortText(nameLength), language: languageCode }),
	may: isAccount,
	weigh: ({ input }) => ({ effort: 1, words: [input.name] }),
	async run({ input, actor }): Promise<void> {
		if (!actor.admin) mindName(input.name);
		await store.rename(await memberPass(input.space, actor, 'owner'), input.name, input.language);
	},
	about: ({ input }) => ({ space: input.space })
});

/** All a space has goes to another space, or to whoever hands it on. */
export const handOn = opening({
	name: 'spaces.hand-on',
	input: z.object({ space, to: z.string().max(40) }),
	may: isAccount,
	async run({ input, actor }): Promise<void> {
		const pass = await memberPass(input.space, actor, 'owner');
		if (input.to === '') {
			await store.handToOwner(pass, actor.id);
			await checkActorHolder(actor.id);
		} else {
			const to = await memberPass(input.to, actor, 'editor');
			await store.handToSpace(pass, to);
			await checkSpaceHolder(to.space);
		}
	},
	about: ({ input }) => ({ space: input.space })
});

/** Only when nothing is in it any more, not even in its trash. */
export const closeSpace = opening({
	name: 'spaces.close',
	input: z.object({ space }),
	may: isAccount,
	async run({ input, actor }): Promise<void> {
		const pass = await memberPass(input.space, actor, 'owner');
		await store.hold(pass);
		const count = await store.countItems(pass);
		if (count > 0) throw spaceNotEmpty({ gaps: { count } });
		await store.removeSpace(pass);
	},
	about: ({ input }) => ({ space: input.space })
});
