/** Members hand on links by which others sign up, where the host allows it. */
import { z } from 'zod';
import { ifGiven, shortText } from '#base/inputs.ts';
import { refusal } from '#base/refusal.ts';
import { mostOpenInvitations } from '#guard/signup/policy.ts';
import { keepInvitation, openInvitations, policyNow, withdrawInvitation } from '#guard/signup/store.ts';
import { notAllowed, notFound } from '#kernel/access/pass.ts';
import { accountById } from '#kernel/accounts/store.ts';
import { opening } from '#kernel/actions/action.ts';
import { mailNotProven } from '../refusals.ts';

const tooManyInvitations = refusal('portal.too-many-invitations', 409);

export const inviteMember = opening({
	name: 'portal.invite-member',
	input: z.object({ note: ifGiven(shortText(100)) }),
	may: ({ actor }) => actor.kind === 'account',
	weigh: ({ input }) => ({ effort: 1, words: [input.note] }),
	async run({ input, actor }) {
		if (!(await policyNow()).membersInvite) throw notAllowed();
		if (!(await accountById(actor.id)).mailProven) throw mailNotProven();
		const open = await openInvitations(actor.id, mostOpenInvitations);
		if (open.length >= mostOpenInvitations) throw tooManyInvitations({ gaps: { count: mostOpenInvitations } });
		return { token: await keepInvitation({ by: actor.id, note: input.note ?? '', uses: 1 }) };
	}
});

export const withdrawOwnInvitation = opening({
	name: 'portal.withdraw-invitation',
	input: z.object({ invitation: z.string().max(40) }),
	may: ({ actor }) => actor.kind === 'account',
	async run({ input, actor }) {
		if (!(await withdrawInvitation(input.invitation, actor.id))) throw notFound();
	}
});
