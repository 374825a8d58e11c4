/** Inviting by mail: who is asked, what became of it, who is missing. */
import { refusal } from '#base/refusal.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { nameOf } from '#kernel/items/item.ts';
import type { Fields } from '#kernel/web/forms.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextArea } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { isOpen } from '../../../poll.ts';
import * as polls from '../../../store.ts';
import { type Invited, invitePeople, planReminder, type Reminded, remindMissing } from '../actions.ts';
import { limits, mayRemind, readList, sumsOf } from '../invitation.ts';
import { InvitedList } from '../parts/invited-list.tsx';
import { Reminding } from '../parts/reminding.tsx';
import * as store from '../store.ts';

export const unreadableList = refusal('polls.unreadable-list', 422);

const mostEchoed = 5;

/** @throws polls.unreadable-list naming what is no address: nobody is invited until all can be. */
export function invitingFields({ addresses, message }: Fields) {
	const { people, unreadable } = readList(typeof addresses === 'string' ? addresses : '');
	if (unreadable.length > 0) {
		const list = unreadable.slice(0, mostEchoed).map((line) => line.slice(0, 60));
		throw unreadableList({
			gaps: { list: list.join(', ') },
			fields: [{ field: 'addresses', code: 'not-an-address' }]
		});
	}
	if (people.length === 0)
		throw unreadableList({ gaps: { list: '…' }, fields: [{ field: 'addresses', code: 'required' }] });
	return {
		people: people.map(({ mail, name }) => ({ mail, ...(name && { name }) })),
		...(message ? { message } : {})
	};
}

const back = ({ pass }: Ask<ItemPass>, done: Record<string, string | number>): string =>
	`/polls/${nameOf(pass.about)}/invitations?${new URLSearchParams(Object.entries(done).map(([name, value]) => [name, String(value)]))}`;

export const invitationsPage = page('/polls/:item/invitations', {
	needs: 'edit',
	async load({ pass, now, query, t }) {
		const [poll, invitations, days] = await Promise.all([
			polls.poll(pass),
			store.invitationsOf(pass),
			store.remindingDays(pass)
		]);
		return {
			poll,
			invitations,
			days,
			open: isOpen(poll, now),
			sums: sumsOf(invitations),
			ready: invitations.filter((one) => mayRemind(one, now)).length,
			path: `/polls/${nameOf(pass.about)}`,
			news: newsOf(query, t)
		};
	},
	posts: {
		invite: {
			action: invitePeople,
			input: invitingFields,
			then: ({ invited, known, refused }: Invited, ask) => back(ask, { done: 'invited', invited, known, refused })
		},
		remind: {
			action: remindMissing,
			input: ({ reminder }) => (reminder ? { message: reminder } : {}),
			then: ({ people }: Reminded, ask) => back(ask, { done: 'reminded', people })
		},
		plan: {
			action: planReminder,
			input: ({ days }) => ({ days: days ?? '' }),
			then: (_result, ask) => back(ask, { done: 'planned' })
		}
	},
	title: ({ poll, t }) => t('polls:deciding.invitations.title-of', { title: poll.title }),
	view: ({ poll, invitations, sums, ready, days, open, path, news, t }) => (
		<Sheet title={t('polls:deciding.invitations.title')} lead={<a href={path}>{poll.title}</a>}>
			{news && <Banner kind="success" title={news} live />}
			{open ? (
				<InviteForm first={invitations.length === 0} />
			) : (
				<Banner title={t('polls:deciding.invitations.closed')} />
			)}
			{invitations.length > 0 && open && (
				<Reminding sums={sums} ready={ready} days={days} hasDeadline={poll.closesAt !== null} />
			)}
			{invitations.length > 0 && (
				<section class="stack near" aria-labelledby="invited-title">
					<h2 id="invited-title">{t('polls:deciding.invitations.list')}</h2>
					{poll.policy.anonymous && <p class="quiet-text">{t('polls:deciding.invitations.anonymous')}</p>}
					<InvitedList invitations={invitations} anonymous={poll.policy.anonymous} path={path} />
				</section>
			)}
		</Sheet>
	)
});

const counted = (query: URLSearchParams, name: string): number => Number(query.get(name)) || 0;

/** What was just done, from the address it led to. */
function newsOf(query: URLSearchParams, t: Ask['t']): string | null {
	const done = query.get('done');
	if (done === 'reminded') return t('polls:deciding.invitations.done-reminded', { count: counted(query, 'people') });
	if (done === 'planned') return t('polls:deciding.invitations.done-planned');
	if (done === 'revoked') return t('polls:deciding.invitations.done-revoked');
	if (done === 'resent') return t('polls:deciding.invitations.done-resent');
	if (done !== 'invited') return null;
	const [known, refused] = [counted(query, 'known'), counted(query, 'refused')];
	return [
		t('polls:deciding.invitations.done-invited', { count: counted(query, 'invited') }),
		known > 0 ? t('polls:deciding.invitations.done-known', { count: known }) : '',
		refused > 0 ? t('polls:deciding.invitations.done-refused', { count: refused }) : ''
	]
		.filter(Boolean)
		.join(' ');
}

function InviteForm({ first }: { first: boolean }) {
	const { t } = useView();
	return (
		<Form verb="invite" label={t('polls:deciding.invitations.form')}>
			<TextArea
				name="addresses"
				label={t('polls:deciding.invitations.addresses')}
				hint={t('polls:deciding.invitations.addresses-hint')}
				maxLength={limits.list}
				required
				rows={first ? 6 : 3}
			/>
			<TextArea
				name="message"
				label={t('polls:deciding.invitations.message')}
				required={false}
				maxLength={limits.message}
				rows={2}
			/>
			<p class="quiet-text small-text">{t('polls:deciding.invitations.about')}</p>
			<div class="form-actions">
				<Button icon="mail">{t('polls:deciding.invitations.send')}</Button>
			</div>
		</Form>
	);
}
