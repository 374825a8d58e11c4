import { formatDay } from '#base/zones.ts';
import { localeOf } from '#ui/locale.ts';
import { useView } from '#ui/view.ts';
import type { Outcome } from '../outcome.ts';

const mostShown = 200;

/** What was said beside the answers. */
export function Remarks({ outcome: { poll, comments } }: { outcome: Outcome }) {
	const { t, language } = useView();
	if (comments.length === 0) return null;
	return (
		<section class="stack near">
			<h2>{t('polls:results.comments')}</h2>
			<ul class="remarks">
				{comments.slice(0, mostShown).map(({ id, name, text, at, private: secret }) => (
					<li key={id}>
						<p class="remark-head">
							<strong>{name || t('polls:results.somebody')}</strong>
							<span class="quiet-text">{formatDay(at, localeOf(language), poll.zone, 'short')}</span>
							{secret && <span class="quiet-text">{t('polls:results.private')}</span>}
						</p>
						<p class="remark">{text}</p>
					</li>
				))}
			</ul>
		</section>
	);
}
