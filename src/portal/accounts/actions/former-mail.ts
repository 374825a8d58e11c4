/** The old mail address takes an account back after a change its reader never wanted. */
import { z } from 'zod';
import { staleLink, useProof } from '#kernel/accounts/proofs.ts';
import { accountByMail, proveMail } from '#kernel/accounts/store.ts';
import { endSecondFactor, shutOut } from '#kernel/accounts/taking-back.ts';
import { opening } from '#kernel/actions/action.ts';
import type { FormerMail } from '../mails/mail-changing.ts';
import { mailTaken } from '../refusals.ts';
import { sendReset } from './password.ts';
import { proofToken } from './proving.ts';

/** Whoever holds the link read the letters of that address before the change: all else that was added since goes. */
export const takeBackMail = opening({
	name: 'portal.take-back-mail',
	input: z.object({ token: proofToken }),
	may: () => true,
	async run({ input }) {
		const { account, mail, secondFactor, at } = await useProof<FormerMail>('former-mail', input.token);
		const other = await accountByMail(mail);
		if (other && other.id !== account) throw mailTaken();
		if (!(await proveMail(account, mail))) throw staleLink();
		await shutOut(account, new Date(at));
		if (!secondFactor) await endSecondFactor(account);
		await sendReset(mail);
		return { account };
	},
	by: ({ account }) => account
});
