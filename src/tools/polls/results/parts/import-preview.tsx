import { useView } from '#ui/view.ts';
import { optionName } from '../../parts/option-name.tsx';
import type { ImportedPoll } from '../import.ts';

const mostShown = 40;

/** What is in the file, before anything is made of it. */
export function ImportPreview({ read: { poll, ballots, comments, closedAt } }: { read: ImportedPoll }) {
	const { t, language } = useView();
	const options = poll.options.map((option) => optionName(option, poll.zone, language));
	const names = ballots.map(({ name }) => name).filter(Boolean);
	return (
		<section class="stack near">
			<h2>{t('polls:results.import.found')}</h2>
			<dl class="method">
				<Part title={t('polls:results.import.options', { count: options.length })} words={options} />
				<Part title={t('polls:results.import.voters', { count: ballots.length })} words={names} />
				<div>
					<dt>{t('polls:results.how')}</dt>
					<dd>{t(`polls:counting.methods.${poll.method}.name`)}</dd>
				</div>
				{poll.kind === 'date' && (
					<div>
						<dt>{t('polls:results.import.zone')}</dt>
						<dd>{poll.zone}</dd>
					</div>
				)}
				{comments.length > 0 && (
					<div>
						<dt>{t('polls:results.comments')}</dt>
						<dd>{t('polls:results.import.comments', { count: comments.length })}</dd>
					</div>
				)}
				{closedAt && (
					<div>
						<dt>{t('polls:results.import.state')}</dt>
						<dd>{t('polls:results.now-closed')}</dd>
					</div>
				)}
			</dl>
		</section>
	);
}

function Part({ title, words }: { title: string; words: string[] }) {
	const { t } = useView();
	return (
		<div>
			<dt>{title}</dt>
			<dd>
				<ul class="found">
					{words.slice(0, mostShown).map((word, at) => (
						<li key={`${at} ${word}`}>{word}</li>
					))}
					{words.length > mostShown && <li>{t('polls:results.import.more', { count: words.length - mostShown })}</li>}
				</ul>
			</dd>
		</div>
	);
}
