import { policyNow } from '#guard/signup/store.ts';
import type { Account } from '#kernel/accounts/account.ts';
import { accountById } from '#kernel/accounts/store.ts';
import { type Page, page } from '#kernel/web/page.ts';
import { Banner } from '#ui/parts/banner.tsx';
import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/choice-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { useView } from '#ui/view.ts';
import { changeMail, changeProfile } from '../actions/profile.ts';
import { sendProofAgain } from '../actions/proving.ts';
import { tries } from '../limits.ts';
import { AccountForm } from '../parts/account-form.tsx';
import { AccountSheet } from '../parts/account-sheet.tsx';
import { MailField, NameField, PasswordField } from '../parts/fields.tsx';
import { withBrowser } from '../shapes.ts';

export const profilePage: Page = page('/account', {
	needs: 'account',
	load: async ({ actor, query }) => ({
		account: await accountById(actor!.id),
		mayInvite: (await policyNow()).membersInvite,
		sent: query.has('sent')
	}),
	posts: {
		profile: changeProfile,
		mail: {
			action: changeMail,
			input(fields, ask) {
				tries('password', ask.caller.place, ask.actor!.id);
				tries('letter', ask.caller.place, ask.actor!.id);
				return withBrowser(fields, ask);
			},
			then: () => '/account?sent'
		},
		again: {
			action: sendProofAgain,
			input(_, { caller, actor }) {
				tries('letter', caller.place, actor!.id);
				return {};
			},
			then: () => '/account?sent'
		}
	},
	title: ({ t }) => t('portal:accounts.profile.title'),
	view: ({ t, account, mayInvite, sent }) => (
		<AccountSheet place="profile">
			{sent && <Banner kind="success">{t('portal:accounts.profile.sent')}</Banner>}
			{!account.mailProven && !sent && <NotProven account={account} />}
			<AccountForm verb="profile" button={t('portal:accounts.profile.save')}>
				<NameField value={account.name} />
				<LanguageField value={account.language} />
			</AccountForm>
			<h2>{t('portal:accounts.profile.mail')}</h2>
			<p>{t('portal:accounts.profile.mail-now', { mail: account.mail })}</p>
			<AccountForm verb="mail" second button={t('portal:accounts.profile.mail-change')}>
				<MailField label={t('portal:accounts.profile.new-mail')} />
				<PasswordField />
			</AccountForm>
			{mayInvite && (
				<p class="alone">
					<a href="/account/invitations">{t('portal:accounts.invitations.title')}</a>
				</p>
			)}
			<p class="alone">
				<a href="/things/leaving">{t('portal:leaving.title')}</a>
			</p>
			<p class="alone">
				<a href="/sign-out">{t('portal:accounts.sign-out.title')}</a>
			</p>
		</AccountSheet>
	)
});

function NotProven({ account }: { account: Account }) {
	const { t } = useView();
	return (
		<Banner kind="warning" title={t('portal:accounts.profile.not-proven')}>
			<p>{t('portal:accounts.profile.not-proven-words', { mail: account.mail })}</p>
			<Form verb="again">
				<Button kind="quiet">{t('portal:accounts.profile.again')}</Button>
			</Form>
		</Banner>
	);
}

function LanguageField({ value }: { value: string }) {
	const { t, languages } = useView();
	const choices = languages.map((language) => ({ value: language, label: t(`portal:accounts.languages.${language}`) }));
	return (
		<SelectField
			name="language"
			label={t('portal:accounts.fields.language')}
			hint={t('portal:accounts.fields.language-hint')}
			choices={choices}
			value={value}
		/>
	);
}
