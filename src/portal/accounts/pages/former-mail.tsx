import { readProof, staleLink } from '#kernel/accounts/proofs.ts';
import { type Page, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { takeBackMail } from '../actions/former-mail.ts';
import type { FormerMail } from '../mails/mail-changing.ts';
import { AccountForm } from '../parts/account-form.tsx';

export const formerMailPage: Page = page('/former-mail/:token', {
	open: 'the link in the letter is the key',
	async load({ params }) {
		const former = await readProof<FormerMail>('former-mail', params.token!);
		if (!former) throw staleLink();
		return { mail: former.mail };
	},
	posts: {
		'take-back': {
			action: takeBackMail,
			input: (_, { params }) => ({ token: params.token }),
			then: () => '/former-mail/done'
		}
	},
	title: ({ t }) => t('portal:accounts.former-mail.title'),
	view: ({ t, mail }) => (
		<Sheet title={t('portal:accounts.former-mail.title')}>
			<AccountForm verb="take-back" button={t('portal:accounts.former-mail.button')}>
				<p>{t('portal:accounts.former-mail.words', { mail })}</p>
			</AccountForm>
		</Sheet>
	)
});

export const tookBackPage: Page = page('/former-mail/done', {
	open: 'says the same to everybody',
	load: () => ({}),
	title: ({ t }) => t('portal:accounts.former-mail.done'),
	view: ({ t }) => (
		<Sheet title={t('portal:accounts.former-mail.done')}>
			<p>{t('portal:accounts.former-mail.done-words')}</p>
		</Sheet>
	)
});
