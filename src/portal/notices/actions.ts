import { z } from 'zod';
import { refusal } from '#base/refusal.ts';
import { accountById } from '#kernel/accounts/store.ts';
import { opening } from '#kernel/actions/action.ts';
import { refusableKinds } from '#kernel/mail/kinds.ts';
import { allowLetters, claimOf, hashOfMail, type RefusalClaim, refuseLetters } from '#kernel/mail/refusals.ts';
import * as store from '#kernel/notices/store.ts';

export const wrongLink = refusal('kernel.not-found', 404);

export function claimIn(token: string): RefusalClaim {
	const claim = claimOf(token);
	if (!claim) throw wrongLink();
	return claim;
}

const byLink = { input: z.object({ token: z.string().max(300) }), may: () => true, by: () => null };

/** The link in a letter is enough: nobody has to sign in to be left alone. */
export const refuseKind = opening({
	...byLink,
	name: 'portal.refuse-letters',
	run: async ({ input }) => void (await refuseLetters(claimIn(input.token)))
});

export const allowKind = opening({
	...byLink,
	name: 'portal.allow-letters',
	run: async ({ input }) => void (await allowLetters(claimIn(input.token)))
});

export const readEverything = opening({
	name: 'portal.read-notices',
	input: z.object({}),
	may: ({ actor }) => actor.kind === 'account',
	by: () => null,
	run: async ({ actor }) => void (await store.readAll(actor.id))
});

export const dailyKind = 'portal.daily';

/** The letter of the day is chosen by how letters come, not as a kind of news. */
export const kindsToChoose = (): string[] => refusableKinds().filter((kind) => kind !== dailyKind);

const kinds = z.array(z.string().max(80)).max(200);

export const chooseNotices = opening({
	name: 'portal.choose-notices',
	input: z.object({ daily: z.boolean(), inApp: kinds, mail: kinds }),
	may: ({ actor }) => actor.kind === 'account',
	async run({ input, actor }) {
		const { mail } = await accountById(actor.id);
		const wishes = { daily: input.daily, inApp: new Set(input.inApp), mail: new Set(input.mail) };
		await store.keepWishes(actor.id, mail, kindsToChoose(), wishes);
		// Who asks for the letter of the day takes back having refused it.
		if (input.daily) await allowLetters({ mail: hashOfMail(mail), kind: dailyKind });
	}
});
