/** Passkeys: added beside the password, named, removed; and signing in by one. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import { shortText } from '#base/inputs.ts';
import { standingOf } from '#guard/signup/store.ts';
import { auth } from '#kernel/accounts/auth.ts';
import { headersOf } from '#kernel/accounts/calls.ts';
import { sessionCookie } from '#kernel/accounts/cookie.ts';
import * as passkeys from '#kernel/accounts/passkeys.ts';
import { accountById } from '#kernel/accounts/store.ts';
import { opening } from '#kernel/actions/action.ts';
import { postPasskeyAdded } from '../mails/passkey-added.ts';
import { stillWaiting } from '../refusals.ts';
import { browser, knownPassword } from '../shapes.ts';
import { refuseWrongPassword } from './password.ts';

const name = shortText(60);
const id = z.string().min(1).max(1400);
const mostLetters = 20_000;

/** What the browser hands over, as JSON in a field. */
const answer = <Shape>() =>
	z
		.string()
		.max(mostLetters)
		.transform((text, context) => {
			try {
				return z.looseObject({ id }).parse(JSON.parse(text)) as unknown as Shape;
			} catch {
				context.addIssue({ code: 'custom', params: { fault: 'malformed' } });
				return z.NEVER;
			}
		});

export const beginPasskey = opening({
	name: 'portal.begin-passkey',
	input: z.object({ password: knownPassword, browser }),
	may: ({ actor }) => actor.kind === 'account',
	async run({ input, actor }) {
		const headers = headersOf(input.browser);
		await auth()
			.api.verifyPassword({ body: { password: input.password }, headers })
			.catch(refuseWrongPassword('password'));
		return passkeys.newKeyOptions(await accountById(actor.id));
	}
});

export const addPasskey = opening({
	name: 'portal.add-passkey',
	input: z.object({ name, response: answer<RegistrationResponseJSON>() }),
	may: ({ actor }) => actor.kind === 'account',
	async run({ input, actor }) {
		await passkeys.keepNewKey(actor.id, input.name, input.response);
		await postPasskeyAdded(await accountById(actor.id));
	}
});

export const namePasskey = opening({
	name: 'portal.name-passkey',
	input: z.object({ id, name }),
	may: ({ actor }) => actor.kind === 'account',
	async run({ input, actor }) {
		await passkeys.renamePasskey(actor.id, input.id, input.name);
	}
});

export const dropPasskey = opening({
	name: 'portal.drop-passkey',
	input: z.object({ id }),
	may: ({ actor }) => actor.kind === 'account',
	async run({ input, actor }) {
		await passkeys.removePasskey(actor.id, input.id);
	}
});

export const beginPasskeySignIn = opening({
	name: 'portal.begin-passkey-sign-in',
	input: z.object({}),
	may: () => true,
	run: () => passkeys.knownKeyOptions(),
	by: () => null
});

export const signInByPasskey = opening({
	name: 'portal.sign-in-by-passkey',
	input: z.object({ response: answer<AuthenticationResponseJSON>(), browser }),
	may: () => true,
	async run({ input }) {
		const account = await passkeys.accountOfKey(input.response);
		if ((await standingOf(account)) !== 'member') throw stillWaiting();
		const { internalAdapter } = await auth().$context;
		const session = await internalAdapter.createSession(account, false, { userAgent: input.browser.name ?? '' });
		return { account, cookies: [sessionCookie(session.token)] };
	},
	by: ({ account }) => account
});
