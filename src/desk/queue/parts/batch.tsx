/** Where a case is about what a sweep did to one maker: how much that is, and the way to the sweep. */

import { defanged } from '#guard/decisions/defanged.ts';
import { MoreSummary } from '#ui/parts/more-options.tsx';
import { useView } from '#ui/view.ts';
import type { Detail } from '../seen.ts';

type Batch = { sweep: string; count: number; titles: string[] };

/** An appeal says nothing of it itself: the case it is about does. */
function batchIn({ case_, appealedCase }: Detail): Batch | null {
	const { about } = appealedCase ?? case_;
	return typeof about.sweep === 'string' ? (about as Batch) : null;
}

export const isOfSweep = (detail: Detail): boolean => batchIn(detail) !== null;

export function OfSweep(detail: Detail) {
	const { t } = useView();
	const batch = batchIn(detail);
	if (!batch) return null;
	const { sweep, count, titles } = batch;
	return (
		<section class="desk-part">
			<h3>{t('desk:queue.of-sweep', { count })}</h3>
			<p>
				<a href={`/desk/sweeps/${sweep}`}>{t('desk:queue.see-sweep')}</a>
			</p>
			{titles.length > 0 && (
				<details class="more">
					<MoreSummary>{t('desk:queue.titles')}</MoreSummary>
					<ul class="desk-things">
						{titles.map((title, place) => (
							<li key={place}>{defanged(title) || t('guard:letters.untitled')}</li>
						))}
					</ul>
				</details>
			)}
		</section>
	);
}
