import * as store from '#kernel/notices/store.ts';
import type { Fields } from '#kernel/web/forms.ts';
import { page } from '#kernel/web/page.ts';
import { Banner } from '#ui/parts/banner.tsx';
import { Button } from '#ui/parts/button.tsx';
import { CheckField, ChoiceField } from '#ui/parts/choice-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { useView } from '#ui/view.ts';
import { AccountSheet } from '../accounts/parts/account-sheet.tsx';
import { chooseNotices, kindsToChoose } from './actions.ts';
import { kindName } from './kind-name.ts';

/** In the name of a field a full stop would begin a part. */
const fieldOf = (way: 'inApp' | 'mail', kind: string): string => `${way}[${kind.replace('.', ':')}]`;

const ticked = (fields: Fields, way: 'inApp' | 'mail'): string[] => {
	const boxes = fields[way];
	const isGroup = typeof boxes === 'object' && !Array.isArray(boxes) && !(boxes instanceof File);
	return isGroup ? Object.keys(boxes).map((name) => name.replace(':', '.')) : [];
};

export const wishesPage = page('/account/notices', {
	needs: 'account',
	async load({ actor, query }) {
		const kinds = kindsToChoose();
		return { kinds, wishes: await store.wishesOf(actor!.id, kinds), kept: query.has('kept') };
	},
	posts: {
		choose: {
			action: chooseNotices,
			input: (fields) => ({
				daily: fields.rhythm === 'daily',
				inApp: ticked(fields, 'inApp'),
				mail: ticked(fields, 'mail')
			}),
			then: () => '/account/notices?kept'
		}
	},
	title: ({ t }) => t('portal:notices.wishes.title'),
	view: ({ kinds, wishes, kept, t }) => (
		<AccountSheet place="notices" lead={t('portal:notices.wishes.lead')}>
			{kept && (
				<Banner kind="success" live>
					{t('portal:notices.wishes.kept')}
				</Banner>
			)}
			<Form verb="choose" action="/account/notices">
				<Rhythm daily={wishes.daily} />
				{kinds.map((kind) => (
					<KindWishes key={kind} kind={kind} wishes={wishes} />
				))}
				<div class="form-actions">
					<Button>{t('portal:notices.wishes.keep')}</Button>
				</div>
			</Form>
			<p class="alone">
				<a href="/notices">{t('portal:notices.back')}</a>
			</p>
		</AccountSheet>
	)
});

function Rhythm({ daily }: { daily: boolean }) {
	const { t } = useView();
	const choice = (value: string) => ({ value, label: t(`portal:notices.wishes.${value}`) });
	return (
		<ChoiceField
			name="rhythm"
			label={t('portal:notices.wishes.rhythm')}
			hint={t('portal:notices.wishes.rhythm-hint')}
			choices={[choice('at-once'), choice('daily')]}
			value={daily ? 'daily' : 'at-once'}
		/>
	);
}

function KindWishes({ kind, wishes }: { kind: string; wishes: store.Wishes }) {
	const { t } = useView();
	return (
		<fieldset class="field">
			<legend>{kindName(kind, t)}</legend>
			<div class="row">
				<CheckField
					name={fieldOf('inApp', kind)}
					label={t('portal:notices.wishes.in-app')}
					checked={wishes.inApp.has(kind)}
				/>
				<CheckField
					name={fieldOf('mail', kind)}
					label={t('portal:notices.wishes.mail')}
					checked={wishes.mail.has(kind)}
				/>
			</div>
		</fieldset>
	);
}
