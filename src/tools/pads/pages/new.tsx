/** A pad is made: a title, and one writes. */

import { nameOf } from '#kernel/items/item.ts';
import { longDay, usualDays } from '#kernel/items/keeping.ts';
import { keepsLong } from '#kernel/items/long.ts';
import { page, resource } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { MoreOptions } from '#ui/parts/more-options.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { type Opened, openPad } from '../actions.ts';
import { NameField, titleFor } from '../etherpad/parts/name-field.tsx';
import { Beginning } from '../keeping/parts/beginning.tsx';
import { beginningsFor } from '../keeping/templates.ts';
import { KindField } from '../markdown/parts/kind.tsx';
import { limits } from '../pad.ts';
import { PadSettings } from '../parts/settings.tsx';

/** Where people come who shorten an address by hand. */
export const padsPlace = resource('/pads', {
	open: 'only says where to go',
	answer: () => new Response(null, { status: 302, headers: { location: '/about/pads' } })
});

export const newPadPage = page('/pads/new', {
	open: 'anybody may make a pad',
	indexed: true,
	load: async ({ actor, query }) => ({ begin: await beginningsFor(actor), from: query.get('from') }),
	posts: {
		make: {
			action: openPad,
			input: ({ title, template, writers, keepDays, kind, name }) => ({
				title,
				template,
				writers,
				keepDays,
				kind,
				name
			}),
			then: ({ item }: Opened) => `/pads/${nameOf(item)}?done=made`
		}
	},
	title: ({ t }) => t('pads:new.title'),
	view: ({ t, now, language, actor, begin, from, query }) => (
		<Sheet
			title={t('pads:new.title')}
			kicker={{ icon: 'pad', text: t('pads:kicker') }}
			lead={<p>{t('pads:new.lead')}</p>}
		>
			<Form verb="make">
				<TextField
					name="title"
					label={t('pads:title')}
					value={titleFor(query.get('name')) ?? t('pads:new.usual-title', { day: longDay(now, language) })}
					maxLength={limits.title}
					required
				/>
				{query.get('name') && <NameField wished={query.get('name')} />}
				<Beginning {...begin} chosen={from} />
				<MoreOptions id="pads-new">
					<KindField />
					{!query.get('name') && <NameField wished={null} />}
					<PadSettings writers="link" keepDays={usualDays} keepsLong={keepsLong(actor?.kind === 'account')} />
				</MoreOptions>
				<Button end="onward">{t('pads:new.make')}</Button>
			</Form>
			<p class="quiet">
				{t('pads:files.new')} <a href="/pads/import">{t('pads:files.new-link')}</a>
			</p>
		</Sheet>
	)
});
