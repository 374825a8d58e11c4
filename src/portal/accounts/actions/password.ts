/** A new password: by letter when the old one is gone, or beside the old one. */
import { z } from 'zod';
import { auth } from '#kernel/accounts/auth.ts';
import { called, headersOf, refusedCode } from '#kernel/accounts/calls.ts';
import { staleLink } from '#kernel/accounts/proofs.ts';
import { accountById, proveMail } from '#kernel/accounts/store.ts';
import { opening } from '#kernel/actions/action.ts';
import { postPasswordChanged } from '../mails/password-changed.ts';
import { wrongPassword } from '../refusals.ts';
import { browser, knownPassword, mail, mindPassword, newPassword } from '../shapes.ts';
import { proofToken } from './proving.ts';

export const sendReset = (mail: string) => auth().api.requestPasswordReset({ body: { email: mail } });

/** Nothing of what it answers says whether there is such an account. */
export const askReset = opening({
	name: 'portal.ask-reset',
	input: z.object({ mail }),
	may: () => true,
	async run({ input }) {
		await sendReset(input.mail);
	},
	by: () => null
});

/** @returns whose password a link would change; null when it is too old. */
export async function accountOfReset(token: string): Promise<string | null> {
	const { internalAdapter } = await auth().$context;
	const found = await internalAdapter.findVerificationValue(`reset-password:${token}`);
	return found && found.expiresAt > new Date() ? found.value : null;
}

/** Ends every session; whoever read the letter also showed that the address is theirs. */
export const resetPassword = opening({
	name: 'portal.reset-password',
	input: z.object({ token: proofToken, password: newPassword }),
	may: () => true,
	async run({ input }) {
		const id = await accountOfReset(input.token);
		if (!id) throw staleLink();
		const account = await accountById(id);
		mindPassword(input.password, account.mail);
		await auth().api.resetPassword({ body: { token: input.token, newPassword: input.password } });
		await proveMail(id, account.mail);
		await postPasswordChanged(account);
		return { account: id };
	},
	by: ({ account }) => account
});

/** Ends every other session. */
export const changePassword = opening({
	name: 'portal.change-password',
	input: z.object({ current: knownPassword, password: newPassword, browser }),
	may: ({ actor }) => actor.kind === 'account',
	async run({ input, actor }) {
		const account = await accountById(actor.id);
		mindPassword(input.password, account.mail);
		const { cookies } = await called(
			auth().api.changePassword({
				body: { currentPassword: input.current, newPassword: input.password, revokeOtherSessions: true },
				headers: headersOf(input.browser),
				returnHeaders: true
			})
		).catch(refuseWrongPassword('current'));
		await postPasswordChanged(account);
		return { cookies };
	}
});

/** Turns better-auth's refusal of a password into ours, beside its field. */
export const refuseWrongPassword =
	(field: string) =>
	(problem: unknown): never => {
		if (refusedCode(problem) !== 'INVALID_PASSWORD') throw problem;
		throw wrongPassword({ fields: [{ field, code: 'password' }] });
	};
