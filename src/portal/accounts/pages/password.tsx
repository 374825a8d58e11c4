import { type Page, page } from '#kernel/web/page.ts';
import { Banner } from '#ui/parts/banner.tsx';
import { changePassword } from '../actions/password.ts';
import { tries } from '../limits.ts';
import { AccountForm } from '../parts/account-form.tsx';
import { AccountSheet } from '../parts/account-sheet.tsx';
import { NewPasswordField, PasswordField } from '../parts/fields.tsx';
import { goOn, withBrowser } from '../shapes.ts';

export const passwordPage: Page = page('/account/password', {
	needs: 'account',
	load: ({ query }) => ({ done: query.has('done') }),
	posts: {
		change: {
			action: changePassword,
			input(fields, ask) {
				tries('password', ask.caller.place, ask.actor!.id);
				return withBrowser(fields, ask);
			},
			then: ({ cookies }) => goOn('/account/password?done', cookies)
		}
	},
	title: ({ t }) => t('portal:accounts.password.title'),
	view: ({ t, done }) => (
		<AccountSheet place="password" lead={t('portal:accounts.password.lead')}>
			{done && <Banner kind="success">{t('portal:accounts.password.done')}</Banner>}
			<AccountForm verb="change" button={t('portal:accounts.password.button')}>
				<PasswordField name="current" label={t('portal:accounts.password.current')} />
				<NewPasswordField label={t('portal:accounts.fields.new-password')} />
			</AccountForm>
		</AccountSheet>
	)
});
