import { markdown } from '#base/markdown.ts';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import type { Option, OptionId, Poll } from '../poll.ts';
import type { OptionTally } from '../tally.ts';

/** Text, picture and link of an option. */
export function AboutOption({
	option: { text, picture, link, slot },
	poll
}: {
	option: Option;
	poll: Pick<Poll, 'id'>;
}) {
	const { t } = useView();
	return (
		<>
			{text && !slot && <div class="prose question-text" dangerouslySetInnerHTML={{ __html: markdown(text) }} />}
			{picture && <img class="question-picture" src={`/polls/${poll.id}/pictures/${picture}`} alt="" loading="lazy" />}
			{link && (
				<a class="question-link" href={link} rel="nofollow noopener noreferrer ugc">
					<Icon name="external" />
					{t('polls:voting.more-about')}
				</a>
			)}
		</>
	);
}

/** What others said, and the seats left, in one quiet line that follows the news. */
export function SaidSoFar({ option, sum }: { option: OptionId; sum: OptionTally }) {
	const { t } = useView();
	const { yes, maybe, seats } = sum;
	const left = seats ? Math.max(0, seats.capacity - seats.taken.length) : 0;
	const said = [
		yes > 0 && t('polls:voting.yes-count', { count: yes }),
		maybe > 0 && t('polls:voting.maybe-count', { count: maybe }),
		seats && t('polls:voting.seats-left', { count: left }),
		seats && seats.waiting.length > 0 && t('polls:voting.waiting-count', { count: seats.waiting.length })
	].filter((words) => typeof words === 'string');
	return (
		<p class="question-said" data-live-part={`said-${option}`}>
			{said.join(' · ')}
		</p>
	);
}
