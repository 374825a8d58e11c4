/** Finding items over REST. */
import { z } from 'zod';
import { pathOf } from '#kernel/items/item.ts';
import { spend } from '#kernel/limits/rate.ts';
import { search, tidyQuery } from '#kernel/search/search.ts';
import { cursorQuery } from '#kernel/web/api/listing.ts';
import type { ApiAsk, Route } from '#kernel/web/api/route.ts';
import { searching } from './pages/search.tsx';

const pieces = z.array(z.object({ text: z.string(), hit: z.boolean() }));

async function results({ query, caller, base }: ApiAsk) {
	spend(searching, caller.place ?? '');
	const { found, next } = await search(tidyQuery(query.get('q')), caller.actor, { cursor: query.get('cursor') });
	return { items: found.map(({ address, ...item }) => ({ ...item, url: base + pathOf({ ...item, address }) })), next };
}

export const searchApi: Route[] = [
	{
		method: 'get',
		path: '/search',
		says: 'Finds items you may see by their words, the best first.',
		query: cursorQuery.extend({
			q: z.string().max(200).describe('Quotes keep words together, a hyphen before a word leaves it out.')
		}),
		needs: { open: 'finds only what whoever asks may see' },
		scope: 'items:read',
		answers: z.object({
			items: z.array(
				z.object({
					id: z.string(),
					tool: z.string(),
					title: z.string(),
					url: z.string(),
					space: z.string().nullable(),
					expiresAt: z.string().nullable(),
					heading: pieces,
					excerpt: pieces.describe('Plain text in pieces; those with `hit` are what was looked for.')
				})
			),
			next: z.string().nullable()
		}),
		reads: results
	}
];
