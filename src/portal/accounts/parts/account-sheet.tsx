import type { ComponentChildren } from 'preact';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Sided } from '#ui/layouts/sided.tsx';
import { useView } from '#ui/view.ts';

export const accountPlaces = [
	'profile',
	'password',
	'two-factor',
	'passkeys',
	'sessions',
	'notices',
	'tokens',
	'deletion'
] as const;
export type AccountPlace = (typeof accountPlaces)[number];

const addressOf = (place: AccountPlace): string => (place === 'profile' ? '/account' : `/account/${place}`);

/** A page of one's own account, with the way to the others. */
export function AccountSheet({
	place,
	lead,
	children
}: {
	place: AccountPlace;
	lead?: string;
	children: ComponentChildren;
}) {
	const { t } = useView();
	const tabs = accountPlaces.map((other) => ({
		href: addressOf(other),
		text: t(`portal:accounts.places.${other}`),
		current: other === place
	}));
	return (
		<Sheet
			wide
			title={t(place === 'notices' ? 'portal:notices.wishes.title' : `portal:accounts.${place}.title`)}
			lead={lead && <p>{lead}</p>}
		>
			<Sided label={t('portal:accounts.places.label')} tabs={tabs}>
				{children}
			</Sided>
		</Sheet>
	);
}
