/** Who wrote what: for the editor as numbers, and as a page that needs no script. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { type Ask, page, resource } from '#kernel/web/page.ts';
import { readDocument } from '#live/documents/writing.ts';
import { documentKind } from '../../pad.ts';
import { PadSheet } from '../../parts/pad-sheet.tsx';
import { PadText } from '../../parts/text.tsx';
import { treeOf } from '../../text/document.ts';
import { authorshipOf, hueOf, markAuthors, writersOf } from '../authorship.ts';

export const authorsFile = resource('/pads/:item/authors.json', {
	async answer({ pass }) {
		const [known, writers] = await Promise.all([authorshipOf(pass.item), writersOf(pass.item)]);
		const runs = Object.fromEntries(
			[...known].map(([client, all]) => [client, all.flatMap(({ from, to, author }) => [from, to - from, author])])
		);
		const shown = writers.map(({ actor, ...writer }) => ({ ...writer, own: actor === pass.actor?.id }));
		return Response.json({ writers: shown, runs }, { headers: { 'cache-control': 'no-store' } });
	}
});

async function load({ pass }: Ask<ItemPass>) {
	const doc = await readDocument(documentKind, pass.item);
	const letters = markAuthors(doc, await authorshipOf(pass.item));
	const writers = (await writersOf(pass.item)).map((writer) => ({
		n: writer.n,
		name: writer.name,
		hue: hueOf(writer),
		letters: letters.get(writer.n) ?? 0
	}));
	return { tree: treeOf(doc), writers: writers.filter((writer) => writer.letters > 0) };
}

export const authorsPage = page('/pads/:item/authors', {
	load,
	title: ({ pass, t }) => t('pads:editing.authors.of', { title: pass.about.title }),
	view: ({ pass, tree, writers, language, t }) => (
		<PadSheet pad={pass.about} title={t('pads:editing.authors.title')} wide>
			<ul class="pad-legend" aria-label={t('pads:editing.authors.legend')}>
				{writers.map(({ n, name, hue, letters }) => (
					<li key={n} data-hue={hue}>
						<span class="pad-dot" aria-hidden="true" />
						{name || t('pads:editor.anonymous')}
						<span class="quiet">
							{t('pads:editing.authors.letters', { count: new Intl.NumberFormat(language).format(letters) })}
						</span>
					</li>
				))}
			</ul>
			<div class="pad-text" lang={pass.about.language}>
				<PadText
					tree={tree}
					writers={writers.map((one) => ({ ...one, name: one.name || t('pads:editor.anonymous') }))}
				/>
				{tree.length === 0 && <p class="quiet">{t('pads:empty')}</p>}
			</div>
		</PadSheet>
	)
});
