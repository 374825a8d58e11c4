/** The API in words: what it asks and answers, for those who write programs. */
import { reading, writing } from '#kernel/web/api/serve.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { useView } from '#ui/view.ts';
import { roster } from '../roster.ts';
import type { Chapter } from './chapters.ts';
import { chapters } from './description.ts';
import { Entries } from './entries.tsx';
import { Problems } from './problems.tsx';

const manners = ['keys', 'bodies', 'twice', 'pages', 'troubles', 'pace', 'doubt', 'held'] as const;

export const apiPage = page('/api', {
	open: 'how programs talk to this host',
	indexed: true,
	load: ({ base }) => ({ chapters: chapters(), server: `${base}/api/v1` }),
	title: ({ t }) => t('portal:api.title'),
	view: ({ chapters, server, t }) => (
		<Sheet
			title={t('portal:api.title')}
			lead={<p>{t('portal:api.lead')}</p>}
			wide
			actions={
				<LinkButton kind="quiet" icon="download" href="/api/v1/openapi.json">
					{t('portal:api.document')}
				</LinkButton>
			}
		>
			<p>
				{t('portal:api.server')} <code class="api-code">{server}</code>
			</p>
			<Contents chapters={chapters} />
			<section class="stack near" aria-labelledby="manners">
				<h2 id="manners">{t('portal:api.manners.title')}</h2>
				<dl class="api-manners">
					{manners.map((name) => (
						<div key={name}>
							<dt>{t(`portal:api.manners.${name}`)}</dt>
							<dd>{t(`portal:api.manners.${name}-words`, { read: reading.perMinute, write: writing.perMinute })}</dd>
						</div>
					))}
				</dl>
			</section>
			{chapters.map((chapter) => (
				<Entries key={chapter.room} chapter={chapter} title={t(nameOf(chapter.room))} />
			))}
			<Problems rooms={[...new Set(['kernel', 'guard', ...chapters.map(({ room }) => room)])]} />
		</Sheet>
	)
});

/** A tool is called by its own name; what the house itself offers by what it is about. */
function nameOf(room: string): string {
	if (roster().tools.some((tool) => tool.id === room)) return `${room}:card.name`;
	return room === 'desk' ? 'portal:api.desk' : 'portal:api.house';
}

function Contents({ chapters }: { chapters: Chapter[] }) {
	const { t } = useView();
	return (
		<nav aria-label={t('portal:api.contents')}>
			<ul class="api-contents">
				<li>
					<a href="#manners">{t('portal:api.manners.title')}</a>
				</li>
				{chapters.map(({ room }) => (
					<li key={room}>
						<a href={`#${room}`}>{t(nameOf(room))}</a>
					</li>
				))}
				<li>
					<a href="#problems">{t('portal:api.problems')}</a>
				</li>
			</ul>
		</nav>
	);
}
