import { z } from 'zod';
import { languageCode, mailAddress } from '#base/inputs.ts';
import { opening } from '#kernel/actions/action.ts';
import { post } from '#kernel/mail/letter.ts';
import { settings } from '#kernel/settings/settings.ts';
import { translator } from '#kernel/words/words.ts';
import { keepMailed } from './store.ts';

/** The letter says nothing of what was typed: nobody can have their words sent to others by it. */
export const mailForm = opening({
	name: 'guard.mail-form',
	input: z.object({
		mail: mailAddress,
		address: z.string().startsWith('/').max(4000),
		act: z.string().max(100),
		deed: z.string().max(40),
		sealed: z.string().max(400_000),
		language: languageCode
	}),
	may: ({ actor }) => actor.kind === 'house',
	async run({ input: { mail, language, ...form } }) {
		const token = await keepMailed(form);
		const t = translator(language);
		const gaps = { host: settings().HOST_NAME, link: `${settings().BASE_URL}/confirm/${token}` };
		await post({
			to: mail,
			language,
			kind: 'guard.confirm',
			subject: t('guard:challenge.letter.subject', gaps),
			text: t('guard:challenge.letter.text', gaps)
		});
	},
	by: () => null
});
