/** Becoming an administrator of this host, by a link from the start or from a letter. */
import { z } from 'zod';
import { languageCode, personName } from '#base/inputs.ts';
import { type Invitation, keepInvitation, useInvitation } from '#kernel/accounts/administrators.ts';
import { auth } from '#kernel/accounts/auth.ts';
import { called, headersOf } from '#kernel/accounts/calls.ts';
import { accountById, accountByMail, guardFirstAdmin, makeAdmin, proveMail } from '#kernel/accounts/store.ts';
import { opening } from '#kernel/actions/action.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { settings } from '#kernel/settings/settings.ts';
import { postInviteAdmin } from '../mails/invite-admin.ts';
import { postProveMail } from '../mails/prove-mail.ts';
import { mailTaken } from '../refusals.ts';
import { browser, mail, mindPassword, newPassword } from '../shapes.ts';
import { proofToken } from './proving.ts';

/** Makes the account of an administrator and signs it in. */
export const welcomeAdmin = opening({
	name: 'portal.welcome-admin',
	input: z.object({
		token: proofToken,
		name: personName,
		mail,
		password: newPassword,
		language: languageCode,
		browser
	}),
	may: () => true,
	async run({ input }) {
		mindPassword(input.password, input.mail);
		await guardFirstAdmin();
		const invitation = await useInvitation(input.token);
		if (await accountByMail(input.mail)) throw mailTaken({ fields: [{ field: 'mail', code: 'taken' }] });
		const { name, password, language } = input;
		const { user } = await auth().api.signUpEmail({ body: { email: input.mail, name, password, language } });
		await makeAdmin(user.id, invitation.by);
		await proveOrAsk(user.id, input.mail, invitation);
		const { cookies } = await called(
			auth().api.signInEmail({
				body: { email: input.mail, password },
				headers: headersOf({ ...input.browser, cookie: null }),
				returnHeaders: true
			})
		);
		return { account: user.id, cookies };
	},
	by: ({ account }) => account
});

async function proveOrAsk(account: string, address: string, invitation: Invitation): Promise<void> {
	if (invitation.mail === address) await proveMail(account, address);
	else await postProveMail(await accountById(account));
}

/** Who has an account already and is signed in only says yes. */
export const acceptAdmin = opening({
	name: 'portal.accept-admin',
	input: z.object({ token: proofToken }),
	may: ({ actor }) => actor.kind === 'account',
	async run({ input, actor }) {
		await guardFirstAdmin();
		const invitation = await useInvitation(input.token);
		await makeAdmin(actor.id, invitation.by);
	}
});

const inviteByMail = opening({
	name: 'portal.invite-admin',
	input: z.object({ mail }),
	may: ({ actor }) => actor.admin,
	async run({ input, actor }) {
		const { token, link } = await keepInvitation(input.mail, actor.id);
		const known = await accountByMail(input.mail);
		const language = known?.language ?? settings().LANGUAGES[0]!;
		await postInviteAdmin({ mail: input.mail, name: known?.name ?? input.mail, language }, token);
		return link;
	}
});

/**
 * For the command line: a letter leaves, and the link comes back too.
 * @throws kernel.malformed when it is no mail address.
 */
export const inviteAdmin = (address: string): Promise<string> => perform(inviteByMail, { mail: address }, houseCaller);
