import { type Entry, limits, type SharedRule } from '#guard/exchange/entry.ts';
import { fingerprintOf } from '#guard/exchange/host-key.ts';
import { entriesOf, type Follow, followOf } from '#guard/exchange/store.ts';
import { notFound } from '#kernel/access/pass.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { NumberField } from '#ui/parts/value-field.tsx';
import { useView } from '#ui/view.ts';
import { writeRule } from '../rules/actions.ts';
import { numberOf } from '../words/list.tsx';
import { Precision } from '../words/precision.tsx';
import { askAgain, resumeFollow, stopFollowing, suspendFollow, trustKey, weighList } from './actions.ts';
import { bare, FollowBadge, followPath, path, useTrouble } from './parts.tsx';

const mostShown = 60;

async function load({ params }: Ask) {
	const follow = await followOf(numberOf(params.id));
	if (!follow) throw notFound();
	return { follow, entries: (await entriesOf(follow.id)).slice(0, mostShown) };
}

const ofList = (_: unknown, { params }: Ask) => ({ id: params.id });
const same = (_: unknown, { params }: Ask) => followPath(numberOf(params.id));

export const followedPage = page('/desk/exchange/from/:id', {
	needs: 'admin',
	load,
	posts: {
		weigh: { action: weighList, input: ({ weight }, ask) => ({ ...ofList(null, ask), weight }), then: same },
		ask: { action: askAgain, input: ofList, then: same },
		trust: { action: trustKey, input: ofList, then: same },
		suspend: { action: suspendFollow, input: ofList, then: same },
		resume: { action: resumeFollow, input: ofList, then: same },
		'take-over': {
			action: writeRule,
			input: ({ name, text, points }) => ({ name, text, points, floor: 'none' }),
			then: (rule: number) => `/desk/rules/${rule}`
		},
		leave: { action: stopFollowing, input: ofList, then: () => `${path}?left` }
	},
	title: ({ follow }) => follow.title ?? bare(follow.address),
	view: ({ follow, entries, t }) => (
		<Sheet
			title={follow.title ?? bare(follow.address)}
			kicker={{ icon: 'share', text: t('desk:exchange.followed') }}
			aside={<FollowBadge follow={follow} />}
			lead={
				<p>
					{bare(follow.address)} · <Precision abuse={follow.abuse} fine={follow.fine} />
				</p>
			}
			actions={
				<LinkButton kind="quiet" icon="back" href={path}>
					{t('desk:rooms.exchange.title')}
				</LinkButton>
			}
		>
			<Trouble follow={follow} />
			<Story follow={follow} />
			<Weight follow={follow} />
			<Entries follow={follow} entries={entries} />
			<Leaving follow={follow} />
		</Sheet>
	)
});

function Trouble({ follow: { id, trouble, keySeen } }: { follow: Follow }) {
	const { t } = useView();
	const words = useTrouble();
	if (!trouble) return null;
	return (
		<Banner
			kind="warning"
			title={words(trouble)}
			actions={
				keySeen && (
					<Form class="row" verb="trust" action={followPath(id)}>
						<Button kind="danger" confirm={t('desk:exchange.trust-ask')}>
							{t('desk:exchange.trust')}
						</Button>
					</Form>
				)
			}
		>
			{keySeen && <p>{t('desk:exchange.key-seen', { fingerprint: fingerprintOf(keySeen) })}</p>}
			<p>{t('desk:exchange.kept')}</p>
		</Banner>
	);
}

function Story({ follow }: { follow: Follow }) {
	const { t } = useView();
	const { key, edition, fetchedAt, expiresAt } = follow;
	return (
		<ul>
			{key && <li>{t('desk:exchange.key-pinned', { fingerprint: fingerprintOf(key) })}</li>}
			{fetchedAt ? (
				<li>
					{t('desk:exchange.edition', { edition })} · <Moment at={fetchedAt} />
				</li>
			) : (
				<li>{t('desk:exchange.asked-soon')}</li>
			)}
			{expiresAt && (
				<li>
					{t('desk:exchange.expires')} <Moment at={expiresAt} />
				</li>
			)}
		</ul>
	);
}

