/** Naming moderators, and taking the role back: what administrators alone do. */
import { z } from 'zod';
import { isId } from '#base/ids.ts';
import { refusal } from '#base/refusal.ts';
import { notFound } from '#kernel/access/pass.ts';
import { restrictionOf } from '#kernel/access/restricted.ts';
import { dismissModerator, nameModerator } from '#kernel/accounts/moderators.ts';
import { accountById, accountByMail } from '#kernel/accounts/store.ts';
import { opening } from '#kernel/actions/action.ts';
import { malformed } from '#kernel/actions/perform.ts';
import { asAdministrator } from '../may.ts';
import { tellOfRole } from './role-letter.ts';

export const decidesAlready = refusal('desk.decides-already', 409);

const wrongMail = (code: string) => malformed({ fields: [{ field: 'moderator', code: `desk.${code}` }] });

/**
 * An address nobody showed to be theirs could be anybody's, so it is given to none.
 * @throws kernel.malformed, desk.decides-already
 */
export const giveModeration = opening({
	name: 'desk.name-moderator',
	input: z.object({ moderator: z.string().max(300) }),
	may: asAdministrator,
	about: (_, { account }) => ({ account }),
	async run({ input, actor }) {
		const account = await accountByMail(input.moderator.trim());
		if (!account) throw wrongMail('unknown-account');
		if (!account.mailProven) throw wrongMail('mail-unproven');
		if (await restrictionOf(account.id)) throw wrongMail('restricted');
		if (!(await nameModerator(account.id, actor.id))) throw decidesAlready({ gaps: { name: account.name } });
		await tellOfRole(account, 'given');
		return { account: account.id };
	}
});

/** What they decided stands, and is undone as anybody's. */
export const takeModeration = opening({
	name: 'desk.dismiss-moderator',
	input: z.object({ account: z.string().refine(isId) }),
	may: asAdministrator,
	about: ({ input }) => input,
	async run({ input, actor }) {
		if (!(await dismissModerator(input.account, actor.id))) throw notFound();
		await tellOfRole(await accountById(input.account), 'taken');
	}
});
