/** A file becomes a pad, or goes on at the end of one; with or without scripts. */
import { type ItemPass, notAllowed } from '#kernel/access/pass.ts';
import { type Item, nameOf } from '#kernel/items/item.ts';
import { usualDays } from '#kernel/items/keeping.ts';
import { keepsLong } from '#kernel/items/long.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { MoreOptions } from '#ui/parts/more-options.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { limits, mayWrite } from '../../pad.ts';
import { PadSheet } from '../../parts/pad-sheet.tsx';
import { PadSettings } from '../../parts/settings.tsx';
import * as store from '../../store.ts';
import { type Imported, importInto, importPad, type Settled } from '../actions.ts';
import { type Brought, bring, layDown, noFile, pickUp, throwAway, titleIn } from '../bringing.ts';
import { incoming } from '../incoming.ts';
import { ImportForm } from '../parts/import-form.tsx';

type Held = { brought: Brought; name: string };

/** What a form brought, until its post is done or refused. */
const held = new WeakMap<object, Held>();

/** The file leaves the form and is put away; its name goes along, so that nobody has to choose it again. */
async function receive(form: FormData, ask: Ask<ItemPass | null>): Promise<void> {
	const file = form.get('file');
	const known = form.get('brought');
	form.delete('file');
	if (!(file instanceof File) || file.size === 0) {
		if (typeof known !== 'string' || known === '') throw noFile();
		held.set(ask, { brought: await pickUp(known), name: known });
		return;
	}
	const read = await bring(file.name, new Uint8Array(await file.arrayBuffer()), ask.caller.address ?? '');
	const brought = { ...read, title: read.title ?? titleIn(file.name) };
	const name = await layDown(brought);
	held.set(ask, { brought, name });
	form.set('brought', name);
	form.set('fileName', file.name.slice(0, 200));
}

const broughtIn = (ask: object): Brought => {
	const found = held.get(ask);
	if (!found) throw noFile();
	return found.brought;
};

/** What the pad has is no longer needed beside it; where it does not go now, it goes with other strays. */
async function arrived(
	of: Pick<Item, 'id' | 'address'>,
	{ pictures, lost, comments }: Settled,
	ask: object
): Promise<string> {
	await throwAway(held.get(ask)!.name).catch(() => undefined);
	const counts = { done: 'imported', pictures: String(pictures), lost: String(lost), comments: String(comments) };
	return `/pads/${nameOf(of)}?${new URLSearchParams(counts)}`;
}

export const importPage = page('/pads/import', {
	open: 'anybody may bring a text, as anybody may write one',
	load: () => ({}),
	takes: incoming.bytes,
	receive,
	posts: {
		import: {
			action: importPad,
			input: ({ title, writers, keepDays, name }, ask) => ({ title, writers, keepDays, name, brought: broughtIn(ask) }),
			then: (done: Imported, ask) => arrived(done.item, done, ask)
		}
	},
	title: ({ t }) => t('pads:files.import.title'),
	view: ({ actor, t }) => (
		<Sheet
			title={t('pads:files.import.title')}
			kicker={{ icon: 'pad', text: t('pads:kicker') }}
			lead={<p>{t('pads:files.import.lead')}</p>}
		>
			<ImportForm verb="import" send={t('pads:files.import.send')}>
				<TextField
					name="title"
					label={t('pads:title')}
					hint={t('pads:files.import.title-hint')}
					maxLength={limits.title}
					required={false}
				/>
				<MoreOptions id="pads-import">
					<PadSettings writers="link" keepDays={usualDays} keepsLong={keepsLong(actor?.kind === 'account')} />
				</MoreOptions>
			</ImportForm>
			<p class="quiet">
				{t('pads:files.import.etherpad')} <a href="/pads/import/etherpad">{t('pads:files.import.etherpad-link')}</a>
			</p>
		</Sheet>
	)
});

async function admitWriter({ pass }: Ask<ItemPass>): Promise<void> {
	if (!mayWrite(await store.pad(pass), pass.right)) throw notAllowed();
}

export const importIntoPage = page('/pads/:item/import', {
	async load(ask) {
		await admitWriter(ask);
		return {};
	},
	takes: incoming.bytes,
	async receive(form, ask) {
		await admitWriter(ask);
		await receive(form, ask);
	},
	posts: {
		import: {
			action: importInto,
			input: ({ name }, ask) => ({ name, brought: broughtIn(ask) }),
			then: (done: Settled, ask) => arrived(ask.pass.about, done, ask)
		}
	},
	title: ({ t }) => t('pads:files.into.title'),
	view: ({ pass, actor, t }) => (
		<PadSheet
			pad={pass.about}
			title={t('pads:files.into.title')}
			lead={t('pads:files.into.lead', { title: pass.about.title })}
		>
			<ImportForm verb="import" send={t('pads:files.into.send')}>
				{actor?.kind !== 'account' && (
					<TextField name="name" label={t('pads:add.name')} maxLength={80} autocomplete="name" required={false} />
				)}
			</ImportForm>
		</PadSheet>
	)
});
