/** Those of one hand, so that somebody can look them over before deciding on all. */
import { useView } from '#ui/view.ts';
import { spreadOf } from '../alike.ts';
import { queueAddress, togetherAddress } from '../filter.ts';
import type { Detail, Seen } from '../seen.ts';
import { Key } from './key.tsx';

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

export function Alike({ alike, beside, case_, filter }: Detail & Pick<Seen, 'filter'>) {
	const { t } = useView();
	if (beside.length === 0) return null;
	return (
		<details class="desk-alike">
			<summary>
				{alike.length === beside.length ? spreadWords(t, alike) : t('desk:queue.apart', { count: beside.length })}
			</summary>
			<p>
				<a href={togetherAddress(filter, case_.id)} data-key="o">
					{t('desk:queue.together.open')} <Key name="o" />
				</a>
			</p>
			<ol>
				{beside.slice(0, mostListed).map(({ id, title, excerpt, maker }) => (
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
