/** Pads over REST. */
import { z } from 'zod';
import { keyFor } from '#kernel/access/keys.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { nameOf } from '#kernel/items/item.ts';
import { type Route, reads } from '#kernel/web/api/route.ts';
import { keyLink } from '#kernel/web/key-link.tsx';
import { addedInput, addText, changeInput, changePad, type Opened, openPad } from './actions.ts';
import { chatApi } from './chat/api.ts';
import { commentsApi } from './comments/api.ts';
import { fileRoutes } from './files/api.ts';
import { historyApi } from './history/api.ts';
import { keepingApi } from './keeping/api.ts';
import { markdownRoutes } from './markdown/api.ts';
import { kinds, writersChoices } from './pad.ts';
import { type FileKind, fileOf } from './pages/files.tsx';
import * as store from './store.ts';

const shape = z.object({
	id: z.string(),
	url: z.string(),
	title: z.string(),
	writers: z.enum(writersChoices),
	kind: z.enum(kinds).describe('Whether people write it as rich text or as Markdown.'),
	expiresAt: z.string().nullable(),
	text: z.string().describe('The text as Markdown, plain text or HTML, by `as`.')
});

const fileKinds: Record<string, FileKind> = { markdown: 'md', text: 'txt', html: 'html' };

async function shown(pass: ItemPass, base: string, as: string | null) {
	const { title, writers, kind } = await store.pad(pass);
	const text = await fileOf(pass, fileKinds[as ?? 'markdown'] ?? 'md');
	const { id, expiresAt } = pass.about;
	return { id, url: `${base}/pads/${nameOf(pass.about)}`, title, writers, kind, expiresAt, text };
}

export const api: Route[] = [
	{
		method: 'post',
		path: '/pads',
		says: 'Makes a pad; the secret link that opens its settings is shown this once.',
		calls: openPad,
		status: 201,
		answers: z.object({ id: z.string(), url: z.string(), manageUrl: z.string() }),
		example: { title: 'Minutes of the meeting', text: '# Present\n\n- Ana\n- Bo' },
		show: async ({ item }: Opened, { base }) => ({
			id: item.id,
			url: `${base}/pads/${nameOf(item)}`,
			manageUrl: keyLink(base, 'pads', item.id, await keyFor(item.id, 'manage'))
		})
	},
	reads('/pads/{item}', {
		says: 'A pad and its text, as `markdown`, `text` or `html`.',
		query: z.object({ as: z.enum(['markdown', 'text', 'html']).optional() }),
		answers: shape,
		reads: ({ pass, base, query }) => shown(pass, base, query.get('as'))
	}),
	{
		method: 'post',
		path: '/pads/{item}/text',
		says: 'Adds Markdown at the end of the text.',
		calls: addText,
		body: addedInput,
		status: 204,
		example: { text: '## Next meeting\n\nOn Monday.' },
		show: () => null
	},
	{
		method: 'patch',
		path: '/pads/{item}',
		says: 'Changes the title, who writes, or for how long it is kept.',
		calls: changePad,
		body: changeInput,
		status: 204,
		example: { keepDays: 60 },
		show: () => null
	},
	...fileRoutes,
	...commentsApi,
	...chatApi,
	...keepingApi,
	...historyApi,
	...markdownRoutes
];
