import { type Page, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { signUp } from '../actions/entering.ts';
import { tries } from '../limits.ts';
import { evenly } from '../pace.ts';
import { AccountForm } from '../parts/account-form.tsx';
import { MailField, NameField, NewPasswordField } from '../parts/fields.tsx';

export const signUpPage: Page = page('/sign-up', {
	open: 'anybody may make an account',
	load: () => ({}),
	posts: {
		'sign-up': {
			action: signUp,
			input(fields, { caller, language }) {
				tries('sign-up', caller.place, String(fields.mail));
				return { ...fields, language };
			},
			async then(_, { now }) {
				await evenly(now);
				return '/sign-up/sent';
			}
		}
	},
	title: ({ t }) => t('portal:accounts.sign-up.title'),
	view: ({ t }) => (
		<Sheet title={t('portal:accounts.sign-up.title')} lead={<p>{t('portal:accounts.sign-up.lead')}</p>}>
			<AccountForm
				verb="sign-up"
				button={t('portal:accounts.sign-up.button')}
				beside={<a href="/sign-in">{t('portal:accounts.sign-up.instead')}</a>}
			>
				<NameField />
				<MailField />
				<NewPasswordField />
			</AccountForm>
		</Sheet>
	)
});

export const sentPage: Page = page('/sign-up/sent', {
	open: 'says the same to everybody',
	load: () => ({}),
	title: ({ t }) => t('portal:accounts.sent.title'),
	view: ({ t }) => (
		<Sheet title={t('portal:accounts.sent.title')}>
			<p>{t('portal:accounts.sent.words')}</p>
			<p>{t('portal:accounts.sent.meanwhile')}</p>
			<p>
				<LinkButton href="/sign-in">{t('portal:accounts.sign-in.button')}</LinkButton>
			</p>
		</Sheet>
	)
});
