import { decoded } from '#base/spreadsheet/read-csv.ts';
import { exportFormats } from '#guard/words/export.ts';
import type { Kept } from '#guard/words/keep.ts';
import { type Asked, type List, listOf, termsOf } from '#guard/words/store.ts';
import { notFound } from '#kernel/access/pass.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Badge } from '#ui/parts/badge.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { MoreOptions } from '#ui/parts/more-options.tsx';
import { useView } from '#ui/view.ts';
import { addTerms, changeList, dropList, dropTerms, switchList, switchTerms } from './actions.ts';
import { AddTerms, Brought } from './add.tsx';
import { WeightBadge } from './lists.tsx';
import { SettingFields, settingsOf } from './settings.tsx';
import { pathOf, Terms } from './terms.tsx';

const perPage = 100;

export const numberOf = (text: string | null | undefined): number => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : 0);

const kinds: readonly Asked['only'][] = ['all', 'suspended', 'used'];

async function load({ params, query }: Ask) {
	const list = await listOf(numberOf(params.list));
	if (!list) throw notFound();
	const asked: Asked = {
		list: list.id,
		part: (query.get('part') ?? '').slice(0, 100),
		only: kinds.find((kind) => kind === query.get('only')) ?? 'all',
		after: numberOf(query.get('after')),
		most: perPage + 1
	};
	const terms = await termsOf(asked);
	return { list, asked, terms: terms.slice(0, perPage), more: terms.length > perPage, kept: null as Kept | null };
}

/** The text of a file takes the place of what was typed. */
async function takeFile(form: FormData): Promise<void> {
	const file = form.get('file');
	form.delete('file');
	if (file instanceof File && file.size > 0) form.set('file-text', decoded(new Uint8Array(await file.arrayBuffer())));
}

const same = (_: unknown, { params }: Ask) => pathOf(numberOf(params.list));
const ofList =
	(more: object) =>
	({ params }: Ask) => ({ list: params.list, ...more });
const chosen = (value: unknown): unknown[] => (value === undefined ? [] : [value].flat());

export const listPage = page('/desk/words/:list', {
	needs: 'moderator',
	load,
	receive: takeFile,
	posts: {
		add: {
			action: addTerms,
			input: ({ text, kind, 'file-text': ofFile = text }, ask) => ofList({ text: ofFile, kind })(ask),
			shows: (kept: Kept) => ({ kept })
		},
		'terms-on': {
			action: switchTerms,
			input: ({ ids }, ask) => ofList({ ids: chosen(ids), on: true })(ask),
			then: same
		},
		'terms-off': {
			action: switchTerms,
			input: ({ ids }, ask) => ofList({ ids: chosen(ids), on: false })(ask),
			then: same
		},
		'drop-terms': { action: dropTerms, input: ({ ids }, ask) => ofList({ ids: chosen(ids) })(ask), then: same },
		change: {
			action: changeList,
			input: (fields, ask) => ({ ...settingsOf(fields), list: ask.params.list }),
			then: same
		},
		'list-on': { action: switchList, input: (_, ask) => ofList({ on: true })(ask), then: same },
		'list-off': { action: switchList, input: (_, ask) => ofList({ on: false })(ask), then: same },
		drop: {
			action: dropList,
			input: (_, ask) => ofList({})(ask),
			then: ({ name }: { name: string }) => `/desk/words?${new URLSearchParams({ dropped: name })}`
		}
	},
	title: ({ list }) => list.name,
	view: ({ list, asked, terms, more, kept, t }) => (
		<Sheet
			title={list.name}
			kicker={{ icon: 'flag', text: t('desk:rooms.words.title') }}
			aside={<WeightBadge list={list} />}
			lead={<p>{t(`desk:words.weights.${list.weight}.about`)}</p>}
			actions={
				<LinkButton kind="quiet" icon="back" href="/desk/words">
					{t('desk:words.all')}
				</LinkButton>
			}
		>
			<State list={list} />
			{kept && <Brought kept={kept} />}
			<AddTerms list={list} />
			<Terms list={list} asked={asked} terms={terms} more={more} />
			<Export list={list} />
			<Settings list={list} />
		</Sheet>
	)
});

function State({ list }: { list: List }) {
	const { t } = useView();
	return list.suspendedAt ? (
		<Banner
			title={t('desk:words.list-off')}
			actions={
				<Form class="row" verb="list-on" action={pathOf(list.id)}>
					<Button kind="quiet">{t('desk:words.switch-on')}</Button>
				</Form>
			}
		/>
	) : null;
}

function Export({ list }: { list: List }) {
	const { t } = useView();
	return (
		<section class="stack near" aria-labelledby="take">
			<h2 id="take">{t('desk:words.take')}</h2>
			<div class="row">
				{exportFormats.map((format) => (
					<LinkButton key={format} kind="quiet" icon="download" href={`${pathOf(list.id)}/as/${format}`} download>
						{t(`desk:words.formats.${format}`)}
					</LinkButton>
				))}
			</div>
		</section>
	);
}

function Settings({ list }: { list: List }) {
	const { t, typed } = useView();
	return (
		<MoreOptions id="desk-list" title={t('desk:words.settings')} open={typed.verb === 'change'}>
			<Form verb="change" action={pathOf(list.id)}>
				<SettingFields list={list} />
				<div class="form-actions">
					<Button>{t('desk:words.save')}</Button>
				</div>
			</Form>
			<Form class="row" action={pathOf(list.id)} label={list.name}>
				{!list.suspendedAt && (
					<Button verb="list-off" kind="quiet" icon="eye-off">
						{t('desk:words.switch-list-off')}
					</Button>
				)}
				<Button verb="drop" kind="danger" icon="trash" confirm={t('desk:words.drop-ask')}>
					{t('desk:words.drop')}
				</Button>
			</Form>
			{list.origin !== 'own' && <Badge>{list.origin}</Badge>}
		</MoreOptions>
	);
}
