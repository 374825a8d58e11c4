/** A pad of Etherpad is brought along: its file, and for how long it is kept. */
import type { FieldFault } from '#base/refusal.ts';
import { nameOf } from '#kernel/items/item.ts';
import { usualDays } from '#kernel/items/keeping.ts';
import { keepsLong } from '#kernel/items/long.ts';
import { spend } from '#kernel/limits/rate.ts';
import { tooLarge } from '#kernel/web/forms.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Button } from '#ui/parts/button.tsx';
import { CheckField } from '#ui/parts/choice-field.tsx';
import { FileField } from '#ui/parts/file-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { MoreOptions } from '#ui/parts/more-options.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { limits } from '../../pad.ts';
import { PadSettings } from '../../parts/settings.tsx';
import { type BroughtPad, bringing, bringPad } from '../actions.ts';
import type { Brought } from '../brought.ts';
import { broughtFrom } from '../import.ts';
import { most } from '../record.ts';

/** What came with a request, until its action is done. */
const brought = new WeakMap<object, Brought>();

async function takeFile(form: FormData, ask: Ask<null>): Promise<void> {
	const file = form.get('file');
	if (!(file instanceof File) || file.size === 0) return;
	if (file.size > most.bytes) throw tooLarge();
	spend(bringing, ask.caller.place ?? '');
	brought.set(ask, await broughtFrom(new Uint8Array(await file.arrayBuffer()), ask.now));
}

/** The form asks for the file, and whether the name it had is kept. */
const asAsked = (fault: FieldFault): FieldFault =>
	fault.field === 'brought'
		? { field: 'file', code: 'required' }
		: { ...fault, field: fault.field === 'name' ? 'keepName' : fault.field };

export const bringPage = page('/pads/import/etherpad', {
	open: 'anybody may bring a pad, as anybody may make one',
	load: () => ({}),
	takes: most.bytes,
	receive: takeFile,
	posts: {
		bring: {
			action: bringPad,
			input: ({ title, writers, keepDays, keepName }, ask) => {
				const file = brought.get(ask);
				return { title, writers, keepDays, brought: file, ...(keepName && file ? { name: file.name } : {}) };
			},
			faults: (faults) => faults.map(asAsked),
			then: ({ item, missing }: BroughtPad) =>
				`/pads/${nameOf(item)}?done=${missing > 0 ? 'brought-in-part' : 'brought'}`
		}
	},
	title: ({ t }) => t('pads:etherpad.bring.title'),
	view: ({ t, actor }) => (
		<Sheet
			title={t('pads:etherpad.bring.title')}
			kicker={{ icon: 'pad', text: t('pads:kicker') }}
			lead={<p>{t('pads:etherpad.bring.lead')}</p>}
		>
			<Form verb="bring" enctype="multipart/form-data" label={t('pads:etherpad.bring.title')}>
				<FileField
					name="file"
					label={t('pads:etherpad.bring.file')}
					hint={t('pads:etherpad.bring.file-hint')}
					accept=".etherpad,.json,application/json"
					required
				/>
				<TextField
					name="title"
					label={t('pads:title')}
					hint={t('pads:etherpad.bring.title-hint')}
					maxLength={limits.title}
				/>
				<CheckField
					name="keepName"
					label={t('pads:etherpad.bring.keep-name')}
					hint={t('pads:etherpad.bring.keep-name-hint')}
				/>
				<MoreOptions id="pads-bring">
					<PadSettings writers="link" keepDays={usualDays} keepsLong={keepsLong(actor?.kind === 'account')} />
				</MoreOptions>
				<Button end="onward">{t('pads:etherpad.bring.send')}</Button>
			</Form>
		</Sheet>
	)
});
