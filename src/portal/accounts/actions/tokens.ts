/** Personal tokens for the API. */
import { z } from 'zod';
import { shortText } from '#base/inputs.ts';
import { accountById } from '#kernel/accounts/store.ts';
import { keepToken, revokeToken, tokensOf } from '#kernel/accounts/tokens.ts';
import { opening } from '#kernel/actions/action.ts';
import { mailNotProven, tooManyTokens } from '../refusals.ts';

const mostTokens = 50;
const dayInMs = 86_400_000;

export const lifetimes = ['30', '90', '365', 'never'] as const;
const scope = z.string().regex(/^[a-z][a-z-]{0,30}:(read|write)$/);

export const makeToken = opening({
	name: 'portal.make-token',
	input: z.object({ name: shortText(60), scopes: z.array(scope).min(1).max(60), days: z.enum(lifetimes) }),
	may: ({ actor }) => actor.kind === 'account',
	async run({ input, actor, now }) {
		if (!(await accountById(actor.id)).mailProven) throw mailNotProven();
		if ((await tokensOf(actor.id)).length >= mostTokens) throw tooManyTokens({ gaps: { most: mostTokens } });
		const expiresAt = input.days === 'never' ? null : new Date(now.getTime() + Number(input.days) * dayInMs);
		return { token: await keepToken({ account: actor.id, name: input.name, scopes: input.scopes, expiresAt }) };
	}
});

export const dropToken = opening({
	name: 'portal.drop-token',
	input: z.object({ id: z.string().max(40) }),
	may: ({ actor }) => actor.kind === 'account',
	async run({ input, actor }) {
		await revokeToken(actor.id, input.id);
	}
});
