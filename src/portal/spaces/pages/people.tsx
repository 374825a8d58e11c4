/** Who belongs to a space, who is asked in, and by which link. */
import { memberPass, spaceRoles } from '#kernel/access/space.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Badge } from '#ui/parts/badge.tsx';
import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/choice-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { LinkToShare } from '#ui/parts/link-to-share.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { endInvitation, giveRole, invitationPath, inviteMember, removeMember, renewLink } from '../actions/people.ts';
import { SpaceFrame } from '../parts/frame.tsx';
import { type Invitation, type Member, membersOf, openInvitations } from '../store.ts';

const load = async ({ params, actor, now, base, query }: Ask<null>) => {
	const space = await memberPass(params.space ?? '', actor, 'member');
	const owns = space.can('owner');
	return {
		space,
		owns,
		base,
		me: actor!.id,
		members: await membersOf(space),
		invitations: owns ? await openInvitations(space, now) : [],
		done: query.has('done')
	};
};

type Seen = Awaited<ReturnType<typeof load>>;

/** The space stands in the address, so that no form can name another. */
const here = (fields: object, { params }: Ask<null>) => ({ ...fields, space: params.space });
const back = (_result: unknown, { params }: Ask<null>) => `/spaces/${params.space}/people?done`;
const isLink = ({ mail }: Invitation): boolean => mail === null;

export const spacePeoplePage = page('/spaces/:space/people', {
	needs: 'account',
	load,
	posts: {
		invite: { action: inviteMember, input: here, then: back },
		link: { action: renewLink, input: here, then: back },
		end: { action: endInvitation, input: here, then: back },
		role: { action: giveRole, input: here, then: back },
		remove: { action: removeMember, input: here, then: back }
	},
	title: ({ t, space }) => t('portal:spaces.people-of', { space: space.about.name }),
	view: (seen) => <People {...seen} />
});

function People(seen: Seen) {
	const { t } = useView();
	const { space, owns, members, invitations, done } = seen;
	return (
		<SpaceFrame pass={space} side="people" done={done} labels={{ mail: t('portal:items.fields.mail') }}>
			<h2>{t('portal:spaces.members', { count: members.length })}</h2>
			<ul class="stack near plain-list">
				{members.map((member) => (
					<li key={member.actor}>{owns ? <MemberForms {...member} /> : <MemberLine {...member} />}</li>
				))}
			</ul>
			{owns && <Invite invitations={invitations.filter((one) => !isLink(one))} />}
			{owns && <Link invitation={invitations.find(isLink)} base={seen.base} />}
		</SpaceFrame>
	);
}

function MemberLine({ name, role }: Member) {
	const { t } = useView();
	return (
		<span>
			{name} <Badge>{t(`portal:spaces.roles.${role}`)}</Badge>
		</span>
	);
}

const useRoles = () => {
	const { t } = useView();
	return spaceRoles.map((role) => ({ value: role, label: t(`portal:spaces.roles.${role}`) }));
};

function MemberForms({ actor, name, role }: Member) {
	const { t } = useView();
	const id = `role-${actor}`;
	return (
		<Form class="row space-member" label={name}>
			<input type="hidden" name="member" value={actor} />
			<label for={id}>
				<strong>{name}</strong>
			</label>
			<select class="input short" id={id} name="role">
				{useRoles().map(({ value, label }) => (
					<option key={value} value={value} selected={value === role}>
						{label}
					</option>
				))}
			</select>
			<Button kind="quiet" verb="role">
				{t('portal:spaces.give')}
				<span class="unseen"> {name}</span>
			</Button>
			<Button kind="quiet" verb="remove" icon="cross" confirm={t('portal:spaces.remove-ask', { name })}>
				{t('portal:spaces.remove')}
				<span class="unseen"> {name}</span>
			</Button>
		</Form>
	);
}

function Invite({ invitations }: { invitations: Invitation[] }) {
	const { t } = useView();
	return (
		<section class="stack">
			<h2>{t('portal:spaces.invite.title')}</h2>
			{invitations.length > 0 && (
				<ul class="stack near">
					{invitations.map((one) => (
						<li key={one.id}>
							<Form verb="end" class="row">
								<input type="hidden" name="invitation" value={one.id} />
								<span>
									<bdi>{one.mail}</bdi> <Badge icon="clock">{t(`portal:spaces.roles.${one.role}`)}</Badge>
								</span>
								<Button kind="quiet" icon="cross">
									{t('portal:items.people.withdraw')}
									<span class="unseen"> {one.mail}</span>
								</Button>
							</Form>
						</li>
					))}
				</ul>
			)}
			<Form verb="invite">
				<TextField type="email" name="mail" label={t('portal:items.fields.mail')} autocomplete="off" required />
				<SelectField name="role" label={t('portal:spaces.role')} value="member" choices={useRoles()} />
				<div class="form-actions">
					<Button icon="mail">{t('portal:spaces.invite.send')}</Button>
				</div>
			</Form>
		</section>
	);
}

function Link({ invitation, base }: { invitation: Invitation | undefined; base: string }) {
	const { t } = useView();
	return (
		<section class="stack">
			<h2>{t('portal:spaces.link.title')}</h2>
			{invitation ? (
				<LinkToShare
					name="space"
					label={t('portal:spaces.link.label', { role: t(`portal:spaces.roles.${invitation.role}`) })}
					hint={t('portal:spaces.link.hint')}
					href={base + invitationPath(invitation)}
				/>
			) : (
				<p>{t('portal:spaces.link.none')}</p>
			)}
			<Form verb="link">
				<SelectField
					name="linkRole"
					label={t('portal:spaces.link.role')}
					value={invitation?.role ?? 'member'}
					choices={useRoles().filter(({ value }) => value !== 'owner')}
				/>
				<div class="form-actions">
					<Button kind="quiet" icon="link">
						{t(invitation ? 'portal:spaces.link.renew' : 'portal:spaces.link.make')}
					</Button>
				</div>
			</Form>
			{invitation && (
				<Form verb="end">
					<input type="hidden" name="invitation" value={invitation.id} />
					<div class="form-actions">
						<Button kind="quiet" icon="cross">
							{t('portal:spaces.link.end')}
						</Button>
					</div>
				</Form>
			)}
		</section>
	);
}
