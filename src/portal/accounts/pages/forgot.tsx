import { staleLink } from '#kernel/accounts/proofs.ts';
import { type Page, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { accountOfReset, askReset, resetPassword } from '../actions/password.ts';
import { tries } from '../limits.ts';
import { evenly } from '../pace.ts';
import { AccountForm } from '../parts/account-form.tsx';
import { MailField, NewPasswordField } from '../parts/fields.tsx';

export const forgotPage: Page = page('/forgot', {
	open: 'for whoever lost the password',
	load: () => ({}),
	posts: {
		forgot: {
			action: askReset,
			input(fields, { caller }) {
				tries('reset', caller.place, String(fields.mail));
				return fields;
			},
			async then(_, { now }) {
				await evenly(now);
				return '/forgot/sent';
			}
		}
	},
	title: ({ t }) => t('portal:accounts.forgot.title'),
	view: ({ t }) => (
		<Sheet title={t('portal:accounts.forgot.title')} lead={<p>{t('portal:accounts.forgot.lead')}</p>}>
			<AccountForm verb="forgot" button={t('portal:accounts.forgot.button')}>
				<MailField />
			</AccountForm>
		</Sheet>
	)
});

export const forgotSentPage: Page = page('/forgot/sent', {
	open: 'says the same to everybody',
	load: () => ({}),
	title: ({ t }) => t('portal:accounts.sent.title'),
	view: ({ t }) => (
		<Sheet title={t('portal:accounts.sent.title')}>
			<p>{t('portal:accounts.forgot.sent')}</p>
		</Sheet>
	)
});

export const resetPage: Page = page('/reset/:token', {
	open: 'the link in the letter is the key',
	async load({ params }) {
		if (!(await accountOfReset(params.token!))) throw staleLink();
		return {};
	},
	posts: {
		reset: {
			action: resetPassword,
			input: (fields, { params }) => ({ ...fields, token: params.token }),
			then: () => '/reset/done'
		}
	},
	title: ({ t }) => t('portal:accounts.reset.title'),
	view: ({ t }) => (
		<Sheet title={t('portal:accounts.reset.title')} lead={<p>{t('portal:accounts.reset.lead')}</p>}>
			<AccountForm verb="reset" button={t('portal:accounts.reset.button')}>
				<NewPasswordField label={t('portal:accounts.fields.new-password')} />
			</AccountForm>
		</Sheet>
	)
});

export const resetDonePage: Page = page('/reset/done', {
	open: 'says the same to everybody',
	load: () => ({}),
	title: ({ t }) => t('portal:accounts.reset.done'),
	view: ({ t }) => (
		<Sheet title={t('portal:accounts.reset.done')}>
			<p>{t('portal:accounts.reset.done-words')}</p>
			<p>
				<LinkButton href="/sign-in">{t('portal:accounts.sign-in.button')}</LinkButton>
			</p>
		</Sheet>
	)
});
