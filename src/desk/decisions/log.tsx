/** Everything that was decided, by whom and why: to be searched, and kept elsewhere. */
import { decisions, isAgainst } from '#guard/decisions/decision.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Badge } from '#ui/parts/badge.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/choice-field.tsx';
import { Empty } from '#ui/parts/empty.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { Pager } from '#ui/parts/pager.tsx';
import { Tabs } from '#ui/parts/tabs.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { decisionWords } from '../queue/words.ts';
import * as store from './store.ts';

const perPage = 50;

export const logWhats = [...decisions, 'erased'] as const;

export const logFilterOf = (query: URLSearchParams): store.LogFilter => ({
	words: (query.get('q') ?? '').replaceAll('\0', '').trim().slice(0, 200),
	what: logWhats.find((what) => what === query.get('what')) ?? null
});

const beforeIn = (query: URLSearchParams): string | null =>
	/^\d{1,18}$/.test(query.get('before') ?? '') ? query.get('before') : null;

function addressOf(
	path: string,
	{ words, what }: store.LogFilter,
	more: Record<string, string | undefined> = {}
): string {
	const query = new URLSearchParams({ ...(words ? { q: words } : {}), ...(what ? { what } : {}) });
	for (const [name, value] of Object.entries(more)) if (value) query.set(name, value);
	return query.size > 0 ? `${path}?${query}` : path;
}

async function load({ query }: Ask<null>) {
	const filter = logFilterOf(query);
	const lines = await store.logLines(filter, beforeIn(query), perPage + 1);
	return { filter, lines: lines.slice(0, perPage), more: lines.length > perPage };
}

export const logPage = page('/desk/log', {
	needs: 'moderator',
	load,
	title: ({ t }) => t('desk:rooms.log.title'),
	view: ({ filter, lines, more, t }) => (
		<Sheet
			title={t('desk:rooms.log.title')}
			kicker={{ icon: 'clock', text: t('ui:desk'), href: '/desk' }}
			lead={<p>{t('desk:log.lead')}</p>}
			wide
		>
			<Sides here="/desk/log" />
			<Search filter={filter} />
			{lines.length === 0 && <Empty title={t('desk:log.empty')}>{t('desk:log.empty-words')}</Empty>}
			<ul class="desk-log">
				{lines.map((line) => (
					<Line key={line.id} line={line} />
				))}
			</ul>
			{more && <Pager next={addressOf('/desk/log', filter, { before: lines.at(-1)?.id })} />}
			<Files table={addressOf('/desk/log.csv', filter)} json={addressOf('/desk/log.json', filter)} />
		</Sheet>
	)
});

function Sides({ here }: { here: string }) {
	const { t, person } = useView();
	if (!person?.admin) return null;
	return (
		<Tabs
			label={t('desk:log.which')}
			tabs={['/desk/log', '/desk/log/deeds'].map((href, place) => ({
				href,
				text: t(place === 0 ? 'desk:log.decisions' : 'desk:log.deeds'),
				current: href === here
			}))}
		/>
	);
}

function Files({ table, json }: { table: string; json: string }) {
	const { t } = useView();
	return (
		<div class="row">
			<LinkButton kind="quiet" icon="download" href={table} download>
				{t('desk:log.csv')}
			</LinkButton>
			<LinkButton kind="quiet" icon="download" href={json} download>
				{t('desk:log.json')}
			</LinkButton>
		</div>
	);
}

function Search({ filter }: { filter: store.LogFilter }) {
	const { t } = useView();
	return (
		<form class="desk-log-search" role="search" action="/desk/log">
			<TextField name="q" type="search" label={t('desk:log.words')} value={filter.words} maxLength={200} />
			<SelectField
				name="what"
				label={t('desk:log.what')}
				value={filter.what ?? ''}
				choices={[
					{ value: '', label: t('desk:log.any') },
					...logWhats.map((what) => ({ value: what, label: t(`desk:queue.what.${what}`) }))
				]}
			/>
			<Button kind="quiet" icon="search">
				{t('desk:log.search')}
			</Button>
		</form>
	);
}

function Line({ line }: { line: store.LogLine }) {
	const { t } = useView();
	const { what, kind, why, words, title, maker, name, at, caseId, sweep, undoneAt, undoneBy } = line;
	const shown = title || (kind === 'sign-up' && maker) || t('guard:letters.untitled');
	return (
		<li>
			<p>
				<Badge kind={undoneAt ? 'plain' : 'info'}>{t(decisionWords('what', what, kind))}</Badge>{' '}
				{sweep ? (
					<a href={`/desk/sweeps/${sweep}`}>{t('desk:sweeps.sweep')}</a>
				) : caseId ? (
					<a href={`/desk/queue/${caseId}`}>{shown}</a>
				) : (
					shown
				)}
			</p>
			<p class="quiet-text small-text">
				{t('desk:queue.by', { name: name ?? '…' })} · <Moment at={at} />{' '}
				{isAgainst(what) && ` · ${t(`guard:categories.${why}`)}`}
				{words && ` · ${words}`}
			</p>
			{undoneAt && (
				<p class="small-text">
					{t('desk:queue.undone-by', { name: undoneBy ?? '…' })} · <Moment at={undoneAt} />
				</p>
			)}
		</li>
	);
}

export const deedsPage = page('/desk/log/deeds', {
	needs: 'admin',
	async load({ query }) {
		const lines = await store.deedLines(beforeIn(query), perPage + 1);
		return { lines: lines.slice(0, perPage), more: lines.length > perPage };
	},
	title: ({ t }) => t('desk:log.deeds'),
	view: ({ lines, more, t }) => (
		<Sheet
			title={t('desk:rooms.log.title')}
			kicker={{ icon: 'clock', text: t('ui:desk'), href: '/desk' }}
			lead={<p>{t('desk:log.deeds-lead')}</p>}
			wide
		>
			<Sides here="/desk/log/deeds" />
			{lines.length === 0 && <Empty title={t('desk:log.no-deeds')}>{t('desk:log.no-deeds-words')}</Empty>}
			<ul class="desk-log">
				{lines.map(({ id, at, name, act, about }) => (
					<li key={id}>
						<p>
							<code>{act}</code> · {t('desk:queue.by', { name: name ?? '…' })} · <Moment at={at} />
						</p>
						{about !== null && <p class="quiet-text small-text desk-about">{JSON.stringify(about)}</p>}
					</li>
				))}
			</ul>
			{more && <Pager next={`/desk/log/deeds?before=${lines.at(-1)?.id}`} />}
			<Files table="/desk/log/deeds.csv" json="/desk/log/deeds.json" />
		</Sheet>
	)
});
