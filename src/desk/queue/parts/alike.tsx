/** Those of one hand, so that somebody can look them over before deciding on all. */
import { useView } from '#ui/view.ts';
import { spreadOf } from '../alike.ts';
import { queueAddress } from '../filter.ts';
import type { Detail, Seen } from '../seen.ts';

const mostListed = 100;

export function spreadWords(t: (key: string, gaps?: Record<string, number>) => string, alike: Detail['alike']): string {
	const { count, networks, hours } = spreadOf(alike);
	const time =
		hours <= 24
			? t('desk:queue.spread.hours', { count: hours })
			: t('desk:queue.spread.days', { count: Math.ceil(hours / 24) });
	return [t('desk:queue.alike', { count }), time, networks > 0 && t('desk:queue.spread.networks', { count: networks })]
		.filter(Boolean)
		.join(', ');
}

export function Alike({ alike, case_, filter }: Detail & Pick<Seen, 'filter'>) {
	const { t } = useView();
	if (alike.length === 0) return null;
	return (
		<details class="desk-alike">
			<summary>{spreadWords(t, alike)}</summary>
			<ol>
				{alike.slice(0, mostListed).map(({ id, title, excerpt, maker }) => (
					<li key={id}>
						<a href={queueAddress(filter, id)} aria-current={id === case_.id ? 'true' : undefined}>
							{title || excerpt || t('guard:letters.untitled')}
						</a>{' '}
						<span class="quiet-text small-text">{maker}</span>
					</li>
				))}
			</ol>
		</details>
	);
}
