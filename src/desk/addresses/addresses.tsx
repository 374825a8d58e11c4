import { isRefusal } from '#base/refusal.ts';
import { allLists, type List } from '#guard/lists/store.ts';
import type { FormValue } from '#kernel/web/forms.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Empty } from '#ui/parts/empty.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { askMirror, dropList, followList, renewList, switchListOff, switchListOn } from './actions.ts';
import { AddList } from './add.tsx';
import { ListCard } from './card.tsx';
import { type Tried, tried } from './try.ts';

const path = '/desk/addresses';

/** Browsers send a file without a name where none was chosen. */
const chosen = (file: FormValue | undefined): { file?: File } =>
	file instanceof File && file.size > 0 ? { file } : {};

/** Each list has a field of its own for a newer file. */
const newerOf = (newer: FormValue | undefined, list: FormValue | undefined): FormValue | undefined =>
	typeof newer === 'object' && !(newer instanceof File) && !Array.isArray(newer) ? newer[String(list)] : undefined;

const deeds = ['followed', 'asked', 'renewed', 'switched', 'dropped'] as const;
const done = (deed: (typeof deeds)[number]) => () => `${path}?done=${deed}`;

/** A trial is worth a word even while the lists are away. */
const triedOrNot = (text: string | null): Promise<Tried | null> =>
	tried(text).catch((problem) => {
		if (isRefusal(problem)) return null;
		throw problem;
	});

export const addressesPage = page(path, {
	needs: 'admin',
	load: async ({ query }) => ({
		lists: await allLists(),
		tried: await triedOrNot(query.get('try')),
		done: deeds.find((deed) => deed === query.get('done')) ?? null
	}),
	posts: {
		follow: {
			action: followList,
			input: ({ name, of, mirror, hours, file }) => ({ name, of, mirror, hours, ...chosen(file) }),
			then: done('followed')
		},
		renew: {
			action: renewList,
			input: ({ list, newer }) => ({ list, ...chosen(newerOf(newer, list)) }),
			faults: (faults, { list }) =>
				faults.map((fault) => (fault.field === 'file' ? { ...fault, field: `newer.${list}` } : fault)),
			then: done('renewed')
		},
		ask: { action: askMirror, then: done('asked') },
		off: { action: switchListOff, then: done('switched') },
		on: { action: switchListOn, then: done('switched') },
		drop: { action: dropList, then: done('dropped') }
	},
	title: ({ t }) => t('desk:rooms.addresses.title'),
	view: ({ lists, tried, done, t }) => (
		<Sheet
			title={t('desk:rooms.addresses.title')}
			kicker={{ icon: 'link', text: t('ui:desk'), href: '/desk' }}
			lead={<p>{t('desk:addresses.lead')}</p>}
		>
			{done && (
				<Banner kind="success" live>
					{t(`desk:addresses.done.${done}`)}
				</Banner>
			)}
			<Try tried={tried} />
			<Lists lists={lists} />
			<AddList />
		</Sheet>
	)
});

function Lists({ lists }: { lists: List[] }) {
	const { t } = useView();
	if (lists.length === 0) return <Empty title={t('desk:addresses.empty')}>{t('desk:addresses.empty-words')}</Empty>;
	return (
		<section class="stack near" aria-labelledby="lists">
			<h2 id="lists">{t('desk:addresses.lists')}</h2>
			{lists.map((list) => (
				<ListCard key={list.id} list={list} />
			))}
		</section>
	);
}

function Try({ tried }: { tried: Tried | null }) {
	const { t } = useView();
	return (
		<section class="stack near" aria-labelledby="try">
			<h2 id="try">{t('desk:addresses.try-title')}</h2>
			<form class="form" method="get" action={`${path}#try`} aria-label={t('desk:addresses.try-title')}>
				<TextField
					name="try"
					label={t('desk:addresses.try')}
					hint={t('desk:addresses.try-hint')}
					value={tried?.typed}
					maxLength={2000}
					spellcheck={false}
					dir="ltr"
				/>
				<Button kind="quiet" icon="search">
					{t('desk:addresses.look')}
				</Button>
			</form>
			{tried && <Outcome tried={tried} />}
		</section>
	);
}

function Outcome({ tried: { canonical, expressions, isShared, found } }: { tried: Tried }) {
	const { t } = useView();
	if (canonical === null) return <Banner kind="info" live title={t('desk:addresses.no-address')} />;
	const isListed = found.length > 0;
	return (
		<Banner
			kind={isListed ? 'warning' : 'success'}
			live
			title={t(isListed ? 'desk:addresses.listed' : 'desk:addresses.unlisted')}
		>
			<p class="desk-mirror">{t('desk:addresses.known-as', { address: canonical, count: expressions })}</p>
			{isListed && (
				<ul>
					{found.map(({ list, expression }) => (
						<li key={list + expression} class="desk-mirror">
							{t('desk:addresses.found', { list, expression })}
						</li>
					))}
				</ul>
			)}
			{isShared && <p>{t('desk:addresses.shared')}</p>}
		</Banner>
	);
}
