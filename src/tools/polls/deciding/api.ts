/** The end of a poll over REST. */
import { z } from 'zod';
import { ifGiven, longText } from '#base/inputs.ts';
import type { Route } from '#kernel/web/api/route.ts';
import { decisionInput, ticked } from '../input.ts';
import { cancelDecision, decidePoll, messageLength } from './actions.ts';
import { invitingApi } from './inviting/api.ts';

const decisionBody = decisionInput.extend({
	message: ifGiven(longText(messageLength)),
	letters: ticked.optional(),
	showMail: ticked.optional()
});

export const decidingApi: Route[] = [
	{
		method: 'put',
		path: '/polls/{item}/decision',
		says: 'Closes the poll and decides; everybody who can be written to gets a letter, with an invitation for dates.',
		calls: decidePoll,
		body: decisionBody,
		answers: z.object({ people: z.int() })
	},
	{
		method: 'delete',
		path: '/polls/{item}/decision',
		says: 'Takes the decision back; invitations sent are called off.',
		calls: cancelDecision,
		status: 204
	},
	...invitingApi
];
