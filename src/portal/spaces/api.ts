/** Spaces over REST. */
import { z } from 'zod';
import { isId } from '#base/ids.ts';
import { memberPass, spaceRoles } from '#kernel/access/space.ts';
import { cursorQuery, pageOf, pageQuery } from '#kernel/web/api/listing.ts';
import type { ApiAsk, Route } from '#kernel/web/api/route.ts';
import { type OpenedSpace, openSpace } from './actions/space.ts';
import * as store from './store.ts';

const role = z.enum(spaceRoles);
const perPage = 50;
/** A space has no more members than come at once, where one asks for all. */
const membersAtOnce = { usual: 100, most: 500 };

const cursorOf = ({ name, id }: { name: string; id: string }): string =>
	Buffer.from(JSON.stringify([name, id])).toString('base64url');

/** A cursor that was tampered with begins at the beginning. */
function placeOf(cursor: string | null): { name: string; id: string } | null {
	try {
		const [name, id] = JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString());
		return typeof name === 'string' && !name.includes('\0') && isId(String(id)) ? { name, id } : null;
	} catch {
		return null;
	}
}

async function listed({ caller, query, base }: ApiAsk) {
	const found = await store.spacesOf(caller.actor!.id, placeOf(query.get('cursor')), perPage + 1);
	const spaces = found.slice(0, perPage);
	return {
		spaces: spaces.map((space) => ({ ...space, url: `${base}/spaces/${space.id}` })),
		next: found.length > perPage ? cursorOf(spaces.at(-1)!) : null
	};
}

export const spaceApi: Route[] = [
	{
		method: 'get',
		path: '/spaces',
		says: 'The spaces you belong to, by name.',
		needs: 'account',
		scope: 'spaces:read',
		query: cursorQuery,
		answers: z.object({
			spaces: z.array(
				z.object({
					id: z.string(),
					name: z.string(),
					url: z.string(),
					role,
					members: z.number(),
					items: z.number()
				})
			),
			next: z.string().nullable()
		}),
		reads: listed
	},
	{
		method: 'post',
		path: '/spaces',
		says: 'Makes a space that you own.',
		scope: 'spaces:write',
		needs: 'account',
		calls: openSpace,
		answers: z.object({ id: z.string(), name: z.string(), url: z.string() }),
		show: (made: OpenedSpace, { base }) => ({ ...made, url: `${base}/spaces/${made.id}` })
	},
	{
		method: 'get',
		path: '/spaces/{space}/members',
		says: 'Who belongs to a space of yours; mail addresses are not told.',
		needs: 'account',
		scope: 'spaces:read',
		query: pageQuery(membersAtOnce.most),
		answers: z.object({
			members: z.array(z.object({ id: z.string(), name: z.string(), role, at: z.string() })),
			next: z.string().nullable()
		}),
		reads: async ({ params, caller, query }) => {
			const members = await store.membersOf(await memberPass(params.space ?? '', caller.actor, 'member'));
			const shown = members.map(({ actor, ...member }) => ({ id: actor, ...member }));
			const { items, next } = pageOf(shown, query, membersAtOnce);
			return { members: items, next };
		}
	}
];
