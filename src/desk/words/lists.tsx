import { wordsInForce } from '#guard/words/current.ts';
import { type List, lists } from '#guard/words/store.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Badge } from '#ui/parts/badge.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { MoreOptions } from '#ui/parts/more-options.tsx';
import { useView } from '#ui/view.ts';
import { makeList } from './actions.ts';
import { Precision } from './precision.tsx';
import { SettingFields, settingsOf } from './settings.tsx';
import { Trial } from './try.tsx';

const path = '/desk/words';

/** One's own, then those in one's language. */
const nearFirst = (known: List[], language: string): List[] => {
	const distance = ({ origin, language: spoken }: List) =>
		!origin.startsWith('starter:') ? 0 : spoken === language ? 1 : 2;
	return known.toSorted((one, other) => distance(one) - distance(other));
};

export const listsPage = page(path, {
	needs: 'moderator',
	async load({ query, language }) {
		const matcher = await wordsInForce();
		return { matcher, lists: nearFirst(await lists(), language), dropped: query.get('dropped')?.slice(0, 80) ?? null };
	},
	posts: {
		try: { redraw: (typed) => typed },
		make: { action: makeList, input: settingsOf, then: ({ list }: { list: number }) => `${path}/${list}` }
	},
	title: ({ t }) => t('desk:rooms.words.title'),
	view: ({ matcher, lists, dropped, t }) => (
		<Sheet
			title={t('desk:rooms.words.title')}
			kicker={{ icon: 'flag', text: t('ui:desk'), href: '/desk' }}
			lead={<p>{t('desk:words.lead')}</p>}
		>
			{dropped && (
				<Banner kind="success" live>
					{t('desk:words.list-dropped', { name: dropped })}
				</Banner>
			)}
			<ul class="desk-lists">
				{lists.map((list) => (
					<Line key={list.id} list={list} />
				))}
			</ul>
			<NewList />
			<Trial matcher={matcher} lists={lists} path={path} />
		</Sheet>
	)
});

function Line({ list }: { list: List }) {
	const { t } = useView();
	return (
		<li>
			<div class="desk-list-head">
				<a href={`${path}/${list.id}`} lang={list.language ?? undefined}>
					{list.name}
				</a>
				<WeightBadge list={list} />
				{list.suspendedAt && <Badge>{t('desk:words.off')}</Badge>}
			</div>
			<p class="small-text">
				{t('desk:words.count', { count: list.terms })} · {t(`desk:words.fields.${list.field}`)}
				{list.suspendedTerms > 0 && ` · ${t('desk:words.count-off', { count: list.suspendedTerms })}`} ·{' '}
				<Precision abuse={list.abuse} fine={list.fine} />
			</p>
		</li>
	);
}

export function WeightBadge({ list: { weight } }: { list: Pick<List, 'weight'> }) {
	const { t } = useView();
	return <Badge kind={weight === 'forbidden' ? 'danger' : 'warning'}>{t(`desk:words.weights.${weight}.name`)}</Badge>;
}

function NewList() {
	const { t, typed } = useView();
	return (
		<MoreOptions id="desk-new-list" title={t('desk:words.new')} open={typed.verb === 'make'}>
			<Form verb="make" action={path}>
				<SettingFields />
				<div class="form-actions">
					<Button icon="plus">{t('desk:words.make')}</Button>
				</div>
			</Form>
		</MoreOptions>
	);
}
