import { daysBeforeDeletion } from '#kernel/accounts/account.ts';
import { type Departure, departureOf } from '#kernel/accounts/departure.ts';
import { readProof, staleLink } from '#kernel/accounts/proofs.ts';
import { type Page, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button } from '#ui/parts/button.tsx';
import { ChoiceField } from '#ui/parts/choice-field.tsx';
import { ErrorSummary } from '#ui/parts/error-summary.tsx';
import { Form } from '#ui/parts/form.tsx';
import { useView } from '#ui/view.ts';
import { askDeletion, stay, stayByLink } from '../actions/leaving.ts';
import { tries } from '../limits.ts';
import { AccountForm } from '../parts/account-form.tsx';
import { AccountSheet } from '../parts/account-sheet.tsx';
import { useDay } from '../parts/day.ts';
import { PasswordField, useFieldLabels } from '../parts/fields.tsx';
import { withBrowser } from '../shapes.ts';

export const deletionPage: Page = page('/account/deletion', {
	needs: 'account',
	load: async ({ actor }) => ({ departure: await departureOf(actor!.id) }),
	posts: {
		leave: {
			action: askDeletion,
			input(fields, ask) {
				tries('password', ask.caller.place, ask.actor!.id);
				return withBrowser(fields, ask);
			}
		},
		stay
	},
	title: ({ t }) => t('portal:accounts.deletion.title'),
	view: ({ t, departure }) => (
		<AccountSheet place="deletion" lead={t('portal:accounts.deletion.lead', { days: daysBeforeDeletion })}>
			{departure ? <Waiting departure={departure} /> : <Leaving />}
		</AccountSheet>
	)
});

function Waiting({ departure }: { departure: Departure }) {
	const { t } = useView();
	const day = useDay()(departure.dueAt);
	return (
		<>
			<Banner kind="warning" title={t('portal:accounts.deletion.waiting', { day })}>
				<p>{t(`portal:accounts.deletion.${departure.erase ? 'erases' : 'keeps'}`)}</p>
			</Banner>
			<AccountForm verb="stay" button={t('portal:accounts.deletion.stay')}>
				<p>{t('portal:accounts.deletion.stay-words')}</p>
			</AccountForm>
		</>
	);
}

function Leaving() {
	const { t } = useView();
	const labels = useFieldLabels();
	const choices = (['keep', 'erase'] as const).map((value) => ({
		value,
		label: t(`portal:accounts.deletion.${value}`),
		hint: t(`portal:accounts.deletion.${value}-hint`)
	}));
	return (
		<Form verb="leave">
			<ErrorSummary labels={labels} />
			<p>{t('portal:accounts.deletion.stays')}</p>
			<p>
				<a href="/things/leaving">{t('portal:leaving.title')}</a>
			</p>
			<ChoiceField name="things" label={t('portal:accounts.deletion.things')} choices={choices} value="keep" />
			<PasswordField />
			<div class="form-actions">
				<Button kind="danger">{t('portal:accounts.deletion.button')}</Button>
			</div>
		</Form>
	);
}

export const stayPage: Page = page('/stay/:token', {
	open: 'the link in the letter is the key',
	async load({ params }) {
		if (!(await readProof('stay', params.token!))) throw staleLink();
		return {};
	},
	posts: {
		stay: { action: stayByLink, input: (_, { params }) => ({ token: params.token }), then: () => '/stay/done' }
	},
	title: ({ t }) => t('portal:accounts.stay.title'),
	view: ({ t }) => (
		<Sheet title={t('portal:accounts.stay.title')}>
			<AccountForm verb="stay" button={t('portal:accounts.deletion.stay')}>
				<p>{t('portal:accounts.stay.words')}</p>
			</AccountForm>
		</Sheet>
	)
});

export const stayedPage: Page = page('/stay/done', {
	open: 'says the same to everybody',
	load: () => ({}),
	title: ({ t }) => t('portal:accounts.stay.done'),
	view: ({ t }) => (
		<Sheet title={t('portal:accounts.stay.done')}>
			<p>{t('portal:accounts.stay.done-words')}</p>
		</Sheet>
	)
});
