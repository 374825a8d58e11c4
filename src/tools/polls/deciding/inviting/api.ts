/** Invitations over REST. */
import { z } from 'zod';
import type { ItemPass } from '#kernel/access/pass.ts';
import { pageOf, pageQuery } from '#kernel/web/api/listing.ts';
import { type Route, reads } from '#kernel/web/api/route.ts';
import * as polls from '../../store.ts';
import { invitePeople, invitingInput, remindMissing, revokeInvitation } from './actions.ts';
import { type Invitation, shownState, sumsOf } from './invitation.ts';
import * as store from './store.ts';

const invitation = z.looseObject({ id: z.string(), mail: z.string(), name: z.string(), state: z.string() });

const count = z.int();
const sums = { invited: count, opened: count, answered: count, missing: count };

const lengths = { usual: 100, most: 500 };

async function invitationsSaid(pass: ItemPass, query: URLSearchParams) {
	const { anonymous } = (await polls.poll(pass)).policy;
	const all = await store.invitationsOf(pass);
	const { items, next } = pageOf(all, query, lengths);
	const said = ({ id, mail, name, language, at }: Invitation) => ({ id, mail, name, language, at });
	return {
		...sumsOf(all),
		invitations: items.map((one) => ({ ...said(one), state: shownState(one, anonymous) })),
		next
	};
}

export const invitingApi: Route[] = [
	reads('/polls/{item}/invitations', {
		says: 'Who was invited by mail, and what became of it, page by page; the sums are of all.',
		needs: 'edit',
		query: pageQuery(lengths.most),
		answers: z.object({ ...sums, invitations: z.array(invitation), next: z.string().nullable() }),
		reads: ({ pass, query }) => invitationsSaid(pass, query)
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
