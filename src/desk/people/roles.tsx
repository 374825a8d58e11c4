/** Who decides at the desk, since when and by whom; naming one more, and who gave which role before. */
import type { Decider, RoleChange } from '#kernel/accounts/moderators.ts';
import { Badge } from '#ui/parts/badge.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { MoreOptions } from '#ui/parts/more-options.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';

export function Roles({ deciders, changes }: { deciders: Decider[]; changes: RoleChange[] }) {
	const { t } = useView();
	return (
		<section class="stack near" aria-labelledby="roles">
			<h2 id="roles">{t('desk:roles.title')}</h2>
			<p>{t('desk:roles.lead')}</p>
			{deciders.map((one) => (
				<DeciderCard key={one.account} one={one} />
			))}
			<Form action="/desk/people" label={t('desk:roles.name-title')}>
				<TextField
					name="moderator"
					type="email"
					label={t('desk:roles.mail')}
					hint={t('desk:roles.mail-hint')}
					maxLength={300}
					required
				/>
				<div class="form-actions">
					<Button verb="give-moderation" kind="quiet" icon="plus">
						{t('desk:roles.give')}
					</Button>
				</div>
			</Form>
			<Changes changes={changes} />
		</section>
	);
}

function DeciderCard({ one: { account, name, role, by, at } }: { one: Decider }) {
	const { t } = useView();
	return (
		<Card
			title={name}
			level={3}
			aside={<Badge kind={role === 'administrator' ? 'info' : 'plain'}>{t(`desk:roles.names.${role}`)}</Badge>}
			actions={
				role === 'moderator' && (
					<Form action="/desk/people" label={t('desk:roles.take-of', { name })}>
						<input type="hidden" name="account" value={account} />
						<Button verb="take-moderation" kind="quiet" icon="undo" confirm={t('desk:roles.take-ask', { name })}>
							{t('desk:roles.take')}
						</Button>
					</Form>
				)
			}
		>
			<p class="small-text">
				{t('desk:roles.since', { name: by ?? '…' })} · <Moment at={at} />
			</p>
		</Card>
	);
}

function Changes({ changes }: { changes: RoleChange[] }) {
	const { t } = useView();
	if (changes.length === 0) return null;
	return (
		<MoreOptions id="desk-roles" title={t('desk:roles.history')}>
			<ul class="desk-log">
				{changes.map(({ id, name, role, given, by, at }) => (
					<li key={id}>
						<p>
							{t(`desk:roles.changes.${role}-${given ? 'given' : 'taken'}`, {
								name: name ?? t('desk:people.gone'),
								by: by ?? '…'
							})}{' '}
							· <Moment at={at} />
						</p>
					</li>
				))}
			</ul>
		</MoreOptions>
	);
}
