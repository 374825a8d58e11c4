import { type BanKind, banKinds, written } from '#guard/people/ban.ts';
import { allBans, type Preview, previewOf, restrictedNow } from '#guard/people/store.ts';
import { waysToRestrict } from '#kernel/access/restricted.ts';
import { deciders, roleChanges } from '#kernel/accounts/moderators.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/choice-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { DateField } from '#ui/parts/value-field.tsx';
import { useView } from '#ui/view.ts';
import { lift, makeBan, release, restrict } from './actions.ts';
import { domainOfMany, Hits } from './hits.tsx';
import { Bans, Restrictions } from './lists.tsx';
import { networksOf } from './networks.ts';
import { giveModeration, takeModeration } from './role-actions.ts';
import { Roles } from './roles.tsx';

const path = '/desk/people';

const deeds = ['banned', 'lifted', 'restricted', 'released', 'named', 'dismissed'] as const;
const done = (deed: (typeof deeds)[number]) => () => `${path}?done=${deed}`;

export type Wanted = { kind: BanKind; value: string; reason: string; until: string };

/** What was typed to be looked at first. */
function wantedIn(query: URLSearchParams): Wanted | null {
	const text = (name: string) => (query.get(name) ?? '').slice(0, 500);
	const kind = banKinds.find((kind) => kind === query.get('kind'));
	return kind && text('value') ? { kind, value: text('value'), reason: text('reason'), until: text('until') } : null;
}

/** Null where what was typed is nothing that could be banned. */
async function previewed(wanted: Wanted | null): Promise<Preview | null> {
	const read = wanted && written(wanted.kind, wanted.value);
	if (!wanted || !read || 'fault' in read) return null;
	return previewOf({ kind: wanted.kind, value: read.value }, networksOf(wanted.kind, read.value));
}

async function load({ query }: Ask) {
	const wanted = wantedIn(query);
	const [bans, restricted, preview, atDesk, changes] = await Promise.all([
		allBans(),
		restrictedNow(),
		previewed(wanted),
		deciders(),
		roleChanges(100)
	]);
	return {
		bans,
		restricted,
		wanted,
		preview,
		atDesk,
		changes,
		done: deeds.find((deed) => deed === query.get('done')) ?? null
	};
}

export const peoplePage = page(path, {
	needs: 'admin',
	load,
	posts: {
		ban: { action: makeBan, then: done('banned') },
		lift: { action: lift, then: done('lifted') },
		restrict: { action: restrict, then: done('restricted') },
		release: { action: release, then: done('released') },
		'give-moderation': { action: giveModeration, then: done('named') },
		'take-moderation': { action: takeModeration, then: done('dismissed') }
	},
	title: ({ t }) => t('desk:rooms.people.title'),
	view: ({ bans, restricted, wanted, preview, atDesk, changes, done, t, now }) => (
		<Sheet
			title={t('desk:rooms.people.title')}
			kicker={{ icon: 'people', text: t('ui:desk'), href: '/desk' }}
			lead={<p>{t('desk:people.lead')}</p>}
		>
			{done && (
				<Banner kind="success" live>
					{t(`desk:people.done.${done}`)}
				</Banner>
			)}
			<Look wanted={wanted} />
			{wanted && <Ban wanted={wanted} preview={preview} />}
			<Bans bans={bans} now={now} />
			<Restrict />
			<Restrictions restricted={restricted} />
			<Roles deciders={atDesk} changes={changes} />
		</Sheet>
	)
});

/** First one sees whom it would hit; nothing is saved here. */
function Look({ wanted }: { wanted: Wanted | null }) {
	const { t } = useView();
	return (
		<section class="stack near" aria-labelledby="ban">
			<h2 id="ban">{t('desk:people.ban-title')}</h2>
			<form class="form" method="get" action={`${path}#hits`} aria-label={t('desk:people.ban-title')}>
				<SelectField
					name="kind"
					label={t('desk:people.kind')}
					choices={banKinds.map((value) => ({ value, label: t(`desk:people.kinds.${value}`) }))}
					value={wanted?.kind}
				/>
				<TextField
					name="value"
					label={t('desk:people.value')}
					hint={t('desk:people.value-hint')}
					value={wanted?.value}
					maxLength={300}
					spellcheck={false}
					dir="ltr"
					required
				/>
				<TextField
					name="reason"
					label={t('desk:people.reason')}
					hint={t('desk:people.reason-hint')}
					value={wanted?.reason}
					maxLength={500}
					required
				/>
				<DateField
					name="until"
					label={t('desk:people.until')}
					hint={t('desk:people.until-hint')}
					value={wanted?.until}
					required={false}
				/>
				<Button kind="quiet" icon="eye">
					{t('desk:people.look')}
				</Button>
			</form>
		</section>
	);
}

function Ban({ wanted, preview }: { wanted: Wanted; preview: Preview | null }) {
	const { t } = useView();
	if (!preview)
		return (
			<div id="hits">
				<Banner kind="warning" live title={t('desk:people.not-bannable')} />
			</div>
		);
	const isGrave = preview.settled > 0 || domainOfMany(wanted.kind, wanted.value) !== null;
	return (
		<section class="stack near" aria-labelledby="hits">
			<h2 id="hits">{t('desk:people.hits-title')}</h2>
			<Hits preview={preview} kind={wanted.kind} value={wanted.value} />
			<Form action={path} label={t('desk:people.hits-title')}>
				{(['kind', 'value', 'reason', 'until'] as const).map((name) => (
					<input key={name} type="hidden" name={name} value={wanted[name]} />
				))}
				<input type="hidden" name="seen" value={preview.count} />
				<Button verb="ban" kind={isGrave ? 'danger' : 'main'}>
					{t(isGrave ? 'desk:people.ban-anyway' : 'desk:people.ban')}
				</Button>
			</Form>
		</section>
	);
}

function Restrict() {
	const { t } = useView();
	return (
		<section class="stack near" aria-labelledby="restrict">
			<h2 id="restrict">{t('desk:people.restrict-title')}</h2>
			<p>{t('desk:people.restrict-lead')}</p>
			<Form action={path} apart="restrict" label={t('desk:people.restrict-title')}>
				<TextField name="mail" type="email" label={t('desk:people.mail')} maxLength={300} required />
				<SelectField
					name="how"
					label={t('desk:people.how')}
					choices={waysToRestrict.map((value) => ({ value, label: t(`desk:people.ways.${value}`) }))}
				/>
				<TextField name="reason" label={t('desk:people.reason')} maxLength={500} required />
				<Button verb="restrict" kind="quiet">
					{t('desk:people.restrict')}
				</Button>
			</Form>
		</section>
	);
}
