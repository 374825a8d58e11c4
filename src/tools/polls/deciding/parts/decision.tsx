import { localeOf } from '#ui/locale.ts';
import { LinkButton } from '#ui/parts/button.tsx';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import type { Decision, Option, Poll } from '../../poll.ts';
import { slotLabel } from '../../slots.ts';
import { cityOf } from '../../voting/zone.ts';

type DecisionProps = {
	poll: Poll;
	/** The poll's address, as in `/polls/k3v9`. */
	path: string;
};

/** What was decided, large enough to be read by whoever only came for it. Nothing where nothing is. */
export function DecisionPart({ poll, path }: DecisionProps) {
	return poll.decision && <Decided poll={poll} decision={poll.decision} path={path} />;
}

function Decided({ poll, decision, path }: DecisionProps & { decision: Decision }) {
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
					<DecidedOption key={option.id} option={option} zone={poll.zone} />
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

function DecidedOption({ option, zone }: { option: Option; zone: string }) {
	const { t, language } = useView();
	if (!option.slot) return <li class="decision-day">{option.label}</li>;
	const { day, time } = slotLabel(option.slot, { language: localeOf(language), zone });
	return (
		<li>
			<strong class="decision-day">{day}</strong>
			{time && (
				<span class="decision-time">
					{time}
					{option.slot.kind === 'time' && (
						<span class="decision-zone"> {t('polls:deciding.decision.zone', { place: cityOf(zone) })}</span>
					)}
				</span>
			)}
		</li>
	);
}
