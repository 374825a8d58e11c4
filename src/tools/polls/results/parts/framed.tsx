import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import { optionTitle } from '../../parts/option-name.tsx';
import { figureOf, figureWords } from '../figures.ts';
import { byPlace, type Outcome } from '../outcome.ts';
import { PlaceBars } from './chart.tsx';
import { Weaves } from './weaves.tsx';
import { Winner } from './winner.tsx';

const mostOptions = 30;

type FramedProps = { outcome: Outcome; link: string; show: 'question' | 'results' };

/** The form itself cannot stand here: a browser sends no cookie of ours from inside another site. */
export function Framed({ outcome, link, show }: FramedProps) {
	const { t, host } = useView();
	const { poll, counted, open } = outcome;
	return (
		<article class="framed-poll">
			<h1>{poll.title}</h1>
			{show === 'results' && counted && outcome.voters > 0 ? (
				<>
					<Weaves />
					<Winner outcome={outcome} />
					<PlaceBars outcome={outcome} count={counted.count} />
				</>
			) : (
				<Question outcome={outcome} />
			)}
			<p class="framed-end">
				<a class="button main" href={open ? link : `${link}/results`} target="_blank" rel="noopener">
					{t(open ? 'polls:results.answer' : 'polls:results.see')}
					<Icon name="external" />
					<span class="unseen">{t('polls:results.new-tab')}</span>
				</a>
				<span class="quiet-text small-text">
					{t('polls:results.voters', { count: outcome.voters })} {host.name}
				</span>
			</p>
		</article>
	);
}

/** The options, with what each got where this visitor may see it. */
function Question({ outcome: { poll, options, counted, voters } }: { outcome: Outcome }) {
	const { t, language } = useView();
	const shown = counted && options.length > mostOptions ? byPlace(options, counted.count) : options;
	return (
		<>
			<ul class="framed-options">
				{shown.slice(0, mostOptions).map((option) => (
					<li key={option.id}>
						<span>{optionTitle(option, poll.zone, language)}</span>
						{counted && voters > 0 && (
							<span class="bar-words">{figureWords(poll.method, figureOf(counted.count, option.id), t, language)}</span>
						)}
					</li>
				))}
			</ul>
			{options.length > mostOptions && (
				<p class="chart-note">{t('polls:results.more-options', { count: options.length - mostOptions })}</p>
			)}
		</>
	);
}
