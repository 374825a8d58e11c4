/** What people said of it: those who reported it, and whoever made it. */
import { Badge } from '#ui/parts/badge.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { useView } from '#ui/view.ts';
import type { Detail } from '../seen.ts';

export function Complaints({ reports }: Detail) {
	const { t } = useView();
	if (reports.length === 0) return null;
	return (
		<section class="desk-part">
			<h3>{t('desk:queue.reports', { count: reports.length })}</h3>
			<ul class="desk-voices">
				{reports.map(({ id, at, category, words, awaits }) => (
					<li key={id}>
						<Badge kind="warning" icon="flag">
							{t(`guard:categories.${category}`)}
						</Badge>{' '}
						<span class="quiet-text small-text">
							<Moment at={at} />
							{awaits && ` · ${t('desk:queue.awaits')}`}
						</span>
						{words && <blockquote>{words}</blockquote>}
					</li>
				))}
			</ul>
		</section>
	);
}

/** An appeal, or the answer to a question, stands first: it is what there is to judge. */
export function Objections({ appeals, appealed, asking }: Detail) {
	const { t } = useView();
	if (appeals.length === 0 && !asking) return null;
	return (
		<section class="desk-part desk-objection">
			{appealed && (
				<p>
					{t('desk:queue.appealed', {
						name: appealed.byName ?? '…',
						what: t(`desk:queue.what.${appealed.what}`),
						why: t(`guard:categories.${appealed.why}`)
					})}
					{appealed.words && ` “${appealed.words}”`}
				</p>
			)}
			{asking && (
				<>
					<p>{t('desk:queue.asked', { question: asking.question })}</p>
					{asking.answer ? <blockquote>{asking.answer}</blockquote> : <p>{t('desk:queue.no-answer')}</p>}
				</>
			)}
			{appeals.map(({ id, words }) => (
				<blockquote key={id}>{words}</blockquote>
			))}
		</section>
	);
}
