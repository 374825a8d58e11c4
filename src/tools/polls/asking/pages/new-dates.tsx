/** A date poll is made. */
import { faultsOf } from '#base/inputs.ts';
import type { FieldFault } from '#base/refusal.ts';
import { wallOf } from '#base/zones.ts';
import { malformed } from '#kernel/actions/perform.ts';
import { nameOf } from '#kernel/items/item.ts';
import type { Fields } from '#kernel/web/forms.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { type Opened, openInput, openPoll } from '../actions.ts';
import { datesAsked, datesFaults, datesRead } from '../dates.ts';
import Days from '../islands/days.tsx';
import { MakingForm } from '../parts/making-form.tsx';
import { tellingSkipped } from '../parts/to-check.tsx';
import { redrawn, type Typed } from '../rows.ts';
import { ownFaults, settingsTyped, typedIn } from '../typed.ts';
import { firstZone, zoneTyped } from '../zone.ts';

const address = '/polls/new/dates';
const emptyRows = [{ day: '' }, { day: '' }, { day: '' }];

const read = (typed: Typed, { language }: Pick<Ask, 'language'>) =>
	datesRead(datesAsked(typed), zoneTyped(typed, language), language);

/** @throws kernel.malformed naming the days and hours that cannot be read, and whatever is wrong beside them. */
function input(fields: Fields, ask: Ask<null>) {
	const typed = typedIn(fields);
	const { options, faults } = read(typed, ask);
	const { title = '', address, password, passwordGuards } = typed;
	const asked = { title, kind: 'date', options, settings: settingsTyped(typed), address, password, passwordGuards };
	if (faults.length > 0) throw malformed({ fields: [...besidesDates(asked), ...faults] });
	return asked;
}

function besidesDates(asked: object): FieldFault[] {
	const { error } = openInput.safeParse(asked);
	return error ? faultsOf(error, asked).filter(({ field }) => !field.startsWith('options')) : [];
}

export const newDatesPage = page(address, {
	open: 'anybody may make a poll',
	indexed: true,
	load({ language, now }) {
		const zone = firstZone(language);
		return { zone, today: wallOf(now, zone).day };
	},
	posts: {
		make: {
			action: openPoll,
			once: true,
			input,
			faults: (faults, fields, ask) => ownFaults(datesFaults(faults, read(typedIn(fields), ask).rows)),
			then({ item }: Opened, ask, fields) {
				const { skipped } = read(typedIn(fields), ask);
				return tellingSkipped(`/polls/${nameOf(item)}/made`, skipped);
			}
		},
		more: { redraw: (typed, { query }) => redrawn(typed, 'rows', query, emptyRows) }
	},
	title: ({ t }) => t('polls:asking.new.date.title'),
	view: ({ zone, today, base, t }) => (
		<Sheet title={t('polls:asking.new.date.title')} kicker={{ icon: 'ballot', text: t('polls:asking.kicker') }}>
			<MakingForm kind="date" zone={zone} base={base} address={address}>
				<Days address={address} today={today} />
			</MakingForm>
		</Sheet>
	)
});
