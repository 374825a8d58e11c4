import { daysInvited, daysUnwatched, isUnwatched, mostUses, ways } from '#guard/signup/policy.ts';
import { type Invitation, lastWatched, openInvitations, policyHistory, policyNow } from '#guard/signup/store.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { CheckField, ChoiceField } from '#ui/parts/choice-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { LinkToShare } from '#ui/parts/link-to-share.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { NumberField } from '#ui/parts/value-field.tsx';
import { useView } from '#ui/view.ts';
import { choosePolicy, inviteByLink, withdrawLink } from './actions.ts';

const path = '/desk/sign-ups/rules';

export const signUpRulesPage = page(path, {
	needs: 'admin',
	async load({ now, query }) {
		const [policy, watched, history, invitations] = await Promise.all([
			policyNow(),
			lastWatched(),
			policyHistory(10),
			openInvitations(null)
		]);
		const link: string | null = null;
		return { policy, unwatched: isUnwatched(watched, now), history, invitations, link, saved: query.has('saved') };
	},
	posts: {
		choose: { action: choosePolicy, then: () => `${path}?saved` },
		invite: {
			action: inviteByLink,
			shows: ({ token }: { token: string }, { base }) => ({ link: `${base}/sign-up/invited/${token}` })
		},
		withdraw: withdrawLink
	},
	title: ({ t }) => t('desk:sign-ups.rules.title'),
	view: ({ t, policy, unwatched, history, invitations, link, saved }) => (
		<Sheet
			title={t('desk:sign-ups.rules.title')}
			lead={<p>{t('desk:sign-ups.rules.lead')}</p>}
			actions={
				<LinkButton href="/desk/sign-ups" kind="quiet" icon="back">
					{t('desk:rooms.sign-ups.title')}
				</LinkButton>
			}
		>
			{saved && (
				<Banner kind="success" live>
					{t('desk:sign-ups.rules.saved')}
				</Banner>
			)}
			{unwatched && policy.way === 'open' && (
				<Banner kind="warning">{t('desk:sign-ups.rules.unwatched', { days: daysUnwatched })}</Banner>
			)}
			<Form verb="choose">
				<ChoiceField
					name="way"
					label={t('desk:sign-ups.rules.way')}
					value={policy.way}
					choices={ways.map((way) => ({
						value: way,
						label: t(`desk:sign-ups.ways.${way}.label`),
						hint: t(`desk:sign-ups.ways.${way}.hint`, { days: daysUnwatched })
					}))}
				/>
				<CheckField
					name="members"
					label={t('desk:sign-ups.rules.members')}
					hint={t('desk:sign-ups.rules.members-hint')}
					checked={policy.membersInvite}
				/>
				<div class="form-actions">
					<Button>{t('desk:sign-ups.rules.save')}</Button>
				</div>
			</Form>
			<section class="stack near" aria-labelledby="invitations">
				<h2 id="invitations">{t('desk:sign-ups.invitations.title')}</h2>
				<p>{t('desk:sign-ups.invitations.lead', { days: daysInvited })}</p>
				{link && (
					<LinkToShare
						name="invitation"
						label={t('desk:sign-ups.invitations.link')}
						href={link}
						hint={t('desk:sign-ups.invitations.once')}
					/>
				)}
				<Form verb="invite">
					<TextField
						name="note"
						label={t('desk:sign-ups.invitations.note')}
						hint={t('desk:sign-ups.invitations.note-hint')}
						maxLength={100}
						required={false}
					/>
					<NumberField
						name="uses"
						label={t('desk:sign-ups.invitations.uses')}
						value={1}
						min={1}
						max={mostUses}
						required
					/>
					<div class="form-actions">
						<Button kind="quiet" icon="link">
							{t('desk:sign-ups.invitations.make')}
						</Button>
					</div>
				</Form>
				{invitations.map((invitation) => (
					<Open key={invitation.id} invitation={invitation} />
				))}
			</section>
			{history.length > 0 && (
				<section class="stack near" aria-labelledby="history">
					<h2 id="history">{t('desk:sign-ups.rules.history')}</h2>
					<ul>
						{history.map(({ way, at, by }) => (
							<li key={at.getTime()}>
								{t(`desk:sign-ups.ways.${way}.label`)} · <Moment at={at} />
								{by && ` · ${by}`}
							</li>
						))}
					</ul>
				</section>
			)}
		</Sheet>
	)
});

function Open({ invitation: { id, note, byName, usesLeft, until } }: { invitation: Invitation }) {
	const { t } = useView();
	return (
		<Card
			title={note || t('desk:sign-ups.invitations.unnamed')}
			level={3}
			actions={
				<Form verb="withdraw" class="row">
					<input type="hidden" name="invitation" value={id} />
					<Button kind="quiet">{t('desk:sign-ups.invitations.withdraw')}</Button>
				</Form>
			}
		>
			<p>
				{t('desk:sign-ups.invitations.left', { count: usesLeft })} · {t('desk:sign-ups.invitations.until')}{' '}
				<Moment at={until} />
				{byName && ` · ${byName}`}
			</p>
		</Card>
	);
}
