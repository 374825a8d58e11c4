/** Where a case is about what a sweep did to one maker: how much that is, and the way to the sweep. */
import { defanged } from '#guard/decisions/defanged.ts';
import { useView } from '#ui/view.ts';
import type { Detail } from '../seen.ts';

type Batch = { sweep: string; count: number; titles: string[] };

/** An appeal says nothing of it itself: the case it is about does. */
export function OfSweep({ case_, appealedCase }: Detail) {
	const { t } = useView();
	const about = (appealedCase ?? case_).about;
	if (typeof about.sweep !== 'string') return null;
	const { sweep, count, titles } = about as Batch;
	return (
		<section class="desk-part">
			<h3>
				{t('desk:queue.of-sweep', { count })} · <a href={`/desk/sweeps/${sweep}`}>{t('desk:queue.see-sweep')}</a>
			</h3>
			{titles.length > 0 && (
				<>
					<p>{t('desk:queue.titles')}</p>
					<ul class="desk-things">
						{titles.map((title, place) => (
							<li key={place}>{defanged(title) || t('guard:letters.untitled')}</li>
						))}
					</ul>
				</>
			)}
		</section>
	);
}
