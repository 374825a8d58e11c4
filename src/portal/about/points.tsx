import { useView, type View } from '#ui/view.ts';

/** A tool says `<tool>:about.does.1.title`, `.words`, and so on: as many as it has. */
const mostPoints = 12;

const known = (t: View['t'], key: string): boolean => t(key) !== key;

/** The numbers of those that a tool has words for. */
export const pointsOf = (t: View['t'], key: (point: number) => string): number[] =>
	Array.from({ length: mostPoints }, (_, at) => at + 1).filter((point) => known(t, key(point)));

/** What it does, point by point. */
export function Points({ tool }: { tool: string }) {
	const { t } = useView();
	const points = pointsOf(t, (point) => `${tool}:about.does.${point}.title`);
	if (points.length === 0) return null;
	return (
		<section class="stack" aria-labelledby="does">
			<h2 id="does">{t('portal:about.does')}</h2>
			<ul class="portal-points">
				{points.map((point) => (
					<li key={point}>
						<h3>{t(`${tool}:about.does.${point}.title`)}</h3>
						<p>{t(`${tool}:about.does.${point}.words`)}</p>
					</li>
				))}
			</ul>
		</section>
	);
}

/** Its own rules, then those of the host. */
export function Rules({ tool }: { tool: string }) {
	const { t } = useView();
	return (
		<section class="stack near" aria-labelledby="rules">
			<h2 id="rules">{t('portal:about.rules')}</h2>
			<ul class="portal-lines">
				{pointsOf(t, (point) => `${tool}:about.rules.${point}`).map((point) => (
					<li key={point}>{t(`${tool}:about.rules.${point}`)}</li>
				))}
				<li>
					{t('portal:about.rules-all')} <a href="/terms">{t('portal:texts.terms.title')}</a>,{' '}
					<a href="/moderation">{t('portal:texts.moderation.title')}</a>
				</li>
			</ul>
		</section>
	);
}
