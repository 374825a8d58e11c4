import { z } from 'zod';
import { isId } from '#base/ids.ts';
import { ifGiven, longText, shortText } from '#base/inputs.ts';
import { ask, decide, undo } from '#guard/signup/applying.ts';
import { longestReason, mostUses, ways } from '#guard/signup/policy.ts';
import { keepInvitation, keepPolicy, withdrawInvitation } from '#guard/signup/store.ts';
import { notFound } from '#kernel/access/pass.ts';
import { opening } from '#kernel/actions/action.ts';
import { asAdministrator, asModerator } from '../may.ts';

const account = z.string().refine(isId);
const about = ({ input }: { input: { account: string } }) => ({ account: input.account });

export const choosePolicy = opening({
	name: 'desk.choose-sign-up',
	input: z.object({ way: z.enum(ways), members: z.literal('on').optional() }),
	may: asAdministrator,
	about: ({ input }) => ({ way: input.way }),
	async run({ input, actor }) {
		await keepPolicy({ way: input.way, membersInvite: input.members === 'on' }, actor.id);
	}
});

export const acceptApplicant = opening({
	name: 'desk.accept-applicant',
	input: z.object({ account }),
	may: asModerator,
	about,
	async run({ input, actor, now }) {
		await decide({ account: input.account, accepted: true, reason: '', by: actor.id }, now);
		return input;
	}
});

/** The applicant is told why: a refusal without a reason teaches nobody anything. */
export const refuseApplicant = opening({
	name: 'desk.refuse-applicant',
	input: z.object({ account, reason: longText(longestReason) }),
	may: asModerator,
	about,
	async run({ input, actor, now }) {
		await decide({ account: input.account, accepted: false, reason: input.reason, by: actor.id }, now);
		return input;
	}
});

export const askApplicant = opening({
	name: 'desk.ask-applicant',
	input: z.object({ account, question: longText(longestReason) }),
	may: asModerator,
	about,
	async run({ input }) {
		await ask(input.account, input.question);
		return input;
	}
});

export const undoApplicant = opening({
	name: 'desk.undo-applicant',
	input: z.object({ account }),
	may: asModerator,
	about,
	async run({ input, actor }) {
		await undo(input.account, actor.id);
		return input;
	}
});

export const inviteByLink = opening({
	name: 'desk.invite-by-link',
	input: z.object({ note: ifGiven(shortText(100)), uses: z.coerce.number().int().min(1).max(mostUses) }),
	may: asAdministrator,
	run: async ({ input, actor }) => ({
		token: await keepInvitation({ by: actor.id, note: input.note ?? '', uses: input.uses })
	})
});

export const withdrawLink = opening({
	name: 'desk.withdraw-invitation',
	input: z.object({ invitation: z.string().refine(isId) }),
	may: asAdministrator,
	async run({ input }) {
		if (!(await withdrawInvitation(input.invitation, null))) throw notFound();
	}
});
