/** The pictures of a pad: each by its address, and the place where new ones are sent, with or without scripts. */

import type { ItemPass } from '#kernel/access/pass.ts';
import { notAllowed, notFound } from '#kernel/access/pass.ts';
import { nameOf } from '#kernel/items/item.ts';
import { type Ask, page, resource } from '#kernel/web/page.ts';
import { Button } from '#ui/parts/button.tsx';
import { FileField } from '#ui/parts/file-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { mayWrite } from '../../pad.ts';
import { PadSheet } from '../../parts/pad-sheet.tsx';
import * as pads from '../../store.ts';
import { addPicture, longestAlt, sendPicture } from '../actions.ts';
import { type InText, pictureLimits, readPicture } from '../pictures.ts';
import { receivePicture } from '../sending.ts';

/** What is kept never changes under its name, so browsers need not ask again. */
export const padPicture = resource('/pads/:item/pictures/:name', {
	async answer({ pass, params }) {
		const found = await readPicture(pass.item, params.name!);
		if (!found) throw notFound();
		return new Response(found.bytes as Uint8Array<ArrayBuffer>, {
			headers: {
				'content-type': found.type,
				'content-length': String(found.bytes.byteLength),
				'cache-control': 'private, max-age=31536000, immutable'
			}
		});
	}
});

async function unlessReader({ pass }: Ask<ItemPass>): Promise<void> {
	if (!mayWrite(await pads.pad(pass), pass.right)) throw notAllowed();
}

export const padPictures = page('/pads/:item/pictures', {
	async load(ask) {
		await unlessReader(ask);
		return {};
	},
	async receive(form, ask) {
		await unlessReader(ask);
		await receivePicture(form, ask.pass.item, ask.caller.place);
	},
	posts: {
		send: {
			action: sendPicture,
			input: ({ picture }) => ({ picture }),
			then: (kept: InText) => Response.json(kept, { headers: { 'cache-control': 'no-store' } })
		},
		add: {
			action: addPicture,
			input: ({ picture, alt, name }) => ({ picture, alt, name }),
			faults: (faults) => faults.map((fault) => (fault.field === 'picture' ? { ...fault, field: 'file' } : fault)),
			then: (_done, { pass }) => `/pads/${nameOf(pass.about)}?done=added#pad-end`
		}
	},
	title: ({ t }) => t('pads:editing.pictures.title'),
	view: ({ pass, actor, t }) => (
		<PadSheet pad={pass.about} title={t('pads:editing.pictures.title')}>
			<Form verb="add" enctype="multipart/form-data">
				<FileField
					name="file"
					label={t('pads:editing.pictures.file')}
					hint={t('pads:editing.pictures.file-hint', { most: pictureLimits.bytes / 1024 / 1024 })}
					accept="image/*"
					required
				/>
				<TextField
					name="alt"
					label={t('pads:editing.picture.alt')}
					hint={t('pads:editing.picture.alt-hint')}
					maxLength={longestAlt}
				/>
				{actor?.kind !== 'account' && (
					<TextField name="name" label={t('pads:add.name')} maxLength={80} autocomplete="name" />
				)}
				<Button>{t('pads:editing.pictures.add')}</Button>
			</Form>
		</PadSheet>
	)
});
