import { hasWords } from '#kernel/words/words.ts';
import { Moment } from '#ui/parts/moment.tsx';
import { useView } from '#ui/view.ts';
import { actWords, type Line } from '../history.ts';
import { Section } from './section.tsx';

/** Who did what and when, newest first. */
export function History({ history }: { history: Line[] }) {
	const { t } = useView();
	return (
		<Section id="history" title={t('portal:items.history.title')}>
			{history.length === 0 ? (
				<p>{t('portal:items.history.empty')}</p>
			) : (
				<ul>
					{history.map((line) => (
						<HistoryLine key={line.id} line={line} />
					))}
				</ul>
			)}
		</Section>
	);
}

function HistoryLine({ line }: { line: Line }) {
	const { t, language } = useView();
	const key = actWords(line.act);
	const act = t(hasWords(language, key) ? key : 'portal:items.acts.something');
	const by = line.name ?? t(`portal:items.history.${line.by}`);
	return (
		<li>
			<Moment at={line.at} /> · {t('portal:items.history.line', { by, act })}
		</li>
	);
}
