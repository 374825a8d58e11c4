import { markdown } from '#base/markdown.ts';
import { cityOf, formatDay, formatTime, zones } from '#base/zones.ts';
import { localeOf } from '#ui/locale.ts';
import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/choice-field.tsx';
import { Expiry } from '#ui/parts/expiry.tsx';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import { hasTimes } from '../../parts/times-note.tsx';
import { queryOf } from '../addresses.ts';
import ZoneNote from '../islands/zone.tsx';
import type { Visit } from '../visit.ts';

/** Until when one can answer, and until when the poll is kept. */
export function Until({ poll, open, expiresAt }: Pick<Visit, 'poll' | 'open'> & { expiresAt: Date | null }) {
	return (
		<div class="poll-until" data-live-part="until">
			{poll.closesAt && open && <Deadline at={poll.closesAt} zone={poll.zone} words="until" />}
			{expiresAt && <Expiry at={expiresAt} zone={poll.zone} />}
		</div>
	);
}

/** A moment in words, on the clocks of the poll, which are named. */
export function Deadline({ at, zone, words }: { at: Date; zone: string; words: 'until' | 'propose-until' }) {
	const { t, language } = useView();
	const locale = localeOf(language);
	const gaps = { day: formatDay(at, locale, zone), time: formatTime(at, locale, zone), place: cityOf(zone, language) };
	return (
		<p class="expiry">
			<Icon name="clock" />
			<span>{t(`polls:voting.${words}`, gaps)}</span>
		</p>
	);
}

type AboutPollProps = Pick<Visit, 'poll' | 'viewerZone'> & { writtenIn: string; asksZone: boolean };

/** What the poll is about: words, place, and whose clocks its hours are on. */
export function AboutPoll({ poll, writtenIn, viewerZone, asksZone }: AboutPollProps) {
	return (
		<>
			{poll.description && (
				<div class="prose" lang={writtenIn} dangerouslySetInnerHTML={{ __html: markdown(poll.description) }} />
			)}
			{(poll.place || hasTimes(poll)) && (
				<ul class="poll-facts">
					{poll.place && (
						<li>
							<Icon name="pin" />
							<Place place={poll.place} />
						</li>
					)}
					{hasTimes(poll) && (
						<li>
							<Icon name="globe" />
							<Clocks zone={poll.zone} viewerZone={viewerZone} asksZone={asksZone} />
						</li>
					)}
				</ul>
			)}
		</>
	);
}

function Place({ place }: { place: string }) {
	const { t } = useView();
	return (
		<span>
			<span class="unseen">{t('polls:voting.place-of')} </span>
			{place}
		</span>
	);
}

function Clocks({ zone, viewerZone, asksZone }: { zone: string; viewerZone?: string; asksZone: boolean }) {
	const { t, language } = useView();
	if (asksZone) return <ChooseZone zone={viewerZone ?? zone} />;
	if (viewerZone === undefined || viewerZone === zone) return <ZoneNote zone={zone} />;
	return (
		<span>
			{t('polls:voting.times-in', { place: cityOf(viewerZone, language) })}{' '}
			<a href={queryOf({ zone })}>{t('polls:voting.times-back', { place: cityOf(zone, language) })}</a>
		</span>
	);
}

/** The whole list of zones is long: it comes only when asked for. */
function ChooseZone({ zone }: { zone: string }) {
	const { t, language } = useView();
	const choices = zones(localeOf(language)).flatMap(({ region, zones: known }) =>
		known.map((each) => ({ value: each.zone, label: `${region} · ${each.name}` }))
	);
	return (
		<form method="get" class="row choose-zone">
			<SelectField name="zone" label={t('polls:voting.zone')} choices={choices} value={zone} />
			<Button kind="quiet">{t('polls:voting.zone-show')}</Button>
		</form>
	);
}
