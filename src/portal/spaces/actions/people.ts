/** Who belongs to a space, and how they come in. */
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { newId } from '#base/ids.ts';
import { mailAddress } from '#base/inputs.ts';
import { refusal } from '#base/refusal.ts';
import { keyText } from '#kernel/access/key.ts';
import { wrongKey } from '#kernel/access/pass.ts';
import { memberPass, type SpacePass, spaceRoles } from '#kernel/access/space.ts';
import { opening } from '#kernel/actions/action.ts';
import { spend } from '#kernel/limits/rate.ts';
import { post } from '#kernel/mail/letter.ts';
import { settings } from '#kernel/settings/settings.ts';
import { translator } from '#kernel/words/words.ts';
import * as store from '../store.ts';
import { isAccount, space } from './space.ts';

const dayInMs = 86_400_000;
const daysOfInvitation = 30;
const mostMembers = 500;

export const lastOwner = refusal('kernel.last-owner', 409);
export const invitationOver = refusal('kernel.invitation-over', 410);
export const noSuchMember = refusal('kernel.no-such-member', 404);
const tooManyMembers = refusal('kernel.too-many-members', 409);

const letters = { name: 'invitation-letter', perMinute: 1, burst: 30 };

export const invitationPath = ({ id, space }: { id: string; space: string }): string =>
	`/spaces/join/${id}/${keyText(space, id)}`;

/** A letter to one person, good once. */
export const inviteMember = opening({
	name: 'spaces.invite',
	input: z.object({ space, mail: mailAddress, role: z.enum(spaceRoles) }),
	may: isAccount,
	// Its subject is the name of the space, and of whoever asks.
	async weigh({ input, actor }) {
		const { about } = await memberPass(input.space, actor, 'owner');
		return { kind: 'letter', effort: 3, title: about.name, words: [actor.name], mails: 1 };
	},
	async run({ input, actor, now, language }): Promise<void> {
		const pass = await memberPass(input.space, actor, 'owner');
		spend(letters, actor.id);
		const expiresAt = new Date(now.getTime() + daysOfInvitation * dayInMs);
		const made = {
			id: newId(),
			space: pass.space,
			role: input.role,
			mail: input.mail,
			by: actor.id,
			at: now,
			expiresAt
		};
		await store.keepInvitation(made);
		const t = translator(language);
		const gaps = {
			space: pass.about.name,
			name: actor.name ?? '',
			days: daysOfInvitation,
			link: settings().BASE_URL + invitationPath(made)
		};
		await post({
			to: input.mail,
			language,
			kind: 'portal.space-invitation',
			subject: t('portal:spaces.letter.subject', gaps),
			text: t('portal:spaces.letter.text', gaps),
			writer: actor.id
		});
	},
	about: ({ input }) => ({ space: input.space, role: input.role })
});

/** A link that lets many in, as members or editors; the one before stops working. */
export const renewLink = opening({
	name: 'spaces.renew-link',
	input: z.object({ space, linkRole: z.enum(['member', 'editor']) }),
	may: isAccount,
	async run({ input, actor, now }): Promise<void> {
		const pass = await memberPass(input.space, actor, 'owner');
		await store.endLinks(pass, actor.id, now);
		const made = { id: newId(), space: pass.space, role: input.linkRole, mail: null, by: actor.id, at: now };
		await store.keepInvitation({ ...made, expiresAt: null });
	},
	about: ({ input }) => ({ space: input.space })
});

export const endInvitation = opening({
	name: 'spaces.end-invitation',
	input: z.object({ space, invitation: z.string().max(40) }),
	may: isAccount,
	async run({ input, actor, now }): Promise<void> {
		const pass = await memberPass(input.space, actor, 'owner');
		await store.endInvitation(pass.space, input.invitation, actor.id, now);
	},
	about: ({ input }) => ({ space: input.space })
});

/** @throws kernel.invitation-over when it was used, ended or is too old; kernel.wrong-key. */
export async function openInvitation(id: string, key: string, now: Date): Promise<store.Invitation> {
	const found = await store.invitation(id);
	if (!found) throw invitationOver();
	const [given, expected] = [Buffer.from(key), Buffer.from(keyText(found.space, found.id))];
	if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw wrongKey();
	if (found.endedAt || (found.expiresAt && found.expiresAt <= now)) throw invitationOver();
	return found;
}

export const joinSpace = opening({
	name: 'spaces.join',
	input: z.object({ invitation: z.string().max(40), key: z.string().max(40) }),
	may: isAccount,
	async run({ input, actor, now }): Promise<string> {
		const found = await openInvitation(input.invitation, input.key, now);
		if (found.mail !== null && !(await store.endInvitation(found.space, found.id, actor.id, now)))
			throw invitationOver();
		await store.keepMember(found.space, actor.id, found.role);
		const pass = await memberPass(found.space, actor, 'member');
		await store.hold(pass);
		if ((await store.countMembers(pass)) > mostMembers) throw tooManyMembers({ gaps: { count: mostMembers } });
		return found.space;
	},
	about: (_deed, joined) => ({ space: joined })
});

/** Somebody has to be able to open the door: the last owner stays one. */
async function keepAnOwner(pass: SpacePass): Promise<void> {
	if ((await store.countOwners(pass)) === 0) throw lastOwner();
}

export const giveRole = opening({
	name: 'spaces.give-role',
	input: z.object({ space, member: z.string().max(40), role: z.enum(spaceRoles) }),
	may: isAccount,
	async run({ input, actor }): Promise<void> {
		const pass = await memberPass(input.space, actor, 'owner');
		await store.hold(pass);
		if (!(await store.giveRole(pass, input.member, input.role))) throw noSuchMember();
		await keepAnOwner(pass);
	},
	about: ({ input }) => ({ space: input.space, role: input.role })
});

/** An owner shows somebody out, or somebody leaves. */
export const removeMember = opening({
	name: 'spaces.remove-member',
	input: z.object({ space, member: z.string().max(40) }),
	may: isAccount,
	async run({ input, actor }): Promise<void> {
		const pass = await memberPass(input.space, actor, input.member === actor.id ? 'member' : 'owner');
		await store.hold(pass);
		await store.removeMember(pass, input.member);
		await keepAnOwner(pass);
	},
	about: ({ input }) => ({ space: input.space })
});