function Weight({ follow: { id, weight } }: { follow: Follow }) {
	const { t } = useView();
	return (
		<Form verb="weigh" action={followPath(id)}>
			<NumberField
				name="weight"
				label={t('desk:exchange.weight')}
				hint={t('desk:exchange.weight-hint', { most: limits.weight })}
				value={weight}
				min={0.5}
				max={limits.weight}
				step={0.5}
				required
			/>
			<div class="form-actions">
				<Button kind="quiet">{t('desk:words.save')}</Button>
			</div>
		</Form>
	);
}

const isRule = (entry: Entry): entry is SharedRule => typeof entry === 'object' && 'rule' in entry;
const said = (entry: Entry): string => (typeof entry === 'string' ? entry : isRule(entry) ? entry.name : entry.text);

/** Taken over it stands still until somebody tries it and switches it on. */
function RuleCard({ rule: { name, rule }, follow }: { rule: SharedRule; follow: Follow }) {
	const { t } = useView();
	return (
		<Card
			title={name}
			level={3}
			actions={
				<Form class="row" verb="take-over" action={followPath(follow.id)} label={name}>
					<input type="hidden" name="name" value={name.slice(0, 80)} />
					<input type="hidden" name="text" value={rule} />
					<input type="hidden" name="points" value={follow.weight} />
					<Button kind="quiet" icon="copy">
						{t('desk:exchange.take-over')}
					</Button>
				</Form>
			}
		>
			<p class="desk-key">
				<code>{rule}</code>
			</p>
		</Card>
	);
}

function Entries({ follow, entries }: { follow: Follow; entries: Entry[] }) {
	const { t } = useView();
	if (!follow.holds || entries.length === 0) return null;
	return (
		<section class="stack near" aria-labelledby="entries">
			<h2 id="entries">{t(`desk:exchange.counts.${follow.holds}`, { count: follow.count })}</h2>
			{follow.holds === 'texts' && <p>{t('desk:exchange.texts-unreadable')}</p>}
			{follow.holds === 'rules' && <p>{t('desk:exchange.rules-by-hand')}</p>}
			{follow.wordList !== null && (
				<p>
					<a href={`/desk/words/${follow.wordList}`}>{t('desk:exchange.see-terms')}</a>
				</p>
			)}
			{follow.holds === 'rules' &&
				entries.filter(isRule).map((rule) => <RuleCard key={rule.name} rule={rule} follow={follow} />)}
			{(follow.holds === 'domains' || follow.holds === 'terms') && (
				<ul class="desk-entries">
					{entries.map((entry) => (
						<li key={said(entry)}>{said(entry)}</li>
					))}
				</ul>
			)}
			{follow.count > entries.length && <p>{t('desk:exchange.more', { count: follow.count - entries.length })}</p>}
		</section>
	);
}

function Leaving({ follow: { id, suspendedAt } }: { follow: Follow }) {
	const { t } = useView();
	return (
		<Form class="row" action={followPath(id)} label={t('desk:exchange.followed')}>
			{suspendedAt ? (
				<Button verb="resume" kind="quiet" icon="eye">
					{t('desk:exchange.resume')}
				</Button>
			) : (
				<>
					<Button verb="ask" kind="quiet" icon="download">
						{t('desk:exchange.ask-now')}
					</Button>
					<Button verb="suspend" kind="quiet" icon="eye-off">
						{t('desk:exchange.suspend')}
					</Button>
				</>
			)}
			<Button verb="leave" kind="danger" icon="trash" confirm={t('desk:exchange.leave-ask')}>
				{t('desk:exchange.leave')}
			</Button>
		</Form>
	);
}
