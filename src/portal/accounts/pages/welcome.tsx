import { invitationOf } from '#kernel/accounts/administrators.ts';
import { staleLink } from '#kernel/accounts/proofs.ts';
import { type Page, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { acceptAdmin, welcomeAdmin } from '../actions/administrators.ts';
import { tries } from '../limits.ts';
import { AccountForm } from '../parts/account-form.tsx';
import { MailField, NameField, NewPasswordField } from '../parts/fields.tsx';
import { goOn, withBrowser } from '../shapes.ts';

export const welcomePage: Page = page('/welcome/:token', {
	open: 'the link is the key',
	async load({ params }) {
		const invitation = await invitationOf(params.token!);
		if (!invitation) throw staleLink();
		return { invitation };
	},
	posts: {
		welcome: {
			action: welcomeAdmin,
			input(fields, ask) {
				tries('sign-in', ask.caller.place, null);
				return { ...withBrowser(fields, ask), language: ask.language, token: ask.params.token };
			},
			then: ({ cookies }) => goOn('/desk', cookies)
		},
		accept: { action: acceptAdmin, input: (_, { params }) => ({ token: params.token }), then: () => '/desk' }
	},
	title: ({ t }) => t('portal:accounts.welcome.title'),
	view: ({ t, actor, invitation, params }) => (
		<Sheet title={t('portal:accounts.welcome.title')} lead={<p>{t('portal:accounts.welcome.lead')}</p>}>
			{actor?.kind === 'account' ? (
				<AccountForm verb="accept" button={t('portal:accounts.welcome.accept')}>
					<p>{t('portal:accounts.welcome.as', { name: actor.name ?? '' })}</p>
				</AccountForm>
			) : (
				<AccountForm
					verb="welcome"
					button={t('portal:accounts.welcome.button')}
					beside={<a href={`/sign-in?to=/welcome/${params.token}`}>{t('portal:accounts.sign-up.instead')}</a>}
				>
					<NameField />
					<MailField value={invitation.mail ?? undefined} />
					<NewPasswordField />
				</AccountForm>
			)}
		</Sheet>
	)
});
