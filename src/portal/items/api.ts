/** What is true of every item, over REST. */
import { z } from 'zod';
import type { ItemPass } from '#kernel/access/pass.ts';
import { rights } from '#kernel/access/rights.ts';
import { type Item, pathOf, visibilities } from '#kernel/items/item.ts';
import { restoreItem, trashItem } from '#kernel/life/actions.ts';
import { type Route, reads } from '#kernel/web/api/route.ts';
import { keyLink } from '#kernel/web/key-link.tsx';
import { renewKeys } from './actions/links.ts';
import { changeItem, changes, protectItem } from './actions/settings.ts';

const moment = z.string().nullable();

const shape = z.object({
	id: z.string(),
	tool: z.string(),
	url: z.string(),
	title: z.string(),
	language: z.string(),
	visibility: z.enum(visibilities),
	password: z.enum(['read', 'answer']).nullable().describe('What the password guards; null where there is none.'),
	address: z.string().nullable(),
	right: z.enum(rights).nullable().describe('What you may do with it, each including those before.'),
	version: z.number(),
	at: z.string(),
	touchedAt: z.string(),
	expiresAt: moment,
	trashedAt: moment,
	movedTo: z.string().nullable().optional(),
	folder: z.string().nullable().optional(),
	space: z.string().nullable().optional(),
	bytes: z.number().optional(),
	keepDays: z.number().nullable().optional(),
	keepUntil: moment.optional()
});

const forReaders = (item: Item, base: string, pass: ItemPass) => ({
	id: item.id,
	tool: item.tool,
	url: base + pathOf(item),
	title: item.title,
	language: item.language,
	visibility: item.visibility,
	password: item.passwordGuards,
	address: item.address,
	right: pass.right,
	version: item.version,
	at: item.at,
	touchedAt: item.touchedAt,
	expiresAt: item.expiresAt,
	trashedAt: item.trashedAt
});

const forKeepers = ({ folder, space, bytes, keepDays, keepUntil, movedTo }: Item) => ({
	movedTo,
	folder,
	space,
	bytes,
	keepDays,
	keepUntil
});

const shown = (pass: ItemPass, base: string) => ({
	...forReaders(pass.about, base, pass),
	...(pass.can('manage') ? forKeepers(pass.about) : {})
});

const write = { scope: 'items:write', status: 204 as const, show: () => null };

export const itemRoutes: Route[] = [
	reads('/items/{item}', {
		says: 'What is true of every item. A password goes into the header X-Item-Password, percent-encoded.',
		scope: 'items:read',
		answers: shape,
		reads: ({ pass, base }) => shown(pass, base)
	}),
	{
		...write,
		method: 'patch',
		path: '/items/{item}',
		says: 'Changes title, language, visibility, chosen address, folder, how long it is kept, or where it moved to.',
		calls: changeItem,
		body: changes
	},
	{
		...write,
		method: 'put',
		path: '/items/{item}/password',
		says: 'Sets what the password guards, and the password; `none` takes it away.',
		calls: protectItem
	},
	{
		...write,
		method: 'delete',
		path: '/items/{item}',
		says: 'Puts it in the trash, from which it is erased for good after 30 days.',
		calls: trashItem
	},
	{
		...write,
		method: 'post',
		path: '/items/{item}/restoration',
		says: 'Brings it back from the trash.',
		calls: restoreItem
	},
	{
		method: 'post',
		path: '/items/{item}/key-renewals',
		says: 'Replaces the secret link that opens a right; the old one stops working at once.',
		scope: 'items:write',
		calls: renewKeys,
		answers: z.object({ key: z.string(), url: z.string() }),
		show: ({ key, item }, { base }) => ({ key, url: keyLink(base, item.tool, item.id, key) })
	}
];
