import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import type { Poll } from '../../../poll.ts';
import Choices from '../../islands/choices.tsx';
import Days from '../../islands/days.tsx';
import { UsualButton } from '../../parts/making-form.tsx';
import { zoneNameOf } from '../../parts/zone-field.tsx';

type AddingProps = { poll: Poll; today: string; address: string };

const adding = new Set(['add', 'more']);

/** More options, asked for as when the poll was made; open again when what was typed is shown again. */
export function Adding({ poll, today, address }: AddingProps) {
	const { t, typed, language } = useView();
	return (
		<details class="more polls-adding" open={adding.has(typed.verb ?? '') || undefined}>
			<summary>
				<Icon name="onward" />
				{t(`polls:asking.change.add-${poll.kind}`)}
			</summary>
			<Form action={address} enctype="multipart/form-data" label={t(`polls:asking.change.add-${poll.kind}`)}>
				<UsualButton verb="add" />
				<input type="hidden" name="kind" value={poll.kind} />
				<input type="hidden" name="zone" value={poll.zone} />
				{poll.kind === 'date' ? <Days address={address} today={today} /> : <Choices address={address} />}
				{poll.kind === 'date' && (
					<p class="field-hint">{t('polls:asking.change.zone', { zone: zoneNameOf(poll.zone, language) })}</p>
				)}
				<div class="form-actions">
					<Button verb="add">{t('polls:asking.change.add')}</Button>
				</div>
			</Form>
		</details>
	);
}
