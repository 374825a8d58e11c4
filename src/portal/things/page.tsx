import { type Ask, type Page, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Empty } from '#ui/parts/empty.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Icon, type IconName } from '#ui/parts/icon.tsx';
import { MoreOptions } from '#ui/parts/more-options.tsx';
import { Pager } from '#ui/parts/pager.tsx';
import { useView } from '#ui/view.ts';
import { tries } from '../accounts/limits.ts';
import { MailField } from '../accounts/parts/fields.tsx';
import { roster } from '../roster.ts';
import { mailLinks } from './actions.ts';
import { cursorOf, placeOf } from './cursor.ts';
import { Filter } from './filter.tsx';
import { guestBefore, guestSeal } from './guest.ts';
import { ThingList } from './list.tsx';
import { wishOf, wishPath } from './sorting.ts';
import { hasThings, sortsOf, thingsOf } from './store.ts';

export const perPage = 30;

/** One more than shown, to know whether there is a next page. */
async function load({ actor, query, headers }: Ask<null>) {
	const place = placeOf(query.get('after'));
	const wish = wishOf(query);
	const sorts = actor?.kind === 'account' ? await sortsOf(actor.id) : null;
	const found = actor ? await thingsOf(actor.id, place, perPage + 1, sorts ? wish : undefined) : [];
	const things = found.slice(0, perPage);
	const guest = actor?.kind === 'account' ? guestBefore({ headers }) : null;
	return {
		things,
		wish,
		sorts,
		next: found.length > perPage ? cursorOf(things.at(-1)!) : null,
		first: place === null,
		sent: query.has('sent'),
		claimable: guest !== null && (await hasThings(guest.id))
	};
}

export const thingsPage: Page = page('/things', {
	open: 'everybody sees their own',
	load,
	posts: {
		mail: {
			action: mailLinks,
			input(fields, ask) {
				tries('letter', ask.caller.place, String(fields.mail));
				return { ...fields, guest: guestSeal(ask) };
			},
			then: () => '/things?sent'
		}
	},
	title: ({ t }) => t('portal:things.title'),
	view: ({ t, things, next, first, sent, claimable, actor, wish, sorts, query }) => (
		<Sheet title={t('portal:things.title')}>
			{sent && <Banner kind="success">{t('portal:things.sent')}</Banner>}
			{claimable && <Claimable />}
			{query.has('sorted') && <Banner kind="success">{t('portal:things.sorting.done')}</Banner>}
			{sorts && <Filter sorts={sorts} wish={wish} />}
			{things.length > 0 ? (
				<ThingList things={things} sorts={sorts !== null} />
			) : wish.label || wish.folder || wish.archived ? (
				<p>{t('portal:things.sorting.none')}</p>
			) : (
				<Nothing />
			)}
			{(next || !first) && (
				<Pager
					previous={first ? undefined : wishPath(wish)}
					next={next ? wishPath(wish, { after: next }) : undefined}
				/>
			)}
			{actor?.kind !== 'account' && things.length > 0 && <InThisBrowser />}
			{actor && <Beside known={actor.kind === 'account'} />}
		</Sheet>
	)
});

function Nothing() {
	const { t } = useView();
	return (
		<Empty title={t('portal:things.nothing')} action={<LinkButton href="/">{t('portal:things.start')}</LinkButton>}>
			<p>{t('portal:things.nothing-words')}</p>
		</Empty>
	);
}

function Claimable() {
	const { t } = useView();
	return (
		<Banner actions={<LinkButton href="/things/claim">{t('portal:things.claim.look')}</LinkButton>}>
			<p>{t('portal:things.claim.offer')}</p>
		</Banner>
	);
}

/** What else is one's own. */
function Beside({ known }: { known: boolean }) {
	const { t } = useView();
	return (
		<nav class="portal-places" aria-label={t('portal:things.beside')}>
			<ul>
				{known && <Place href="/notices" icon="bell" words={t('portal:notices.title')} />}
				{known && <Place href="/spaces" icon="people" words={t('portal:spaces.title')} />}
				<Place href="/search" icon="search" words={t('portal:items.search.title')} />
				{roster().tools.map(
					({ card }) => card.dates && <Place href={card.dates} icon="calendar" words={t(`${card.id}:card.dates`)} />
				)}
				<Place href="/things/leaving" icon="download" words={t('portal:leaving.title')} />
				<Place href="/things/trash" icon="trash" words={t('portal:items.trash.title')} />
			</ul>
		</nav>
	);
}

function Place({ href, icon, words }: { href: string; icon: IconName; words: string }) {
	return (
		<li>
			<a href={href}>
				<Icon name={icon} />
				{words}
			</a>
		</li>
	);
}

function InThisBrowser() {
	const { t } = useView();
	return (
		<MoreOptions id="things-mail" title={t('portal:things.here-only')}>
			<p>{t('portal:things.here-only-words')}</p>
			<Form verb="mail">
				<MailField />
				<div class="form-actions">
					<Button kind="quiet" icon="mail">
						{t('portal:things.mail')}
					</Button>
				</div>
			</Form>
		</MoreOptions>
	);
}
