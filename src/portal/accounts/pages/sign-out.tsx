import { type Page, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { signOut } from '../actions/entering.ts';
import { AccountForm } from '../parts/account-form.tsx';
import { goOn, withBrowser } from '../shapes.ts';

export const signOutPage: Page = page('/sign-out', {
	open: 'leaving needs no right',
	load: () => ({}),
	posts: { 'sign-out': { action: signOut, input: withBrowser, then: ({ cookies }) => goOn('/', cookies) } },
	title: ({ t }) => t('portal:accounts.sign-out.title'),
	view: ({ t }) => (
		<Sheet title={t('portal:accounts.sign-out.title')}>
			<AccountForm
				verb="sign-out"
				button={t('portal:accounts.sign-out.button')}
				beside={<a href="/">{t('portal:accounts.sign-out.stay')}</a>}
			>
				<p>{t('portal:accounts.sign-out.words')}</p>
			</AccountForm>
		</Sheet>
	)
});
