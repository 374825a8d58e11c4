import { Badge } from '#ui/parts/badge.tsx';
import { Button } from '#ui/parts/button.tsx';
import { ErrorSummary } from '#ui/parts/error-summary.tsx';
import { Form } from '#ui/parts/form.tsx';
import { MoreSummary } from '#ui/parts/more-options.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { DateField } from '#ui/parts/value-field.tsx';
import { useView } from '#ui/view.ts';
import { NameField } from '../../parts/ballot-form.tsx';
import { OptionName } from '../../parts/option-name.tsx';
import { limits } from '../../poll.ts';
import type { VisibleOption } from '../../proposal.ts';
import { maxSlotText } from '../../slots.ts';
import type { Visit } from '../visit.ts';
import { Deadline } from './about.tsx';

/** Options that voters bring: those that wait, and the place to bring one. */
export function Proposing(visit: Visit) {
	const { t } = useView();
	const { poll, waiting, mayPropose, viewerZone } = visit;
	const title = t(`polls:voting.propose-${poll.kind}`);
	return (
		<section class="stack near poll-talk" aria-label={title} id="propose">
			<div data-live-part="proposed" class="stack near">
				{(waiting.length > 0 || mayPropose) && <h2>{title}</h2>}
				{waiting.length > 0 && (
					<ul class="waiting-list">
						{waiting.map((option) => (
							<li key={option.id}>
								<Waiting option={option} poll={poll} viewerZone={viewerZone} />
							</li>
						))}
					</ul>
				)}
			</div>
			{mayPropose && <ProposeForm {...visit} />}
		</section>
	);
}

function Waiting({ option, poll, viewerZone }: Pick<Visit, 'poll' | 'viewerZone'> & { option: VisibleOption }) {
	const { t } = useView();
	return (
		<>
			<OptionName option={option} poll={poll} viewerZone={viewerZone} />{' '}
			{option.proposedBy && (
				<span class="quiet-text">{t('polls:voting.proposed-by', { name: option.proposedBy })} </span>
			)}
			<Badge icon="clock">{t('polls:voting.proposal-waits')}</Badge>
		</>
	);
}

function ProposeForm({ poll, own }: Visit) {
	const { t, typed } = useView();
	const { until, approval } = poll.proposals;
	const labels = {
		name: t('polls:voting.name'),
		'options[0].day': t('polls:voting.propose-day'),
		'options[0].text': t('polls:voting.propose-hours'),
		'options[0].label': t('polls:voting.propose-label'),
		'options[0].link': t('polls:voting.propose-link')
	};
	return (
		<details class="more" open={typed.verb === 'propose'}>
			<MoreSummary>{t(`polls:voting.propose-open-${poll.kind}`)}</MoreSummary>
			<Form verb="propose" apart="propose" label={t(`polls:voting.propose-${poll.kind}`)} class="form more-inside">
				{typed.verb === 'propose' && <ErrorSummary labels={labels} />}
				{approval && <p>{t('polls:voting.propose-approval')}</p>}
				{until && <Deadline at={until} zone={poll.zone} words="propose-until" />}
				{poll.policy.anonymous ? null : <NameField value={own[0]?.name ?? ''} remembered={own.length === 0} />}
				{poll.kind === 'date' ? <DateFields /> : <ChoiceFields />}
				<div class="form-actions">
					<Button kind="quiet" icon="plus">
						{t('polls:voting.propose-send')}
					</Button>
				</div>
			</Form>
		</details>
	);
}

function DateFields() {
	const { t } = useView();
	return (
		<div class="field-row">
			<DateField name="options[0].day" label={t('polls:voting.propose-day')} required />
			<TextField
				name="options[0].text"
				label={t('polls:voting.propose-hours')}
				hint={t('polls:voting.propose-hours-hint')}
				required={false}
				maxLength={maxSlotText}
			/>
		</div>
	);
}

function ChoiceFields() {
	const { t } = useView();
	return (
		<>
			<TextField name="options[0].label" label={t('polls:voting.propose-label')} required maxLength={limits.label} />
			<TextField
				name="options[0].link"
				type="url"
				label={t('polls:voting.propose-link')}
				required={false}
				maxLength={2000}
			/>
		</>
	);
}
