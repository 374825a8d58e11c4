import type { ComponentChildren } from 'preact';
import { Button } from '#ui/parts/button.tsx';
import { ErrorSummary } from '#ui/parts/error-summary.tsx';
import { Form } from '#ui/parts/form.tsx';
import { MoreOptions } from '#ui/parts/more-options.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { noProposals, usualPolicy } from '../../policy.ts';
import { type Kind, limits } from '../../poll.ts';
import ZoneHere from '../islands/zone-here.tsx';
import { faultLabels } from './fault-labels.ts';
import { Keeping } from './keeping.tsx';
import { PollSettings, type Settings } from './poll-settings.tsx';
import { zoneNameOf } from './zone-field.tsx';

const usual = (kind: Kind, zone: string): Settings => ({
	kind,
	description: '',
	place: '',
	zone,
	method: 'yes-maybe',
	scale: { maxScore: null, dots: null, dotsPerOption: null },
	policy: usualPolicy,
	proposals: noProposals,
	closesAt: null
});

type MakingProps = { kind: Kind; zone: string; base: string; address: string; children: ComponentChildren };

/** The least first: a title, the options, one button; the rest one tap away. */
export function MakingForm({ kind, zone, base, address, children }: MakingProps) {
	const { t, faults, typed, language } = useView();
	return (
		<>
			<ErrorSummary
				labels={{ ...faultLabels(faults, t), ...(kind === 'date' && { options: t('polls:asking.days') }) }}
			/>
			<Form action={address} enctype="multipart/form-data" class="form polls-making">
				<UsualButton verb="make" />
				<TextField
					name="title"
					label={t('polls:asking.title')}
					hint={t(`polls:asking.title-hint.${kind}`)}
					required
					maxLength={limits.title}
				/>
				{children}
				<ZoneHere
					name={zoneNameOf(typed['settings.zone'] ?? zone, language)}
					chosen={'settings.zone' in typed}
					unsaid={kind !== 'date'}
				/>
				<MoreOptions id="poll-options" open={faults.some(({ field }) => isFurther(field)) || undefined}>
					<PollSettings poll={usual(kind, zone)} />
					<Keeping base={base} />
				</MoreOptions>
				<div class="form-actions polls-main-action">
					<Button verb="make">{t('polls:asking.make')}</Button>
				</div>
			</Form>
		</>
	);
}

const isFurther = (field: string): boolean => /^(settings\.|address$|password)/.test(field);

/** The Enter key presses the first button of a form: without this one it would add a row. */
export const UsualButton = ({ verb }: { verb: string }) => (
	<button class="unseen" type="submit" name="verb" value={verb} tabIndex={-1} aria-hidden="true" />
);
