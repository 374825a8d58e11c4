/** Where other hosts read our lists. */
import { notFound } from '#kernel/access/pass.ts';
import { settings } from '#kernel/settings/settings.ts';
import { resource } from '#kernel/web/page.ts';
import { ownPublicKey } from './host-key.ts';
import { documentOf, publishedLists } from './store.ts';

const hour = 3600;
const headers = { 'content-type': 'application/json', 'cache-control': `public, max-age=${hour}` };

export const addressOf = (name: string): string => `${settings().BASE_URL}/guard/lists/${name}.json`;

/** What there is to follow. */
export const listOfLists = resource('/guard/lists.json', {
	open: 'other hosts find here what they may follow',
	async answer() {
		const open = (await publishedLists()).filter(({ closedAt, edition }) => closedAt === null && edition > 0);
		const lists = open.map(({ name, title, holds, entries, edition }) => {
			return { name, title, holds, entries, edition, address: addressOf(name) };
		});
		return new Response(JSON.stringify({ host: settings().BASE_URL, key: ownPublicKey(), lists }), { headers });
	}
});

export const listDocument = resource('/guard/lists/:file', {
	open: 'other hosts follow our signed lists; nothing in them is personal',
	async answer({ params, headers: asked }) {
		const name = /^([a-z0-9-]{1,60})\.json$/.exec(params.file ?? '')?.[1];
		const found = name ? await documentOf(name) : null;
		if (!found) throw notFound();
		const etag = `"${name}-${found.edition}"`;
		if (asked.get('if-none-match') === etag) return new Response(null, { status: 304, headers: { ...headers, etag } });
		return new Response(found.document, { headers: { ...headers, etag } });
	}
});
