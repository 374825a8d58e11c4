/** Ending sessions of one's own account. */
import { z } from 'zod';
import { endOtherSessions, endSession } from '#kernel/accounts/session.ts';
import { opening } from '#kernel/actions/action.ts';
import { browser } from '../shapes.ts';

export const endOneSession = opening({
	name: 'portal.end-session',
	input: z.object({ session: z.string().max(40) }),
	may: ({ actor }) => actor.kind === 'account',
	async run({ input, actor }) {
		await endSession(actor.id, input.session);
	}
});

export const endAllOthers = opening({
	name: 'portal.end-other-sessions',
	input: z.object({ browser }),
	may: ({ actor }) => actor.kind === 'account',
	async run({ input, actor }) {
		await endOtherSessions(actor.id, input.browser.cookie);
	}
});
