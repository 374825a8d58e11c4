import { cityOf } from '#base/zones.ts';
import { localeOf } from '#ui/locale.ts';
import { LinkButton } from '#ui/parts/button.tsx';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import { type Clocks, SlotTime } from '../../parts/option-name.tsx';
import type { Decision, Option, Poll } from '../../poll.ts';
import { slotLabel } from '../../slots.ts';

type DecisionProps = {
	poll: Poll;
	/** The poll's address, as in `/polls/k3v9`. */
	path: string;
	/** Whose clocks the reader asked for. */
	viewerZone?: string;
};

/** What was decided, large enough to be read by whoever only came for it. Nothing where nothing is. */
export function DecisionPart({ poll, ...rest }: DecisionProps) {
	return poll.decision && <Decided poll={poll} decision={poll.decision} {...rest} />;
}

function Decided({ poll, decision, path, viewerZone }: DecisionProps & { decision: Decision }) {
	const { t } = useView();
	const options = decision.options.flatMap((id) => poll.options.find((option) => option.id === id) ?? []);
	return (
		<section class="decision" aria-labelledby="decision-title">
			<p class="decision-kicker" id="decision-title">
				<Icon name="success" />
				{t('polls:deciding.decision.title')}
			</p>
			<ul class="decision-options">
				{options.map((option) => (
					<DecidedOption key={option.id} option={option} clocks={{ zone: poll.zone, viewerZone }} />
				))}
			</ul>
			{poll.place && <p class="decision-place">{t('polls:deciding.decision.place', { place: poll.place })}</p>}
			{decision.message && <p class="decision-message">{decision.message}</p>}
			{poll.kind === 'date' && (
				<p class="decision-actions">
					<LinkButton kind="quiet" icon="calendar" href={`${path}/decision.ics`} download>
						{t('polls:deciding.decision.calendar')}
					</LinkButton>
				</p>
			)}
		</section>
	);
}

function DecidedOption({ option, clocks }: { option: Option; clocks: Clocks }) {
	const { t, language } = useView();
	const { slot } = option;
	if (!slot) return <li class="decision-day">{option.label}</li>;
	const { day, time } = slotLabel(slot, { language: localeOf(language), ...clocks });
	return (
		<li data-clocks>
			<strong class="decision-day" data-clocks-day>
				{day}
			</strong>
			{slot.kind === 'time' ? (
				<span class="decision-time">
					<SlotTime slot={slot} clocks={clocks} />
					<span class="decision-zone" data-clocks-words>
						{' '}
						{t('polls:deciding.decision.zone', { place: cityOf(clocks.viewerZone ?? clocks.zone, language) })}
					</span>
				</span>
			) : (
				time && <span class="decision-time">{time}</span>
			)}
		</li>
	);
}
