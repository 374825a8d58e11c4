import { holdings, limits } from '#guard/exchange/entry.ts';
import { addressOf } from '#guard/exchange/file.ts';
import { fingerprintOf, ownPublicKey } from '#guard/exchange/host-key.ts';
import { type Follow, follows, type Published, publishedLists } from '#guard/exchange/store.ts';
import { type List, lists } from '#guard/words/store.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button } from '#ui/parts/button.tsx';
import { CheckField, ChoiceField, SelectField } from '#ui/parts/choice-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { MoreOptions } from '#ui/parts/more-options.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { NumberField } from '#ui/parts/value-field.tsx';
import { useView } from '#ui/view.ts';
import { Precision } from '../words/precision.tsx';
import { followList, publishList } from './actions.ts';
import { bare, FollowBadge, followPath, OwnBadge, ownPath, path } from './parts.tsx';

export const exchangePage = page(path, {
	needs: 'admin',
	async load({ query }) {
		const [followed, published, words] = await Promise.all([follows(), publishedLists(), lists()]);
		return { followed, published, words, key: ownPublicKey(), left: query.has('left') };
	},
	posts: {
		follow: { action: followList, then: ({ id }: { id: number }) => followPath(id) },
		publish: { action: publishList, then: ({ name }: { name: string }) => ownPath(name) }
	},
	title: ({ t }) => t('desk:rooms.exchange.title'),
	view: ({ followed, published, words, key, left, t }) => (
		<Sheet
			title={t('desk:rooms.exchange.title')}
			kicker={{ icon: 'share', text: t('ui:desk'), href: '/desk' }}
			lead={<p>{t('desk:exchange.lead')}</p>}
		>
			{left && (
				<Banner kind="success" live>
					{t('desk:exchange.left')}
				</Banner>
			)}
			<section class="stack near" aria-labelledby="followed">
				<h2 id="followed">{t('desk:exchange.followed')}</h2>
				{followed.length === 0 ? <p>{t('desk:exchange.none-followed')}</p> : <Followed followed={followed} />}
				<FollowForm />
			</section>
			<section class="stack near" aria-labelledby="ours">
				<h2 id="ours">{t('desk:exchange.ours')}</h2>
				{published.length === 0 ? <p>{t('desk:exchange.none-ours')}</p> : <Ours published={published} />}
				<PublishForm words={words} />
			</section>
			<section class="stack near" aria-labelledby="key">
				<h2 id="key">{t('desk:exchange.key')}</h2>
				<p>{t('desk:exchange.key-words')}</p>
				<p class="desk-key">
					<code>{key}</code>
				</p>
				<p class="small-text">{t('desk:exchange.fingerprint', { fingerprint: fingerprintOf(key) })}</p>
			</section>
		</Sheet>
	)
});

function Followed({ followed }: { followed: Follow[] }) {
	const { t } = useView();
	return (
		<ul class="desk-lists">
			{followed.map((follow) => (
				<li key={follow.id}>
					<div class="desk-list-head">
						<a href={followPath(follow.id)}>{follow.title ?? bare(follow.address)}</a>
						<FollowBadge follow={follow} />
					</div>
					<p class="small-text">
						{bare(follow.host ?? follow.address)}
						{follow.holds && ` · ${t(`desk:exchange.counts.${follow.holds}`, { count: follow.count })}`} ·{' '}
						{t('desk:words.adds', { count: follow.weight })} · <Precision abuse={follow.abuse} fine={follow.fine} />
					</p>
				</li>
			))}
		</ul>
	);
}

function Ours({ published }: { published: Published[] }) {
	const { t } = useView();
	return (
		<ul class="desk-lists">
			{published.map((list) => (
				<li key={list.name}>
					<div class="desk-list-head">
						<a href={ownPath(list.name)}>{list.title}</a>
						<OwnBadge list={list} />
					</div>
					<p class="small-text desk-term">
						{t(`desk:exchange.counts.${list.holds}`, { count: list.entries })} · {bare(addressOf(list.name))}
					</p>
				</li>
			))}
		</ul>
	);
}

function FollowForm() {
	const { t, typed } = useView();
	return (
		<MoreOptions id="desk-follow" title={t('desk:exchange.follow')} open={typed.verb === 'follow'}>
			<Form verb="follow" action={path}>
				<TextField
					name="address"
					type="url"
					label={t('desk:exchange.address')}
					hint={t('desk:exchange.address-hint')}
					maxLength={2000}
					required
				/>
				<NumberField
					name="weight"
					label={t('desk:exchange.weight')}
					hint={t('desk:exchange.weight-hint', { most: limits.weight })}
					value={3}
					min={0.5}
					max={limits.weight}
					step={0.5}
					required
				/>
				<TextField
					name="key"
					label={t('desk:exchange.their-key')}
					hint={t('desk:exchange.their-key-hint')}
					maxLength={43}
					spellcheck={false}
					required={false}
				/>
				<div class="form-actions">
					<Button icon="plus">{t('desk:exchange.follow-it')}</Button>
				</div>
			</Form>
		</MoreOptions>
	);
}

function PublishForm({ words }: { words: List[] }) {
	const { t, typed } = useView();
	const own = words.filter(({ origin }) => !origin.startsWith('exchange:'));
	return (
		<MoreOptions id="desk-publish" title={t('desk:exchange.publish')} open={typed.verb === 'publish'}>
			<Form verb="publish" action={path}>
				<TextField name="title" label={t('desk:exchange.title')} maxLength={120} required />
				<TextField
					name="name"
					label={t('desk:exchange.name')}
					hint={t('desk:exchange.name-hint', { address: bare(addressOf('…')) })}
					maxLength={40}
					pattern="[a-z0-9]+(-[a-z0-9]+)*"
					required
				/>
				<ChoiceField
					name="holds"
					label={t('desk:exchange.holds')}
					value="domains"
					choices={holdings.map((value) => ({
						value,
						label: t(`desk:exchange.holdings.${value}.name`),
						hint: t(`desk:exchange.holdings.${value}.about`)
					}))}
				/>
				<SelectField
					name="wordList"
					label={t('desk:exchange.word-list')}
					required={false}
					choices={[
						{ value: '', label: t('desk:exchange.no-word-list') },
						...own.map(({ id, name }) => ({ value: String(id), label: name }))
					]}
				/>
				<CheckField name="grows" label={t('desk:exchange.grows')} hint={t('desk:exchange.grows-hint')} />
				<div class="form-actions">
					<Button icon="upload">{t('desk:exchange.publish-it')}</Button>
				</div>
			</Form>
		</MoreOptions>
	);
}
