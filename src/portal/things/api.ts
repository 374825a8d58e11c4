import { z } from 'zod';
import { limitIn, pageQuery } from '#kernel/web/api/listing.ts';
import type { Route } from '#kernel/web/api/route.ts';
import { sortThing } from './actions.ts';
import { cursorOf, placeOf } from './cursor.ts';
import { addressOf } from './list.tsx';
import { sortingLimits, wishOf } from './sorting.ts';
import { thingsOf } from './store.ts';

const lengths = { usual: 30, most: 100 };

const thing = z.object({
	id: z.string(),
	tool: z.string(),
	title: z.string(),
	url: z.string(),
	made: z.boolean(),
	manages: z.boolean(),
	at: z.string(),
	expiresAt: z.string().nullable(),
	folder: z.string().nullable(),
	labels: z.array(z.string()).describe('As you sorted it.'),
	archived: z.boolean()
});

export const thingsApi: Route[] = [
	{
		method: 'get',
		path: '/things',
		says: 'What you made and what you answered, newest first.',
		query: pageQuery(lengths.most).extend({
			label: z.string().optional().describe('Only those with this label.'),
			folder: z.string().optional().describe('Only those of this folder.'),
			archived: z.literal('yes').optional().describe('What you put aside, in place of the rest.')
		}),
		scope: 'things:read',
		needs: 'account',
		answers: z.object({ things: z.array(thing), next: z.string().nullable() }),
		async reads({ caller, query, base }) {
			const limit = limitIn(query, lengths);
			const found = await thingsOf(caller.actor!.id, placeOf(query.get('cursor')), limit + 1, wishOf(query));
			const things = found.slice(0, limit);
			return {
				things: things.map((each) => {
					const { address: _address, tookPart: _tookPart, ...shown } = each;
					return { ...shown, url: base + addressOf(each) };
				}),
				next: found.length > limit ? cursorOf(things.at(-1)!) : null
			};
		}
	},
	{
		method: 'put',
		path: '/items/{item}/sorting',
		says: 'Sorts a thing for yourself alone: its labels, and whether it is put aside.',
		scope: 'items:write',
		needs: 'account',
		calls: sortThing,
		input: (body, { params }) => ({ ...(body as object), item: params.item }),
		body: z.strictObject({
			labels: z.array(z.string().max(sortingLimits.label)).max(sortingLimits.labels),
			archived: z.boolean()
		}),
		status: 204,
		example: { labels: ['garden', 'board'], archived: false },
		show: () => null
	}
];
