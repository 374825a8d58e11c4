import { addressOf } from '#guard/exchange/file.ts';
import { type Published, publishedList, type Value, valuesOf } from '#guard/exchange/store.ts';
import { type RuleLine, rulesHere } from '#guard/rules/store.ts';
import { notFound } from '#kernel/access/pass.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Badge } from '#ui/parts/badge.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { CheckField } from '#ui/parts/choice-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { LinkToShare } from '#ui/parts/link-to-share.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { MoreOptions } from '#ui/parts/more-options.tsx';
import { Pager } from '#ui/parts/pager.tsx';
import { TextArea, TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { changeList, closeList, dropValues, giveDomains, giveRules } from './actions.ts';
import { OwnBadge, ownPath, path } from './parts.tsx';

const perPage = 200;

async function load({ params, query }: Ask) {
	const list = await publishedList(params.name ?? '');
	if (!list) throw notFound();
	const after = (query.get('after') ?? '').slice(0, 300);
	const values = await valuesOf(list.name, perPage + 1, '', after);
	const rules = list.holds === 'rules' ? (await rulesHere()).filter(({ mode }) => mode === 'on') : [];
	const more = values.length > perPage;
	return { list, after, values: values.slice(0, perPage), more, rules, added: null as number | null };
}

const ofList = (more: object, { params }: Ask) => ({ ...more, list: params.name });
const listed = (value: unknown): unknown[] => (value === undefined ? [] : [value].flat());
const same = (_: unknown, { params }: Ask) => ownPath(params.name!);

export const ownPage = page('/desk/exchange/ours/:name', {
	needs: 'admin',
	load,
	posts: {
		give: {
			action: giveDomains,
			input: ({ domains }, ask) => ofList({ domains }, ask),
			shows: ({ added }: { added: number }) => ({ added })
		},
		'give-rules': {
			action: giveRules,
			input: ({ rules }, ask) => ofList({ rules: listed(rules) }, ask),
			then: same
		},
		drop: {
			action: dropValues,
			input: ({ values }, ask) => ofList({ values: listed(values) }, ask),
			then: same
		},
		change: { action: changeList, input: ({ title, grows }, ask) => ofList({ title, grows }, ask), then: same },
		close: { action: closeList, input: (_, ask) => ofList({ open: false }, ask), then: same },
		open: { action: closeList, input: (_, ask) => ofList({ open: true }, ask), then: same }
	},
	title: ({ list }) => list.title,
	view: ({ list, after, values, more, rules, added, t }) => (
		<Sheet
			title={list.title}
			kicker={{ icon: 'share', text: t('desk:exchange.ours') }}
			aside={<OwnBadge list={list} />}
			lead={<p>{t(`desk:exchange.holdings.${list.holds}.about`)}</p>}
			actions={
				<LinkButton kind="quiet" icon="back" href={path}>
					{t('desk:rooms.exchange.title')}
				</LinkButton>
			}
		>
			{added !== null && (
				<Banner kind="success" live>
					{t('desk:exchange.added', { count: added })}
				</Banner>
			)}
			{!list.closedAt && (
				<LinkToShare name="list" href={addressOf(list.name)} label={t('desk:exchange.address-to-give')} />
			)}
			<Edition list={list} />
			{list.holds === 'domains' && <Give list={list} />}
			{list.holds === 'rules' && <GiveRules list={list} values={values} rules={rules} />}
			{list.holds === 'terms' ? <FromWords list={list} /> : <Values list={list} values={values} rules={rules} />}
			{(more || after) && (
				<Pager
					previous={after ? ownPath(list.name) : undefined}
					next={more ? `${ownPath(list.name)}?after=${encodeURIComponent(values.at(-1)!.value)}` : undefined}
				/>
			)}
			<Settings list={list} />
		</Sheet>
	)
});

function Edition({ list: { edition, entries, madeAt, expiresAt, holds } }: { list: Published }) {
	const { t } = useView();
	return (
		<p class="small-text">
			{t(`desk:exchange.counts.${holds}`, { count: entries })} · {t('desk:exchange.edition', { edition })}
			{madeAt && (
				<>
					{' · '}
					<Moment at={madeAt} />
				</>
			)}
			{expiresAt && (
				<>
					{' · '}
					{t('desk:exchange.expires')} <Moment at={expiresAt} />
				</>
			)}
		</p>
	);
}

function FromWords({ list }: { list: Published }) {
	const { t } = useView();
	return list.wordList === null ? (
		<p>{t('desk:exchange.words-gone')}</p>
	) : (
		<p>
			<a href={`/desk/words/${list.wordList}`}>{t('desk:exchange.see-terms')}</a>
		</p>
	);
}

function Give({ list }: { list: Published }) {
	const { t } = useView();
	return (
		<Form verb="give" action={ownPath(list.name)}>
			<TextArea
				name="domains"
				label={t('desk:exchange.domains')}
				hint={t('desk:exchange.domains-hint')}
				rows={3}
				required
			/>
			<div class="form-actions">
				<Button icon="plus">{t('desk:words.add-them')}</Button>
			</div>
		</Form>
	);
}

type Standing = { list: Published; values: Value[]; rules: RuleLine[] };

/** Rules that act here; each goes out as it is written when an edition is made. */
function GiveRules({ list, values, rules }: Standing) {
	const { t } = useView();
	const free = rules.filter(({ id }) => !values.some(({ value }) => value === String(id)));
	if (free.length === 0) return <p>{t('desk:exchange.no-rules')}</p>;
	return (
		<Form verb="give-rules" action={ownPath(list.name)}>
			<fieldset class="field">
				<legend>{t('desk:exchange.rules-here')}</legend>
				{free.map(({ id, name }) => (
					<div class="tick" key={id}>
						<input type="checkbox" id={`rule-${id}`} name="rules" value={id} />
						<label for={`rule-${id}`}>{name}</label>
					</div>
				))}
			</fieldset>
			<div class="form-actions">
				<Button icon="plus">{t('desk:words.add-them')}</Button>
			</div>
		</Form>
	);
}

function Values({ list, values, rules }: Standing) {
	const { t } = useView();
	if (values.length === 0) return <p>{t('desk:exchange.no-entries')}</p>;
	return (
		<Form action={ownPath(list.name)} label={list.title}>
			<ul class="desk-terms">
				{values.map((value) => (
					<Line
						key={value.value}
						value={value}
						title={list.holds === 'rules' ? rules.find(({ id }) => String(id) === value.value)?.name : undefined}
					/>
				))}
			</ul>
			<div class="form-actions">
				<Button verb="drop" kind="danger" icon="trash">
					{t('desk:words.drop-terms')}
				</Button>
			</div>
		</Form>
	);
}

function Line({ value: { value, given, abuse, fine, stands }, title }: { value: Value; title?: string }) {
	const { t } = useView();
	const id = `value-${value}`;
	return (
		<li>
			<div class="tick">
				<input type="checkbox" id={id} name="values" value={value} />
				<label for={id} class="desk-term">
					{title ?? value}
				</label>
				<p class="tick-hint">{given ? t('desk:exchange.given') : t('desk:exchange.decided', { abuse, fine })}</p>
			</div>
			{!stands && <Badge>{t('desk:exchange.waits')}</Badge>}
		</li>
	);
}

function Settings({ list }: { list: Published }) {
	const { t, typed } = useView();
	return (
		<MoreOptions id="desk-published" title={t('desk:words.settings')} open={typed.verb === 'change'}>
			<Form verb="change" action={ownPath(list.name)}>
				<TextField name="title" label={t('desk:exchange.title')} value={list.title} maxLength={120} required />
				{(list.holds === 'domains' || list.holds === 'texts') && (
					<CheckField
						name="grows"
						label={t('desk:exchange.grows')}
						hint={t('desk:exchange.grows-hint')}
						checked={list.grows}
					/>
				)}
				<div class="form-actions">
					<Button>{t('desk:words.save')}</Button>
				</div>
			</Form>
			<Form class="row" action={ownPath(list.name)} label={list.title}>
				{list.closedAt ? (
					<Button verb="open" kind="quiet">
						{t('desk:exchange.open')}
					</Button>
				) : (
					<Button verb="close" kind="danger" confirm={t('desk:exchange.close-ask')}>
						{t('desk:exchange.close')}
					</Button>
				)}
			</Form>
		</MoreOptions>
	);
}
