/** What only its owner decides: who sees the history, whose name stands in it, how far back it goes. */
import { longDay } from '#kernel/items/keeping.ts';
import { Banner } from '#ui/parts/banner.tsx';
import { Button } from '#ui/parts/button.tsx';
import { ChoiceField, SelectField } from '#ui/parts/choice-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { MoreOptions } from '#ui/parts/more-options.tsx';
import { useView } from '#ui/view.ts';
import { daysToRegret, type PastChoice, type Person, pastChoices, type Stretch } from '../moment.ts';
import type { Squash } from '../store.ts';
import { useCalls } from './people.ts';
import { dayOf } from './when.ts';

export type CareProps = { past: PastChoice; people: Person[]; stretches: Stretch[]; squash: Squash | null };

export function Care({ past, people, stretches, squash }: CareProps) {
	const { t } = useView();
	return (
		<MoreOptions id="pads-history-care" title={t('pads:history.care.title')}>
			<Form verb="past">
				<ChoiceField
					name="past"
					label={t('pads:history.care.who')}
					choices={pastChoices.map((value) => ({ value, label: t(`pads:history.care.${value}`) }))}
					value={past}
				/>
				<div class="row">
					<Button kind="quiet">{t('pads:history.care.save')}</Button>
				</div>
			</Form>
			<Names people={people} />
			{squash === null && <Squashing stretches={stretches} />}
		</MoreOptions>
	);
}

function Names({ people }: { people: Person[] }) {
	const { t } = useView();
	const calls = useCalls(people);
	const named = people.filter(
		({ name }, place) => name !== '' && people.findIndex((other) => other.name === name) === place
	);
	if (named.length === 0) return null;
	return (
		<Form verb="erase">
			<h3>{t('pads:history.care.names')}</h3>
			<p>{t('pads:history.care.names-hint')}</p>
			<SelectField
				name="author"
				label={t('pads:history.care.name')}
				choices={named.map(({ n }) => ({ value: String(n), label: calls(n) }))}
			/>
			<div class="row">
				<Button kind="danger" confirm={t('pads:history.care.erase-confirm')}>
					{t('pads:history.care.erase')}
				</Button>
			</div>
		</Form>
	);
}

const mostDays = 400;

/** Before each day: the last moment of the day before stays, all before it goes. */
function Squashing({ stretches }: { stretches: Stretch[] }) {
	const { t, language } = useView();
	const starts = stretches.filter(
		({ from }, place) => place > 0 && dayOf(from, 'en', 'UTC') !== dayOf(stretches[place - 1]!.from, 'en', 'UTC')
	);
	if (starts.length === 0) return null;
	return (
		<Form verb="squash">
			<h3>{t('pads:history.care.squash-title')}</h3>
			<p>{t('pads:history.care.squash-hint', { days: daysToRegret })}</p>
			<SelectField
				name="n"
				label={t('pads:history.care.squash-before')}
				choices={starts
					.slice(-mostDays)
					.map(({ first, from }) => ({ value: String(first - 1), label: longDay(new Date(from), language) }))}
			/>
			<div class="row">
				<Button kind="danger" confirm={t('pads:history.care.squash-confirm', { days: daysToRegret })}>
					{t('pads:history.care.squash')}
				</Button>
			</div>
		</Form>
	);
}

export function GivenUp({ squash }: { squash: Squash }) {
	const { t, language } = useView();
	return (
		<Banner kind="warning" title={t('pads:history.given-up')}>
			<p>{t('pads:history.given-up-words', { day: longDay(squash.due, language) })}</p>
			<Form verb="unsquash" class="row">
				<Button kind="quiet" icon="undo">
					{t('pads:history.bring-back')}
				</Button>
			</Form>
		</Banner>
	);
}
