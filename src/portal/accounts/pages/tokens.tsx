import { accountById } from '#kernel/accounts/store.ts';
import { type Token, tokensOf } from '#kernel/accounts/tokens.ts';
import type { Fields } from '#kernel/web/forms.ts';
import { type Page, page } from '#kernel/web/page.ts';
import { Banner } from '#ui/parts/banner.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { SelectField } from '#ui/parts/choice-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { dropToken, lifetimes, makeToken } from '../actions/tokens.ts';
import { AccountForm } from '../parts/account-form.tsx';
import { AccountSheet } from '../parts/account-sheet.tsx';
import { useDay } from '../parts/day.ts';
import { knownScopes } from '../scopes.ts';

const tokenInput = (fields: Fields) => ({ ...fields, scopes: [fields.scopes ?? []].flat() });

export const tokensPage: Page = page('/account/tokens', {
	needs: 'account',
	load: async ({ actor }) => ({
		tokens: await tokensOf(actor!.id),
		proven: (await accountById(actor!.id)).mailProven,
		made: null as string | null
	}),
	posts: {
		make: { action: makeToken, input: tokenInput, shows: ({ token }) => ({ made: token }) },
		drop: dropToken
	},
	title: ({ t }) => t('portal:accounts.tokens.title'),
	view: ({ t, tokens, made, proven }) => (
		<AccountSheet place="tokens" lead={t('portal:accounts.tokens.lead')}>
			{made && <Made token={made} />}
			{tokens.map((token) => (
				<TokenCard key={token.id} token={token} />
			))}
			<h2>{t('portal:accounts.tokens.new')}</h2>
			{proven ? <NewToken /> : <p>{t('portal:accounts.tokens.not-proven')}</p>}
		</AccountSheet>
	)
});

function Made({ token }: { token: string }) {
	const { t } = useView();
	return (
		<Banner kind="success" title={t('portal:accounts.tokens.made')}>
			<p>{t('portal:accounts.tokens.once')}</p>
			<p>
				<code class="secret">{token}</code>
			</p>
		</Banner>
	);
}

function TokenCard({ token }: { token: Token }) {
	const { t } = useView();
	const day = useDay();
	const used = token.usedAt
		? t('portal:accounts.tokens.used', { day: day(token.usedAt) })
		: t('portal:accounts.tokens.unused');
	const ends = token.expiresAt
		? t('portal:accounts.tokens.ends', { day: day(token.expiresAt) })
		: t('portal:accounts.tokens.endless');
	return (
		<Card title={token.name}>
			<p>{token.scopes.join(' · ')}</p>
			<p>
				{used} {ends}
			</p>
			<Form verb="drop" label={t('portal:accounts.tokens.drop-of', { name: token.name })}>
				<input type="hidden" name="id" value={token.id} />
				<Button kind="quiet">{t('portal:accounts.tokens.drop')}</Button>
			</Form>
		</Card>
	);
}

function NewToken() {
	const { t } = useView();
	const days = lifetimes.map((value) => ({ value, label: t(`portal:accounts.tokens.lives.${value}`) }));
	return (
		<AccountForm verb="make" button={t('portal:accounts.tokens.make')}>
			<TextField
				name="name"
				label={t('portal:accounts.tokens.name')}
				hint={t('portal:accounts.tokens.name-hint')}
				maxLength={60}
				required
			/>
			<fieldset class="field">
				<legend>{t('portal:accounts.tokens.scopes')}</legend>
				<div class="choices">
					{knownScopes().map((scope) => (
						<div class="tick" key={scope}>
							<input type="checkbox" name="scopes" value={scope} id={`scope-${scope}`} />
							<label for={`scope-${scope}`}>{scope}</label>
						</div>
					))}
				</div>
			</fieldset>
			<SelectField name="days" label={t('portal:accounts.tokens.lifetime')} choices={days} value="365" />
		</AccountForm>
	);
}
