import { type Passkey, passkeysOf } from '#kernel/accounts/passkeys.ts';
import { type Page, page } from '#kernel/web/page.ts';
import { Button } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { addPasskey, beginPasskey, dropPasskey, namePasskey } from '../actions/passkeys.ts';
import Passkeys from '../islands/passkeys.tsx';
import { json } from '../json.ts';
import { tries } from '../limits.ts';
import { AccountSheet } from '../parts/account-sheet.tsx';
import { useDay } from '../parts/day.ts';
import { PasswordField } from '../parts/fields.tsx';
import { withBrowser } from '../shapes.ts';

const here = '/account/passkeys';

export const passkeysPage: Page = page('/account/passkeys', {
	needs: 'account',
	load: async ({ actor }) => ({ passkeys: await passkeysOf(actor!.id) }),
	posts: {
		begin: {
			action: beginPasskey,
			input(fields, ask) {
				tries('password', ask.caller.place, ask.actor!.id);
				return withBrowser(fields, ask);
			},
			then: (options) => json(options)
		},
		add: { action: addPasskey, then: () => json({ to: here }) },
		name: namePasskey,
		drop: dropPasskey
	},
	title: ({ t }) => t('portal:accounts.passkeys.title'),
	view: ({ t, passkeys }) => (
		<AccountSheet place="passkeys" lead={t('portal:accounts.passkeys.lead')}>
			{passkeys.map((passkey) => (
				<PasskeyCard key={passkey.id} passkey={passkey} />
			))}
			<h2>{t('portal:accounts.passkeys.new')}</h2>
			<Form id="new-passkey" label={t('portal:accounts.passkeys.new')}>
				<NewName />
				<PasswordField />
			</Form>
			<Passkeys mode="add" form="new-passkey" />
		</AccountSheet>
	)
});

function NewName() {
	const { t } = useView();
	const hint = t('portal:accounts.passkeys.name-hint');
	return <TextField name="name" label={t('portal:accounts.passkeys.name')} hint={hint} maxLength={60} required />;
}

function PasskeyCard({ passkey }: { passkey: Passkey }) {
	const { t } = useView();
	const day = useDay();
	const { id, name } = passkey;
	const used = passkey.usedAt
		? t('portal:accounts.tokens.used', { day: day(passkey.usedAt) })
		: t('portal:accounts.tokens.unused');
	return (
		<Card title={name}>
			<p>
				{t('portal:accounts.passkeys.since', { day: day(passkey.at) })} {used}
			</p>
			<div class="row">
				<Form verb="name" label={t('portal:accounts.passkeys.rename-of', { name })}>
					<input type="hidden" name="id" value={id} />
					<input
						class="input"
						name="name"
						value={name}
						maxLength={60}
						required
						aria-label={t('portal:accounts.passkeys.name')}
					/>
					<Button kind="quiet">{t('portal:accounts.passkeys.rename')}</Button>
				</Form>
				<Form verb="drop" label={t('portal:accounts.passkeys.drop-of', { name })}>
					<input type="hidden" name="id" value={id} />
					<Button kind="quiet">{t('portal:accounts.passkeys.drop')}</Button>
				</Form>
			</div>
		</Card>
	);
}
