import { isDay, isTime, sayDay, sayTime } from '#base/zones.ts';
import { localeOf } from '#ui/locale.ts';
import { Banner } from '#ui/parts/banner.tsx';
import { useView } from '#ui/view.ts';
import { isListed, type Poll } from '../../poll.ts';
import { pastDays, type Skipped, skippedAt } from '../../slots.ts';

const mostNamed = 5;

/** The address of the page that follows a post, with the hours that were asked for and that their days skip. */
export const tellingSkipped = (address: string, skipped: Skipped[]): string =>
	skipped
		.slice(0, mostNamed)
		.reduce(
			(told, { written: { day, time } }) => `${told}${told.includes('?') ? '&' : '?'}skipped=${day}T${time}`,
			address
		);

const skippedNamed = (query: URLSearchParams, zone: string): Skipped[] =>
	query
		.getAll('skipped')
		.slice(0, mostNamed)
		.flatMap((text) => {
			const [day, time] = text.split('T');
			return (isDay(day) && isTime(time) && skippedAt({ day, time }, zone)) || [];
		});

type ToCheckProps = { poll: Poll; query: URLSearchParams; now: Date };

/** What is surely a slip of the hand or of the clocks, said while it is still easy to mend. */
export function ToCheck({ poll, query, now }: ToCheckProps) {
	const { t, language } = useView();
	const past = pastDays(poll.options.filter(isListed), poll.zone, now);
	const skipped = skippedNamed(query, poll.zone);
	if (past.length + skipped.length === 0) return null;
	return (
		<Banner kind="warning" title={t('polls:asking.check.title')}>
			<SkippedWords skipped={skipped} />
			{past.length > 0 && (
				<p>{t('polls:asking.check.past', { count: past.length, day: sayDay(past[0]!, localeOf(language)) })}</p>
			)}
		</Banner>
	);
}

/** Of a voter's own proposal: what else is in the poll is not theirs to check. */
export function SkippedToCheck({ poll, query }: Pick<ToCheckProps, 'poll' | 'query'>) {
	const { t } = useView();
	const skipped = skippedNamed(query, poll.zone);
	if (skipped.length === 0) return null;
	return (
		<Banner kind="warning" title={t('polls:asking.check.title')}>
			<SkippedWords skipped={skipped} />
		</Banner>
	);
}

function SkippedWords({ skipped }: { skipped: Skipped[] }) {
	const { t, language } = useView();
	const locale = localeOf(language);
	return skipped.map(({ written, shown }) => (
		<p key={written.day + written.time}>
			{t('polls:asking.check.skipped', {
				day: sayDay(written.day, locale),
				written: sayTime(written.time, locale),
				shown: sayTime(shown.time, locale)
			})}
		</p>
	));
}
