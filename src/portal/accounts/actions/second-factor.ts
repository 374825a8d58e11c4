/** A second factor: begun, proven by a first code, taken away. */
import { z } from 'zod';
import { auth } from '#kernel/accounts/auth.ts';
import { called, headersOf, refusedCode } from '#kernel/accounts/calls.ts';
import { accountById } from '#kernel/accounts/store.ts';
import { opening } from '#kernel/actions/action.ts';
import { postSecondFactor } from '../mails/second-factor.ts';
import { wrongCode } from '../refusals.ts';
import { browser, knownPassword } from '../shapes.ts';
import { refuseWrongPassword } from './password.ts';

const withPassword = z.object({ password: knownPassword, browser });

export const beginSecondFactor = opening({
	name: 'portal.begin-second-factor',
	input: withPassword,
	may: ({ actor }) => actor.kind === 'account',
	async run({ input }) {
		const call = { body: { password: input.password, method: 'totp' as const }, headers: headersOf(input.browser) };
		await auth().api.enableTwoFactor(call).catch(refuseWrongPassword('password'));
	}
});

export const proveSecondFactor = opening({
	name: 'portal.prove-second-factor',
	input: z.object({ code: z.string().min(1).max(20), browser }),
	may: ({ actor }) => actor.kind === 'account',
	async run({ input, actor }) {
		const code = input.code.replace(/\D/g, '');
		const { cookies } = await called(
			auth().api.verifyTOTP({ body: { code }, headers: headersOf(input.browser), returnHeaders: true })
		).catch((problem) => {
			if (refusedCode(problem) === null) throw problem;
			throw wrongCode({ fields: [{ field: 'code', code: 'code' }] });
		});
		await postSecondFactor(await accountById(actor.id), 'begun');
		return { cookies };
	}
});

export const stopSecondFactor = opening({
	name: 'portal.stop-second-factor',
	input: withPassword,
	may: ({ actor }) => actor.kind === 'account',
	async run({ input, actor }) {
		const account = await accountById(actor.id);
		const { cookies } = await called(
			auth().api.disableTwoFactor({
				body: { password: input.password },
				headers: headersOf(input.browser),
				returnHeaders: true
			})
		).catch(refuseWrongPassword('password'));
		if (account.secondFactor) await postSecondFactor(account, 'ended');
		return { cookies };
	}
});

/** The old codes stop working at once. */
export const renewCodes = opening({
	name: 'portal.renew-codes',
	input: withPassword,
	may: ({ actor }) => actor.kind === 'account',
	async run({ input }) {
		const { backupCodes } = await auth()
			.api.generateBackupCodes({ body: { password: input.password }, headers: headersOf(input.browser) })
			.catch(refuseWrongPassword('password'));
		return { codes: backupCodes };
	}
});
