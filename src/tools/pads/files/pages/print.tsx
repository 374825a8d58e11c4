/** The text as it looks on paper, without anything around it. */
import { nameOf } from '#kernel/items/item.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { katexFor } from '../../markdown/formula.tsx';
import { MarkdownText } from '../../markdown/parts/text.tsx';
import { paperFor, wishIn } from '../gathering.ts';

export const printPage = page('/pads/:item/print', {
	load: async ({ pass, query }) => {
		const paper = await paperFor(pass, wishIn(query));
		return { paper, katex: await katexFor(paper.tree) };
	},
	title: ({ pass }) => pass.about.title,
	view: ({ paper, katex, pass, t }) => (
		<Sheet
			title={paper.title}
			wide
			actions={
				<>
					<button type="button" class="button main" data-print>
						{t('pads:files.print-now')}
					</button>
					<LinkButton kind="quiet" icon="back" href={`/pads/${nameOf(pass.about)}`}>
						{t('pads:links.back')}
					</LinkButton>
				</>
			}
		>
			<div class="pad-text pad-paper" lang={paper.language}>
				<MarkdownText tree={paper.tree} katex={katex} heads={[]} />
			</div>
		</Sheet>
	)
});
