/** A pad inside the page of another site, to read or to write. */
import { nameOf } from '#kernel/items/item.ts';
import { page } from '#kernel/web/page.ts';
import { readDocument } from '#live/documents/writing.ts';
import Editor from '../../islands/editor.tsx';
import { katexFor } from '../../markdown/formula.tsx';
import MarkdownEditor from '../../markdown/islands/editor.tsx';
import { MarkdownText } from '../../markdown/parts/text.tsx';
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
		const { kind, ...pad } = await pads.pad(pass);
		const link = `${base}/pads/${nameOf(pass.about)}`;
		return { bars, tree, link, kind, katex: await katexFor(tree), writes: writes && mayWrite(pad, pass.right) };
	},
	title: ({ pass }) => pass.about.title,
	view: ({ pass, bars, tree, link, kind, katex, writes, actor, t }) => (
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
			{kind === 'markdown' ? (
				<MarkdownEditor item={pass.item} writes={writes} name={actor?.name ?? ''} language={pass.about.language} />
			) : (
				<Editor item={pass.item} writes={writes} name={actor?.name ?? ''} />
			)}
			<div id="pad-text" class="pad-text" lang={pass.about.language}>
				{kind === 'markdown' ? <MarkdownText tree={tree} katex={katex} /> : <PadText tree={tree} />}
				{tree.length === 0 && <p class="quiet">{t('pads:empty')}</p>}
			</div>
		</article>
	)
});
