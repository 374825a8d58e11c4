import { qrSvg } from '#base/qr.ts';
import { pendingFactor, type SecondFactor } from '#kernel/accounts/second-factor.ts';
import { accountById } from '#kernel/accounts/store.ts';
import type { Fields } from '#kernel/web/forms.ts';
import { type Ask, type Page, page } from '#kernel/web/page.ts';
import { Banner } from '#ui/parts/banner.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { beginSecondFactor, proveSecondFactor, renewCodes, stopSecondFactor } from '../actions/second-factor.ts';
import { tries } from '../limits.ts';
import { AccountForm } from '../parts/account-form.tsx';
import { AccountSheet } from '../parts/account-sheet.tsx';
import { PasswordField } from '../parts/fields.tsx';
import { goOn, withBrowser } from '../shapes.ts';

const here = '/account/two-factor';

function tried(fields: Fields, ask: Ask<null>) {
	tries('password', ask.caller.place, ask.actor!.id);
	return withBrowser(fields, ask);
}

export const twoFactorPage: Page = page('/account/two-factor', {
	needs: 'account',
	async load({ actor }) {
		const account = await accountById(actor!.id);
		const pending = account.secondFactor ? null : await pendingFactor(account.id, account.mail);
		return { on: account.secondFactor, pending, codes: null as string[] | null };
	},
	posts: {
		begin: { action: beginSecondFactor, input: tried },
		prove: { action: proveSecondFactor, input: tried, then: ({ cookies }) => goOn(here, cookies) },
		stop: { action: stopSecondFactor, input: tried, then: ({ cookies }) => goOn(here, cookies) },
		codes: { action: renewCodes, input: tried, shows: ({ codes }) => ({ codes }) }
	},
	title: ({ t }) => t('portal:accounts.two-factor.title'),
	view: ({ t, on, pending, codes }) => (
		<AccountSheet place="two-factor" lead={t('portal:accounts.two-factor.lead')}>
			{on ? <Working codes={codes} /> : pending ? <Beginning factor={pending} /> : <Off />}
		</AccountSheet>
	)
});

function Off() {
	const { t } = useView();
	return (
		<AccountForm verb="begin" button={t('portal:accounts.two-factor.begin')}>
			<PasswordField />
		</AccountForm>
	);
}

function Beginning({ factor }: { factor: SecondFactor }) {
	const { t } = useView();
	return (
		<>
			<h2>{t('portal:accounts.two-factor.scan')}</h2>
			<Code uri={factor.uri} />
			<p>{t('portal:accounts.two-factor.by-hand')}</p>
			<p>
				<code>{factor.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
			</p>
			<p>
				<a href={factor.uri}>{t('portal:accounts.two-factor.open')}</a>
			</p>
			<h2>{t('portal:accounts.two-factor.keep')}</h2>
			<Codes codes={factor.codes} />
			<h2>{t('portal:accounts.two-factor.prove')}</h2>
			<AccountForm verb="prove" button={t('portal:accounts.two-factor.finish')}>
				<TextField
					name="code"
					label={t('portal:accounts.fields.code')}
					hint={t('portal:accounts.two-factor.code-hint')}
					inputMode="numeric"
					autocomplete="one-time-code"
					maxLength={20}
					required
				/>
			</AccountForm>
		</>
	);
}

const Code = ({ uri }: { uri: string }) => {
	const { t } = useView();
	return (
		<div
			class="link-code"
			role="img"
			aria-label={t('portal:accounts.two-factor.qr')}
			dangerouslySetInnerHTML={{ __html: qrSvg(uri) }}
		/>
	);
};

function Codes({ codes }: { codes: string[] }) {
	const { t } = useView();
	return (
		<>
			<p>{t('portal:accounts.two-factor.codes')}</p>
			<ul class="codes">
				{codes.map((code) => (
					<li key={code}>
						<code>{code}</code>
					</li>
				))}
			</ul>
		</>
	);
}

function Working({ codes }: { codes: string[] | null }) {
	const { t } = useView();
	return (
		<>
			<Banner kind="success">{t('portal:accounts.two-factor.on')}</Banner>
			{codes && <Codes codes={codes} />}
			<h2>{t('portal:accounts.two-factor.renew')}</h2>
			<AccountForm verb="codes" button={t('portal:accounts.two-factor.renew-button')}>
				<PasswordField />
			</AccountForm>
			<h2>{t('portal:accounts.two-factor.stop')}</h2>
			<AccountForm verb="stop" button={t('portal:accounts.two-factor.stop-button')}>
				<PasswordField />
			</AccountForm>
		</>
	);
}
