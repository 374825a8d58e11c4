import { z } from 'zod';
import { accountById } from '#kernel/accounts/store.ts';
import type { Route } from '#kernel/web/api/route.ts';

const me = z.object({
	id: z.string(),
	name: z.string(),
	mail: z.string(),
	mailProven: z.boolean(),
	language: z.enum(['en', 'fr']),
	admin: z.boolean()
});

export const accountApi: Route[] = [
	{
		method: 'get',
		path: '/me',
		says: 'Your own account.',
		scope: 'account:read',
		needs: 'account',
		answers: me,
		async reads({ caller }) {
			const { id, name, mail, mailProven, language, admin } = await accountById(caller.actor!.id);
			return { id, name, mail, mailProven, language, admin };
		}
	}
];
