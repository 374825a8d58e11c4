/** What an account says of itself: name, language, mail address. */
import { z } from 'zod';
import { languageCode, personName } from '#base/inputs.ts';
import { auth } from '#kernel/accounts/auth.ts';
import { headersOf } from '#kernel/accounts/calls.ts';
import { accountById, accountByMail, rename } from '#kernel/accounts/store.ts';
import { passwordMark } from '#kernel/accounts/taking-back.ts';
import { opening } from '#kernel/actions/action.ts';
import { mindPersonName } from '../joining.ts';
import { postKnownAlready } from '../mails/known-already.ts';
import { postMailChanging } from '../mails/mail-changing.ts';
import { postProveMail } from '../mails/prove-mail.ts';
import { browser, knownPassword, mail } from '../shapes.ts';
import { refuseWrongPassword } from './password.ts';

export const changeProfile = opening({
	name: 'portal.change-profile',
	input: z.object({ name: personName, language: languageCode }),
	may: ({ actor }) => actor.kind === 'account',
	weigh: ({ input }) => ({ effort: 1, words: [input.name] }),
	async run({ input, actor }) {
		if (!actor.admin) mindPersonName(input.name);
		await rename(actor.id, input.name, input.language);
	}
});

/** The address changes once the letter to the new one was answered; the old one hears of it at once. */
export const changeMail = opening({
	name: 'portal.change-mail',
	input: z.object({ mail, password: knownPassword, browser }),
	may: ({ actor }) => actor.kind === 'account',
	weigh: ({ input }) => ({ effort: 1, words: [], mail: input.mail }),
	async run({ input, actor, now }) {
		const headers = headersOf(input.browser);
		await auth()
			.api.verifyPassword({ body: { password: input.password }, headers })
			.catch(refuseWrongPassword('password'));
		const account = await accountById(actor.id);
		const other = await accountByMail(input.mail);
		if (other && other.id !== account.id) await postKnownAlready(other);
		else await postProveMail({ ...account, mail: input.mail, mark: await passwordMark(account.id) });
		if (account.mailProven) await postMailChanging(account, input.mail, now);
	}
});
