/** One invited person: their link to hand out again, their letter once more, their link taken back. */

import type { ItemPass } from '#kernel/access/pass.ts';
import { nameOf } from '#kernel/items/item.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { LinkToShare } from '#ui/parts/link-to-share.tsx';
import { isOpen } from '../../../poll.ts';
import * as polls from '../../../store.ts';
import { personalLink } from '../../house.ts';
import { noSuchInvitation, resendInvitation, revokeInvitation } from '../actions.ts';
import { mayWrite, shownState } from '../invitation.ts';
import { StateBadge } from '../parts/state-badge.tsx';
import * as store from '../store.ts';

const back =
	(done: string) =>
	(_result: unknown, { pass }: Ask<ItemPass>) =>
		`/polls/${nameOf(pass.about)}/invitations?done=${done}`;

const named = (_fields: unknown, { params }: Ask<ItemPass>) => ({ invitation: params.invitation });

export const invitationPage = page('/polls/:item/invitations/:invitation', {
	needs: 'edit',
	async load({ pass, params, now }) {
		const [poll, invitations] = await Promise.all([polls.poll(pass), store.invitationsOf(pass)]);
		const invitation = invitations.find(({ id }) => id === params.invitation);
		if (!invitation) throw noSuchInvitation();
		return {
			poll,
			invitation,
			state: shownState(invitation, poll.policy.anonymous),
			link: invitation.revokedAt === null ? await personalLink(pass, invitation.id) : null,
			mayResend: isOpen(poll, now) && mayWrite(invitation, now)
		};
	},
	posts: {
		resend: { action: resendInvitation, input: named, then: back('resent') },
		revoke: { action: revokeInvitation, input: named, then: back('revoked') }
	},
	title: ({ invitation }) => invitation.name || invitation.mail,
	view: ({ invitation, state, link, mayResend, pass, t }) => (
		<Sheet
			title={invitation.name || invitation.mail}
			lead={<a href={`/polls/${nameOf(pass.about)}/invitations`}>{t('polls:deciding.invitations.list')}</a>}
			aside={<StateBadge state={state} />}
		>
			{invitation.name && <p>{invitation.mail}</p>}
			{link === null ? (
				<p>{t('polls:deciding.person.revoked')}</p>
			) : (
				<>
					<LinkToShare
						name="personal"
						label={t('polls:deciding.person.link')}
						hint={t('polls:deciding.person.link-hint')}
						href={link}
					/>
					<div class="form-actions">
						{mayResend && (
							<Form verb="resend" label={t('polls:deciding.person.resend')}>
								<Button kind="quiet" icon="mail">
									{t('polls:deciding.person.resend')}
								</Button>
							</Form>
						)}
						<Form verb="revoke" label={t('polls:deciding.person.revoke')}>
							<Button kind="danger" icon="lock" confirm={t('polls:deciding.person.revoke-question')}>
								{t('polls:deciding.person.revoke')}
							</Button>
						</Form>
					</div>
				</>
			)}
		</Sheet>
	)
});
