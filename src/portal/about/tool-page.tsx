/** A tool's own page: what it is, one button to start, then all one may want to know before trusting it. */
import { notFound } from '#kernel/access/pass.ts';
import { textOf } from '#kernel/texts/current.ts';
import type { Tool } from '#kernel/tool.ts';
import { page } from '#kernel/web/page.ts';
import { Hero } from '#ui/layouts/hero.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import type { Translate } from '#ui/view.ts';
import { Hosts } from '../parts/hosts.tsx';
import { roster } from '../roster.ts';
import { Limits } from './limits.tsx';
import { Points, Rules } from './points.tsx';
import { Support } from './support.tsx';

function toolNamed(id: string | undefined): Tool {
	const found = roster().tools.find((tool) => tool.id === id);
	if (!found) throw notFound();
	return found;
}

const nameOf = ({ id }: Tool, t: Translate): string => t(`${id}:name`);

export const toolPage = page('/about/:tool', {
	open: 'everybody may read what a tool does before using it',
	indexed: true,
	load: async ({ params, language }) => ({
		tool: toolNamed(params.tool),
		presentation: await textOf('presentation', language)
	}),
	title: ({ tool, t }) => nameOf(tool, t),
	view: ({ tool, presentation, t }) => (
		<div class="portal-tool" data-hue={tool.id}>
			<Hero
				title={nameOf(tool, t)}
				lead={<p>{t(`${tool.id}:card.about`)}</p>}
				drawing={tool.card.drawing}
				hue={tool.id}
				actions={
					<LinkButton href={tool.card.start} end="onward">
						{t(`${tool.id}:card.start`)}
					</LinkButton>
				}
			/>
			<Points tool={tool.id} />
			<div class="portal-beside">
				<div class="stack">
					<Limits tool={tool} />
					<Rules tool={tool.id} />
					<Hosts text={presentation.markdown} />
				</div>
				<Support tool={tool} />
			</div>
		</div>
	)
});
