import { isId } from '#base/ids.ts';
import * as store from '#kernel/mail/store.ts';
import { settings } from '#kernel/settings/settings.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Empty } from '#ui/parts/empty.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { Pager } from '#ui/parts/pager.tsx';
import { Tabs } from '#ui/parts/tabs.tsx';
import { useView } from '#ui/view.ts';
import { StateBadge } from './badge.tsx';
import { stateOf } from './state.ts';

const perPage = 25;
const filters = [null, ...store.letterStates] as const;

const filterOf = (text: string | null): store.StateFilter => store.letterStates.find((state) => state === text) ?? null;

function addressOf(state: store.StateFilter, after?: string): string {
	const query = new URLSearchParams({ ...(state ? { state } : {}), ...(after ? { after } : {}) }).toString();
	return query ? `/desk/outbox?${query}` : '/desk/outbox';
}

export const outboxPage = page('/desk/outbox', {
	needs: 'admin',
	async load({ query }) {
		const state = filterOf(query.get('state'));
		const after = query.get('after') ?? '';
		const letters = await store.lettersOf(state, isId(after) ? after : null, perPage + 1);
		return { state, letters: letters.slice(0, perPage), more: letters.length > perPage };
	},
	title: ({ t }) => t('desk:rooms.outbox.title'),
	view: ({ state, letters, more, now, t }) => (
		<Sheet
			title={t('desk:rooms.outbox.title')}
			kicker={{ icon: 'mail', text: t('ui:desk'), href: '/desk' }}
			lead={t('desk:outbox.lead')}
		>
			{!settings().SMTP_URL && <Banner title={t('desk:outbox.no-server')}>{t('desk:outbox.no-server-words')}</Banner>}
			<Tabs
				label={t('desk:outbox.filter')}
				tabs={filters.map((filter) => ({
					href: addressOf(filter),
					text: t(`desk:outbox.filters.${filter ?? 'all'}`),
					current: filter === state
				}))}
			/>
			{letters.length === 0 && <Empty title={t('desk:outbox.empty')}>{t('desk:outbox.empty-words')}</Empty>}
			<div class="stack near">
				{letters.map((letter) => (
					<LetterCard key={letter.id} letter={letter} now={now} />
				))}
			</div>
			{more && <Pager next={addressOf(state, letters.at(-1)?.id)} />}
		</Sheet>
	)
});

function LetterCard({ letter, now }: { letter: store.LetterLine; now: Date }) {
	const { t } = useView();
	const state = stateOf(letter, now);
	return (
		<Card title={letter.subject} href={`/desk/outbox/${letter.id}`} aside={<StateBadge state={state} />}>
			<p>
				{t('desk:outbox.to', { to: letter.to })} · <Moment at={letter.at} />
				{letter.files > 0 && ` · ${t('desk:outbox.files', { count: letter.files })}`}
			</p>
			{letter.problem && state !== 'sent' && <p class="small-text">{letter.problem}</p>}
		</Card>
	);
}
