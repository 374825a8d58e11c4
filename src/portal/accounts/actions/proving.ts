/** Proving that letters to a mail address reach the owner of the account. */
import { z } from 'zod';
import { staleLink, useProof } from '#kernel/accounts/proofs.ts';
import { accountById, accountByMail, proveMail } from '#kernel/accounts/store.ts';
import { passwordMark } from '#kernel/accounts/taking-back.ts';
import { opening } from '#kernel/actions/action.ts';
import { type MailProof, postProveMail } from '../mails/prove-mail.ts';
import { mailTaken } from '../refusals.ts';

export const proofToken = z.string().max(100);

/** Whoever holds the link reads the letters of that address: no session is asked for, none is opened. */
export const proveByLink = opening({
	name: 'portal.prove-mail',
	input: z.object({ token: proofToken }),
	may: () => true,
	async run({ input }) {
		const proof = await useProof<MailProof>('mail', input.token);
		if (proof.mark && proof.mark !== (await passwordMark(proof.account))) throw staleLink();
		const other = await accountByMail(proof.mail);
		if (other && other.id !== proof.account) throw mailTaken();
		const changed = await proveMail(proof.account, proof.mail);
		if (!changed) throw staleLink();
		return proof;
	},
	by: ({ account }) => account
});

export const sendProofAgain = opening({
	name: 'portal.send-proof-again',
	input: z.object({}),
	may: ({ actor }) => actor.kind === 'account',
	async run({ actor }) {
		const account = await accountById(actor.id);
		if (!account.mailProven) await postProveMail(account);
	}
});
