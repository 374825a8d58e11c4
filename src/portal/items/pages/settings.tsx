/** Everything an owner may decide of an item, whatever its tool. */
import type { ComponentChildren } from 'preact';
import type { ItemPass } from '#kernel/access/pass.ts';
import { pathOf } from '#kernel/items/item.ts';
import { keepSentence } from '#kernel/items/keeping.ts';
import { restoreItem, trashItem } from '#kernel/life/actions.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { ErrorSummary } from '#ui/parts/error-summary.tsx';
import { Form } from '#ui/parts/form.tsx';
import { useView } from '#ui/view.ts';
import { mailManageLink, renewKeys } from '../actions/links.ts';
import { dismiss, inviteKeeper, moveItem, offerItem, withdrawOffer } from '../actions/people.ts';
import { changeItem, protectItem } from '../actions/settings.ts';
import { About } from '../sections/about.tsx';
import { Address } from '../sections/address.tsx';
import { History } from '../sections/history.tsx';
import { keepingFields, Life } from '../sections/life.tsx';
import { Links } from '../sections/links.tsx';
import { MovedAway } from '../sections/moved.tsx';
import { Password } from '../sections/password.tsx';
import { People } from '../sections/people.tsx';
import { Transfer } from '../sections/transfer.tsx';
import { Trash } from '../sections/trash.tsx';
import { type Seen, seenOf } from '../seen.ts';
import { settingsPath } from './paths.ts';

/**
 * The forms of the sections, for whichever page shows them. Each leads back to the section that was changed, with a word
 * that it was kept.
 */
export function postsOn(path: (pass: ItemPass) => string) {
	const backTo =
		(section: string) =>
		(_result: unknown, { pass }: Ask<ItemPass>) =>
			`${path(pass)}?done=${section}#${section}`;
	return {
		about: { action: changeItem, then: backTo('about') },
		address: { action: changeItem, then: backTo('address') },
		life: { action: changeItem, input: keepingFields, then: backTo('life') },
		password: { action: protectItem, then: backTo('password') },
		renew: { action: renewKeys, then: backTo('links') },
		mail: { action: mailManageLink, then: backTo('links') },
		people: { action: inviteKeeper, then: backTo('people') },
		dismiss: { action: dismiss, then: backTo('people') },
		withdraw: { action: withdrawOffer, then: backTo('people') },
		transfer: { action: offerItem, then: backTo('transfer') },
		'moved-away': { action: changeItem, then: backTo('moved-away') },
		move: { action: moveItem, then: backTo('moved') },
		trash: { action: trashItem, then: backTo('trash') },
		restore: { action: restoreItem, then: backTo('trash') }
	};
}

export const settingsPage = page('/items/:item/settings', {
	needs: 'manage',
	load: seenOf,
	posts: postsOn(({ item }) => settingsPath(item)),
	title: ({ t, item }) => t('portal:items.settings.title-of', { title: item.title }),
	view: (seen) => <Settings {...seen} />
});

export type More = {
	/** What a tool has to say first. */
	first?: ComponentChildren;
	/** And after all that is true of every item. */
	last?: ComponentChildren;
	/** Words for what was done to it, where they are the tool's own. */
	said?: string | null;
	/** Names of the tool's own fields, for what was wrong. */
	labels?: Record<string, string>;
};

/** All settings of an item; its tool may add its own. */
export function Settings({ first, last, said, labels, ...seen }: Seen & More) {
	const { t, language, refused, faults } = useView();
	const { item, done } = seen;
	return (
		<Sheet
			title={t('portal:items.settings.title')}
			hue={item.tool}
			lead={
				<>
					<p>
						<strong>{item.title}</strong>
					</p>
					<p>{keepSentence(item, { t, language })}</p>
				</>
			}
			actions={
				<LinkButton kind="quiet" icon="back" href={pathOf(item)}>
					{t('portal:items.settings.back')}
				</LinkButton>
			}
		>
			<ErrorSummary labels={{ ...labelsOf(t), ...labels }} />
			{refused && faults.length === 0 && <Banner kind="danger" title={refused} live />}
			{done && !refused && <Banner kind="success" title={said ?? t(`portal:items.done.${doneWord(done)}`)} live />}
			{item.trashedAt ? (
				<InTrash />
			) : (
				<>
					{first}
					<Sections {...seen} />
					{last}
				</>
			)}
			<History history={seen.history} />
		</Sheet>
	);
}

const said = new Set(['address', 'life', 'password', 'links', 'trash', 'people', 'transfer', 'moved']);
/** What stands in the address is not trusted to name a word. */
const doneWord = (done: string): string => (said.has(done) ? done : 'about');

const labelled = [
	'title',
	'address',
	'folder',
	'keepDays',
	'keepUntil',
	'password',
	'mail',
	'keeperMail',
	'ownerMail',
	'space',
	'movedTo'
];
const labelsOf = (t: (key: string) => string): Record<string, string> =>
	Object.fromEntries(labelled.map((field) => [field, t(`portal:items.fields.${field}`)]));

function InTrash() {
	const { t } = useView();
	return (
		<Banner kind="warning" title={t('portal:items.trash.here')}>
			<Form verb="restore" label={t('portal:items.trash.restore')}>
				<div class="form-actions">
					<Button icon="undo">{t('portal:items.trash.restore')}</Button>
				</div>
			</Form>
		</Banner>
	);
}

function Sections(seen: Seen) {
	return (
		<>
			<About {...seen} />
			<Password {...seen} />
			<Address {...seen} />
			<Life {...seen} />
			<Links {...seen} />
			<People {...seen} />
			<Transfer {...seen} />
			<MovedAway {...seen} />
			<Trash {...seen} />
		</>
	);
}
