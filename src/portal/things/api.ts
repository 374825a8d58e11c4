import { z } from 'zod';
import type { Route } from '#kernel/web/api/route.ts';
import { cursorOf, placeOf } from './cursor.ts';
import { addressOf } from './list.tsx';
import { thingsOf } from './store.ts';

const most = 100;
const usual = 30;

const thing = z.object({
	id: z.string(),
	tool: z.string(),
	title: z.string(),
	url: z.string(),
	made: z.boolean(),
	manages: z.boolean(),
	at: z.string(),
	expiresAt: z.string().nullable()
});

const limitOf = (text: string | null): number => Math.min(most, Math.max(1, Number(text) || usual));

export const thingsApi: Route[] = [
	{
		method: 'get',
		path: '/things',
		says: 'What you made and what you answered, newest first. `limit` up to 100; `cursor` is the `next` of the page before.',
		scope: 'things:read',
		needs: 'account',
		answers: z.object({ things: z.array(thing), next: z.string().nullable() }),
		async reads({ caller, query, base }) {
			const limit = limitOf(query.get('limit'));
			const found = await thingsOf(caller.actor!.id, placeOf(query.get('cursor')), limit + 1);
			const things = found.slice(0, limit);
			return {
				things: things.map(({ address, ...rest }) => ({ ...rest, url: base + addressOf({ address, ...rest }) })),
				next: found.length > limit ? cursorOf(things.at(-1)!) : null
			};
		}
	}
];
