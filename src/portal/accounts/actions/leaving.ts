/** Deleting one's account: asked for, called off, done after the waiting time. */
import { z } from 'zod';
import { deletionDue } from '#kernel/accounts/account.ts';
import { auth } from '#kernel/accounts/auth.ts';
import { headersOf } from '#kernel/accounts/calls.ts';
import * as departures from '#kernel/accounts/departure.ts';
import { useProof } from '#kernel/accounts/proofs.ts';
import { accountById } from '#kernel/accounts/store.ts';
import { opening } from '#kernel/actions/action.ts';
import { postGone, postLeaving } from '../mails/leaving.ts';
import { lastAdmin } from '../refusals.ts';
import { browser, knownPassword } from '../shapes.ts';
import { refuseWrongPassword } from './password.ts';
import { proofToken } from './proving.ts';

export const askDeletion = opening({
	name: 'portal.ask-deletion',
	input: z.object({ password: knownPassword, things: z.enum(['keep', 'erase']), browser }),
	may: ({ actor }) => actor.kind === 'account',
	async run({ input, actor, now }) {
		const headers = headersOf(input.browser);
		await auth()
			.api.verifyPassword({ body: { password: input.password }, headers })
			.catch(refuseWrongPassword('password'));
		if (await departures.isLastAdmin(actor.id)) throw lastAdmin();
		const dueAt = deletionDue(now);
		await departures.keepDeparture(actor.id, input.things === 'erase', dueAt);
		await postLeaving(await accountById(actor.id), dueAt);
	}
});

export const stay = opening({
	name: 'portal.stay',
	input: z.object({}),
	may: ({ actor }) => actor.kind === 'account',
	async run({ actor }) {
		await departures.forgetDeparture(actor.id);
	}
});

/** By the link of the letter, without signing in. */
export const stayByLink = opening({
	name: 'portal.stay-by-link',
	input: z.object({ token: proofToken }),
	may: () => true,
	async run({ input }) {
		const { account } = await useProof<{ account: string }>('stay', input.token);
		await departures.forgetDeparture(account);
		return { account };
	},
	by: ({ account }) => account
});

/** @returns how many accounts went. */
export const leaveDue = opening({
	name: 'portal.leave-due',
	input: z.object({ most: z.number().int() }),
	may: ({ actor }) => actor.kind === 'house',
	async run({ input, now }) {
		const due = await departures.departuresDue(now, input.most);
		for (const { account, erase } of due) {
			const leaving = await accountById(account);
			await departures.handOverSpaces(account);
			if (erase) await departures.eraseThings(account, now);
			await departures.removeAccount(account);
			if (leaving.mailProven) await postGone(leaving);
		}
		return due.length;
	}
});
