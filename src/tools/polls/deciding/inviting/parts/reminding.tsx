import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { MoreOptions } from '#ui/parts/more-options.tsx';
import { TextArea } from '#ui/parts/text-field.tsx';
import { NumberField } from '#ui/parts/value-field.tsx';
import { useView } from '#ui/view.ts';
import { limits, type Sums } from '../invitation.ts';

type RemindingProps = {
	sums: Sums;
	/** How many of those missing may be written to today. */
	ready: number;
	/** Days before the deadline; null where no reminder is planned. */
	days: number | null;
	hasDeadline: boolean;
};

/** Who is missing, one button to remind them, and the reminder that comes by itself. */
export function Reminding({ sums, ready, days, hasDeadline }: RemindingProps) {
	const { t } = useView();
	return (
		<section class="stack near" aria-labelledby="reminding-title">
			<h2 id="reminding-title">{t('polls:deciding.reminding.title')}</h2>
			<p>{t('polls:deciding.reminding.sums', { ...sums })}</p>
			{sums.missing > 0 && ready === 0 && <p class="quiet-text">{t('polls:deciding.reminding.tomorrow')}</p>}
			{ready > 0 && (
				<Form verb="remind" label={t('polls:deciding.reminding.title')}>
					<TextArea
						name="reminder"
						label={t('polls:deciding.reminding.message')}
						required={false}
						maxLength={limits.message}
						rows={2}
					/>
					<div class="form-actions">
						<Button icon="bell">{t('polls:deciding.reminding.send', { count: ready })}</Button>
					</div>
				</Form>
			)}
			{hasDeadline && (
				<MoreOptions id="reminding" title={t('polls:deciding.reminding.plan')} open={days !== null}>
					<Form verb="plan" label={t('polls:deciding.reminding.plan')}>
						<NumberField
							name="days"
							label={t('polls:deciding.reminding.days')}
							hint={t('polls:deciding.reminding.days-hint')}
							required={false}
							min={1}
							max={30}
							value={days ?? undefined}
						/>
						<div class="form-actions">
							<Button kind="quiet">{t('polls:deciding.reminding.keep')}</Button>
						</div>
					</Form>
				</MoreOptions>
			)}
		</section>
	);
}
