/** The spaces of whoever looks, and a new one. */
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Badge } from '#ui/parts/badge.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { ErrorSummary } from '#ui/parts/error-summary.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { nameLength, type OpenedSpace, openSpace } from '../actions/space.ts';
import { type SpaceLine, spacesOf } from '../store.ts';

export const spacesPage = page('/spaces', {
	needs: 'account',
	load: async ({ actor }) => ({ spaces: await spacesOf(actor!.id) }),
	posts: { open: { action: openSpace, then: ({ id }: OpenedSpace) => `/spaces/${id}` } },
	title: ({ t }) => t('portal:spaces.title'),
	view: ({ spaces, t }) => (
		<Sheet title={t('portal:spaces.title')} lead={<p>{t('portal:spaces.lead')}</p>}>
			<ErrorSummary labels={{ name: t('portal:spaces.name') }} />
			{spaces.map((space) => (
				<SpaceCard key={space.id} {...space} />
			))}
			<Form verb="open" label={t('portal:spaces.new')}>
				<TextField
					name="name"
					label={t('portal:spaces.name')}
					hint={t('portal:spaces.name-hint')}
					maxLength={nameLength}
					required
				/>
				<div class="form-actions">
					<Button icon="plus">{t('portal:spaces.open')}</Button>
				</div>
			</Form>
		</Sheet>
	)
});

function SpaceCard({ id, name, role, members, items }: SpaceLine) {
	const { t } = useView();
	return (
		<Card title={name} href={`/spaces/${id}`} icon="people" aside={<Badge>{t(`portal:spaces.roles.${role}`)}</Badge>}>
			<p>
				{t('portal:spaces.members', { count: members })} · {t('portal:spaces.items', { count: items })}
			</p>
		</Card>
	);
}
