/** Invitations over REST. */
import { z } from 'zod';
import { type Route, reads } from '#kernel/web/api/route.ts';
import * as polls from '../../store.ts';
import { invitePeople, invitingInput, remindMissing, revokeInvitation } from './actions.ts';
import { shownState, sumsOf } from './invitation.ts';
import * as store from './store.ts';

const invitation = z.looseObject({ id: z.string(), mail: z.string(), name: z.string(), state: z.string() });

const count = z.int();
const sums = { invited: count, opened: count, answered: count, missing: count };

export const invitingApi: Route[] = [
	reads('/polls/{item}/invitations', {
		says: 'Who was invited by mail, and what became of it.',
		needs: 'edit',
		answers: z.object({ ...sums, invitations: z.array(invitation) }),
		async reads({ pass }) {
			const { anonymous } = (await polls.poll(pass)).policy;
			const invitations = await store.invitationsOf(pass);
			return {
				...sumsOf(invitations),
				invitations: invitations.map((one) => ({
					id: one.id,
					mail: one.mail,
					name: one.name,
					language: one.language,
					at: one.at,
					state: shownState(one, anonymous)
				}))
			};
		}
	}),
	{
		method: 'post',
		path: '/polls/{item}/invitations',
		says: 'Invites people by mail, each with a link of their own; who is invited already is left in peace.',
		calls: invitePeople,
		body: invitingInput,
		answers: z.object({ invited: z.int(), known: z.int(), refused: z.int() })
	},
	{
		method: 'delete',
		path: '/polls/{item}/invitations/{invitation}',
		says: 'Takes the link of an invited person back.',
		calls: revokeInvitation,
		status: 204,
		input: (_body, { params }) => ({ invitation: params.invitation })
	},
	{
		method: 'post',
		path: '/polls/{item}/reminders',
		says: 'Reminds those who were invited and did not answer; nobody more than once a day.',
		calls: remindMissing,
		answers: z.object({ people: z.int() })
	}
];
