import type { Follow, Published } from '#guard/exchange/store.ts';
import { Badge } from '#ui/parts/badge.tsx';
import { useView } from '#ui/view.ts';

export const path = '/desk/exchange';
export const followPath = (id: number): string => `${path}/from/${id}`;
export const ownPath = (name: string): string => `${path}/ours/${name}`;

/** Without `https://`: who reads it knows. */
export const bare = (address: string): string => address.replace(/^https?:\/\//, '');

const known = [
	'signature',
	'other-key',
	'older',
	'expired',
	'other-list',
	'unreadable',
	'outside-closed',
	'outside-silent'
];

/** Why the last asking brought nothing, in words. */
export function useTrouble(): (trouble: string) => string {
	const { t } = useView();
	return (trouble) => {
		const status = /^status (\d+)$/.exec(trouble)?.[1];
		if (status) return t('desk:exchange.trouble-status', { status });
		return t(`desk:exchange.troubles.${known.includes(trouble) ? trouble : 'other'}`);
	};
}

export function FollowBadge({ follow: { suspendedWhy, trouble, digest } }: { follow: Follow }) {
	const { t } = useView();
	if (suspendedWhy) {
		return (
			<Badge kind={suspendedWhy === 'precision' ? 'warning' : 'plain'}>
				{t(`desk:exchange.suspended.${suspendedWhy}`)}
			</Badge>
		);
	}
	if (trouble) return <Badge kind="danger">{t('desk:exchange.in-trouble')}</Badge>;
	return digest ? (
		<Badge kind="success">{t('desk:exchange.in-force')}</Badge>
	) : (
		<Badge>{t('desk:exchange.not-yet')}</Badge>
	);
}

export function OwnBadge({ list: { closedAt, grows } }: { list: Published }) {
	const { t } = useView();
	if (closedAt) return <Badge>{t('desk:exchange.closed')}</Badge>;
	return grows ? <Badge kind="info">{t('desk:exchange.growing')}</Badge> : null;
}
