import { mostOpenInvitations } from '#guard/signup/policy.ts';
import { type Invitation, openInvitations, policyNow } from '#guard/signup/store.ts';
import { notAllowed } from '#kernel/access/pass.ts';
import { type Page, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Form } from '#ui/parts/form.tsx';
import { LinkToShare } from '#ui/parts/link-to-share.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { inviteMember, withdrawOwnInvitation } from '../actions/inviting.ts';

const path = '/account/invitations';

export const invitationsPage: Page = page(path, {
	needs: 'account',
	async load({ actor }) {
		if (!(await policyNow()).membersInvite) throw notAllowed();
		return { invitations: await openInvitations(actor!.id), link: null as string | null };
	},
	posts: {
		invite: {
			action: inviteMember,
			shows: ({ token }: { token: string }, { base }) => ({ link: `${base}/sign-up/invited/${token}` })
		},
		withdraw: withdrawOwnInvitation
	},
	title: ({ t }) => t('portal:accounts.invitations.title'),
	view: ({ t, invitations, link }) => (
		<Sheet
			title={t('portal:accounts.invitations.title')}
			lead={<p>{t('portal:accounts.invitations.lead', { count: mostOpenInvitations })}</p>}
		>
			<Refused />
			{link && (
				<LinkToShare
					name="invitation"
					label={t('portal:accounts.invitations.link')}
					href={link}
					hint={t('portal:accounts.invitations.once')}
				/>
			)}
			<Form verb="invite">
				<TextField
					name="note"
					label={t('portal:accounts.invitations.note')}
					hint={t('portal:accounts.invitations.note-hint')}
					maxLength={100}
					required={false}
				/>
				<div class="form-actions">
					<Button>{t('portal:accounts.invitations.make')}</Button>
				</div>
			</Form>
			<div class="stack near">
				{invitations.map((invitation) => (
					<Open key={invitation.id} invitation={invitation} />
				))}
			</div>
		</Sheet>
	)
});

function Refused() {
	const { refused } = useView();
	return refused ? <Banner kind="warning">{refused}</Banner> : null;
}

function Open({ invitation: { id, note, until } }: { invitation: Invitation }) {
	const { t } = useView();
	return (
		<Card
			title={note || t('portal:accounts.invitations.unnamed')}
			level={2}
			actions={
				<Form verb="withdraw" class="row">
					<input type="hidden" name="invitation" value={id} />
					<Button kind="quiet">{t('portal:accounts.invitations.withdraw')}</Button>
				</Form>
			}
		>
			<p>
				{t('portal:accounts.invitations.until')} <Moment at={until} />
			</p>
		</Card>
	);
}
