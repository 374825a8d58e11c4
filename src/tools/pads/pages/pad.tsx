/** The pad: its text as anybody reads it, and the place to write that wakes up in a browser. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { nameOf } from '#kernel/items/item.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { readDocument } from '#live/documents/writing.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Expiry } from '#ui/parts/expiry.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextArea, TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { addText } from '../actions.ts';
import Beside from '../comments/islands/beside.tsx';
import { countThreads } from '../comments/store.ts';
import { BroughtBanner } from '../etherpad/parts/brought-banner.tsx';
import { offeredFormats } from '../files/export.ts';
import { Arrived } from '../files/parts/arrived.tsx';
import { FilesMenu } from '../files/parts/menu.tsx';
import Editor from '../islands/editor.tsx';
import { Keeping } from '../keeping/parts/keeping.tsx';
import { katexFor } from '../markdown/formula.tsx';
import MarkdownEditor from '../markdown/islands/editor.tsx';
import { headsOf } from '../markdown/outline.ts';
import { Outline } from '../markdown/parts/outline.tsx';
import { MarkdownText } from '../markdown/parts/text.tsx';
import { documentKind, limits, mayWrite } from '../pad.ts';
import { PadText } from '../parts/text.tsx';
import * as store from '../store.ts';
import { treeOf } from '../text/document.ts';

async function load({ pass }: Ask<ItemPass>) {
	const pad = await store.pad(pass);
	const [{ open, all }, document] = await Promise.all([countThreads(pass), readDocument(documentKind, pass.item)]);
	const tree = treeOf(document);
	return {
		pad,
		tree,
		kind: pad.kind,
		katex: await katexFor(tree),
		writes: mayWrite(pad, pass.right),
		open,
		hasComments: all > 0
	};
}

export const padPage = page('/pads/:item', {
	load,
	posts: {
		add: {
			action: addText,
			input: ({ text, name }) => ({ text, name }),
			then: (_done, { pass }) => `/pads/${nameOf(pass.about)}?done=added#pad-end`
		}
	},
	title: ({ pass }) => pass.about.title,
	view: (seen) => (
		<Sheet
			title={seen.pass.about.title}
			titleIn={seen.pass.about.language}
			wide
			kicker={{ icon: 'pad', text: seen.t('pads:kicker') }}
			aside={seen.pass.about.expiresAt && <Expiry at={seen.pass.about.expiresAt} />}
			actions={<Actions {...seen} />}
		>
			<Done {...seen} />
			<Keeping {...seen} />
			<Woken {...seen} />
			<div id="pad-text" class="pad-text" lang={seen.pass.about.language}>
				{seen.kind === 'markdown' ? <MarkdownText {...seen} /> : <PadText tree={seen.tree} />}
				{seen.tree.length === 0 && <p class="quiet">{seen.t('pads:empty')}</p>}
			</div>
			<span id="pad-end" />
			{seen.writes && <Adding named={seen.actor?.kind === 'account'} />}
			<Talking {...seen} />
		</Sheet>
	)
});

function Woken({ pass, kind, tree, writes, actor }: Ask<ItemPass> & Awaited<ReturnType<typeof load>>) {
	const { item, about } = pass;
	const name = actor?.name ?? '';
	if (kind === 'rich') return <Editor item={item} writes={writes} name={name} />;
	return (
		<>
			<MarkdownEditor item={item} writes={writes} name={name} language={about.language} />
			<div id="pad-outline">
				<Outline heads={headsOf(tree)} />
			</div>
		</>
	);
}

function Done({ query, pass, t }: Ask<ItemPass>) {
	const done = query.get('done');
	if (done === 'added')
		return (
			<Banner kind="success" live>
				{t('pads:done.added')}
			</Banner>
		);
	if (done?.startsWith('brought')) return <BroughtBanner whole={done === 'brought'} />;
	if (done === 'imported') return <Arrived query={query} />;
	if (done !== 'made' || !pass.can('manage')) return null;
	return (
		<Banner kind="success" title={t('pads:done.made')} live>
			<p>
				{t('pads:done.made-words')} <a href={`/pads/${nameOf(pass.about)}/links`}>{t('pads:links.title')}</a>
			</p>
		</Banner>
	);
}

function Talking({ pass, actor, open, t }: Ask<ItemPass> & { open: number }) {
	return (
		<aside class="pad-beside" aria-label={t('pads:comments.settings.title')}>
			<Beside item={pass.item} address={`/pads/${nameOf(pass.about)}`} open={open} named={actor?.kind === 'account'} />
		</aside>
	);
}

function Actions({ pass, writes, hasComments, t }: Ask<ItemPass> & { writes: boolean; hasComments: boolean }) {
	const address = `/pads/${nameOf(pass.about)}`;
	return (
		<>
			{pass.can('manage') && (
				<LinkButton kind="quiet" icon="share" href={`${address}/links`}>
					{t('pads:links.title')}
				</LinkButton>
			)}
			{pass.can('manage') && (
				<LinkButton kind="quiet" icon="settings" href={`${address}/settings`}>
					{t('pads:settings.title')}
				</LinkButton>
			)}
			<LinkButton kind="quiet" icon="clock" href={`${address}/history`}>
				{t('pads:history.title')}
			</LinkButton>
			<FilesMenu address={address} formats={offeredFormats()} writes={writes} hasComments={hasComments} />
		</>
	);
}

/** For browsers without scripts; the editor puts it away. */
function Adding({ named }: { named: boolean }) {
	const { t } = useView();
	return (
		<section id="pad-adding" class="stack near" aria-labelledby="adding">
			<h2 id="adding">{t('pads:add.title')}</h2>
			<p>{t('pads:add.why')}</p>
			<Form verb="add">
				<TextArea
					name="text"
					label={t('pads:add.text')}
					hint={t('pads:add.hint')}
					rows={6}
					maxLength={limits.added}
					required
				/>
				{!named && <TextField name="name" label={t('pads:add.name')} maxLength={80} autocomplete="name" />}
				<Button>{t('pads:add.send')}</Button>
			</Form>
		</section>
	);
}
