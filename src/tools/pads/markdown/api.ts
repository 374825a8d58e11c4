/** Copies of pads over REST. */
import { z } from 'zod';
import { keyFor } from '#kernel/access/keys.ts';
import { nameOf } from '#kernel/items/item.ts';
import type { Route } from '#kernel/web/api/route.ts';
import { keyLink } from '#kernel/web/key-link.tsx';
import type { Opened } from '../actions.ts';
import { copyInput, copyPad } from './actions.ts';

export const markdownRoutes: Route[] = [
	{
		method: 'post',
		path: '/pads/{item}/copies',
		says: 'Makes a new pad with the same text, as rich text or as Markdown; the link to its settings is shown this once.',
		calls: copyPad,
		body: copyInput,
		status: 201,
		answers: z.object({ id: z.string(), url: z.string(), manageUrl: z.string() }),
		example: { kind: 'markdown' },
		show: async ({ item }: Opened, { base }) => ({
			id: item.id,
			url: `${base}/pads/${nameOf(item)}`,
			manageUrl: keyLink(base, 'pads', item.id, await keyFor(item.id, 'manage'))
		})
	}
];
