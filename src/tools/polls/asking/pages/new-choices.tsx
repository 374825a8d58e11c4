/** A choice poll is made. */
import { nameOf } from '#kernel/items/item.ts';
import type { Fields } from '#kernel/web/forms.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { type Opened, openPoll, takePicture } from '../actions.ts';
import { choicesFaults, choicesRead } from '../choices.ts';
import Choices from '../islands/choices.tsx';
import { MakingForm } from '../parts/making-form.tsx';
import { receivePictures } from '../picture.ts';
import { redrawn } from '../rows.ts';
import { ownFaults, settingsTyped, typedIn } from '../typed.ts';
import { firstZone } from '../zone.ts';

const address = '/polls/new/choices';

function input(fields: Fields) {
	const typed = typedIn(fields);
	const { title = '', address, password, passwordGuards } = typed;
	const { options } = choicesRead(typed);
	return { title, kind: 'choice', options, settings: settingsTyped(typed), address, password, passwordGuards };
}

export const newChoicesPage = page(address, {
	open: 'anybody may make a poll',
	indexed: true,
	load: ({ language }) => ({ zone: firstZone(language) }),
	receive: (form, { caller }) => receivePictures(form, caller.place),
	posts: {
		make: {
			action: openPoll,
			once: true,
			input,
			faults: (faults, fields) => ownFaults(choicesFaults(faults, choicesRead(typedIn(fields)).rows)),
			then: ({ item }: Opened) => `/polls/${nameOf(item)}/made`
		},
		picture: {
			action: takePicture,
			input: (fields) => ({ picture: typedIn(fields)['options[0].picture'] }),
			then: (picture: string) => Response.json({ picture })
		},
		more: { redraw: (typed, { query }) => redrawn(typed, 'options', query, [{ label: '' }]) }
	},
	title: ({ t }) => t('polls:asking.new.choice.title'),
	view: ({ zone, base, t }) => (
		<Sheet title={t('polls:asking.new.choice.title')} kicker={{ icon: 'ballot', text: t('polls:asking.kicker') }}>
			<MakingForm kind="choice" zone={zone} base={base} address={address}>
				<Choices address={address} />
			</MakingForm>
		</Sheet>
	)
});
