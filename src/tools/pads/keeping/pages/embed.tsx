/** A pad inside the page of another site, to read or to write. */
import { nameOf } from '#kernel/items/item.ts';
import { page } from '#kernel/web/page.ts';
import { readDocument } from '#live/documents/writing.ts';
import Editor from '../../islands/editor.tsx';
import { documentKind, mayWrite } from '../../pad.ts';
import { PadText } from '../../parts/text.tsx';
import * as pads from '../../store.ts';
import { treeOf } from '../../text/document.ts';
import { embeddingOf } from '../embedding.ts';

export const embedPage = page('/pads/:item/embed', {
	embed: true,
	async load({ pass, query, base }) {
		const { writes, bars } = embeddingOf(query);
		const tree = treeOf(await readDocument(documentKind, pass.item));
		const link = `${base}/pads/${nameOf(pass.about)}`;
		return { bars, tree, link, writes: writes && mayWrite(await pads.pad(pass), pass.right) };
	},
	title: ({ pass }) => pass.about.title,
	view: ({ pass, bars, tree, link, writes, actor, t }) => (
		<article class={bars ? 'pad-framed' : 'pad-framed pad-bare'}>
			{bars ? (
				<header class="pad-framed-head">
					<h1>{pass.about.title}</h1>
					<a href={link} target="_blank" rel="noopener">
						{t('pads:keeping.embed.open')}
					</a>
				</header>
			) : (
				<h1 class="unseen">{pass.about.title}</h1>
			)}
			<Editor item={pass.item} writes={writes} name={actor?.name ?? ''} />
			<div id="pad-text" class="pad-text" lang={pass.about.language}>
				<PadText tree={tree} />
				{tree.length === 0 && <p class="quiet">{t('pads:empty')}</p>}
			</div>
		</article>
	)
});
