/** Pads over REST. */
import { z } from 'zod';
import { keyFor } from '#kernel/access/keys.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { malformed } from '#kernel/actions/perform.ts';
import { nameOf } from '#kernel/items/item.ts';
import { trashItem } from '#kernel/life/actions.ts';
import { spend } from '#kernel/limits/rate.ts';
import { preferred } from '#kernel/web/api/accept.ts';
import { type ApiAsk, type Route, reads } from '#kernel/web/api/route.ts';
import { keyLink } from '#kernel/web/key-link.tsx';
import { readDocument } from '#live/documents/writing.ts';
import { addedInput, addText, changeInput, changePad, type Opened, openPad } from './actions.ts';
import { chatApi } from './chat/api.ts';
import { commentsApi } from './comments/api.ts';
import { type BroughtPad, bringing, bringPad } from './etherpad/actions.ts';
import { broughtFrom } from './etherpad/import.ts';
import { mine } from './etherpad/mine.ts';
import { wholeAnswer } from './etherpad/pages/files.ts';
import { nameOf as padName } from './etherpad/store.ts';
import { historyApi } from './history/api.ts';
import { keepingApi } from './keeping/api.ts';
import { markdownRoutes } from './markdown/api.ts';
import { documentKind, kinds, limits, writersChoices } from './pad.ts';
import { type FileKind, fileKinds, fileOf, mediaTypes } from './pages/files.tsx';
import * as store from './store.ts';
import { treeOf } from './text/document.ts';

const shape = z.object({
	id: z.string(),
	url: z.string(),
	title: z.string(),
	name: z.string().nullable().describe('What it goes by under `/p/`.'),
	writers: z.enum(writersChoices),
	kind: z.enum(kinds).describe('Whether people write it as rich text or as Markdown.'),
	keepDays: z.number().nullable().describe('Days it is kept after its last change; null where it is kept on.'),
	expiresAt: z.string().nullable(),
	text: z.string().describe('The text as Markdown, plain text or HTML, by `as`.')
});

const kindAs: Record<string, FileKind> = { markdown: 'md', text: 'txt', html: 'html' };

const addressOf = (base: string, item: Parameters<typeof nameOf>[0]): string => `${base}/pads/${nameOf(item)}`;

async function shown(pass: ItemPass, base: string, as: string | null) {
	const { id, keepDays, expiresAt } = pass.about;
	const [{ title, writers, kind }, name, text] = await Promise.all([
		store.pad(pass),
		padName(id),
		fileOf(pass, kindAs[as ?? 'markdown'] ?? 'md')
	]);
	return { id, url: addressOf(base, pass.about), title, name, writers, kind, keepDays, expiresAt, text };
}

const types = ['application/json', 'text/html', 'text/markdown', 'text/plain'] as const;
const kindOf: Record<string, FileKind> = { 'text/html': 'html', 'text/markdown': 'md', 'text/plain': 'txt' };

const file = async (pass: ItemPass, kind: FileKind): Promise<Response> =>
	new Response(await fileOf(pass, kind), {
		headers: { 'content-type': `${mediaTypes[kind]}; charset=utf-8`, vary: 'accept' }
	});

async function treeShown(pass: ItemPass) {
	const doc = await readDocument(documentKind, pass.item);
	const tree = treeOf(doc);
	doc.destroy();
	return { title: pass.about.title, tree };
}

const fileSays: Record<FileKind, string> = {
	md: 'The text as Markdown.',
	html: 'The text as a web page.',
	txt: 'The text alone.'
};

const made = z.object({ id: z.string(), url: z.string(), manageUrl: z.string() });

const shownOnce = async ({ item }: { item: Opened['item'] }, { base }: { base: string }) => ({
	id: item.id,
	url: addressOf(base, item),
	manageUrl: keyLink(base, 'pads', item.id, await keyFor(item.id, 'manage'))
});

const importInput = z.strictObject({
	document: z.looseObject({}).describe('A file `.etherpad`, or a whole pad of ours (docs/formats/pads.md).'),
	title: z.string().max(limits.title).optional(),
	name: z.string().max(400).optional(),
	writers: z.enum(writersChoices).optional(),
	keepDays: z.int().min(1).max(3660).nullable().optional()
});

async function broughtBy({ document, ...wish }: Record<string, unknown>, { caller, now }: ApiAsk) {
	if (typeof document !== 'object') throw malformed({ fields: [{ field: 'document', code: 'required' }] });
	spend(bringing, caller.place ?? '');
	return { ...wish, brought: await broughtFrom(Buffer.from(JSON.stringify(document)), now) };
}

export const api: Route[] = [
	{
		method: 'get',
		path: '/pads',
		says: 'Your pads, those changed last first. `limit` up to 100; `cursor` is the `next` of the page before.',
		needs: 'account',
		query: z.object({
			limit: z
				.string()
				.regex(/^\d{1,3}$/)
				.optional(),
			cursor: z.string().max(100).optional()
		}),
		answers: z.object({
			pads: z.array(shape.omit({ text: true, writers: true, kind: true })),
			next: z.string().nullable()
		}),
		reads: ({ caller, query, base }) => mine(caller.actor!.id, query, base)
	},
	{
		method: 'post',
		path: '/pads',
		says: 'Makes a pad; the secret link that opens its settings is shown this once.',
		calls: openPad,
		status: 201,
		answers: made,
		example: { title: 'Minutes of the meeting', text: '# Present\n\n- Ana\n- Bo', name: 'Minutes_of_May' },
		show: shownOnce
	},
	{
		method: 'post',
		path: '/pads/imports/whole',
		says: 'Makes a pad with the history, authors and chat of a file `.etherpad`, or of a whole pad of another host.',
		calls: bringPad,
		body: importInput,
		answers: made.extend({ missing: z.int().describe('Revisions at its beginning that the file did not hold.') }),
		input: broughtBy,
		show: async (brought: BroughtPad, ask) => ({ ...(await shownOnce(brought, ask)), missing: brought.missing })
	},
	reads('/pads/{item}', {
		says: 'A pad and its text, as `markdown`, `text` or `html`; the text alone where Accept asks for such a file.',
		query: z.object({ as: z.enum(['markdown', 'text', 'html']).optional() }),
		answers: shape,
		async reads({ pass, base, query, accept }) {
			const kind = kindOf[preferred(accept, types)];
			return kind && !query.get('as') ? file(pass, kind) : shown(pass, base, query.get('as'));
		}
	}),
	...fileKinds.map((kind) =>
		reads(`/pads/{item}/text.${kind}`, { says: fileSays[kind], reads: ({ pass }) => file(pass, kind) })
	),
	reads('/pads/{item}/text.json', {
		says: 'The text as a tree: blocks and words, as Tiptap names them.',
		answers: z.object({ title: z.string(), tree: z.array(z.looseObject({ type: z.string() })) }),
		reads: ({ pass }) => treeShown(pass)
	}),
	reads('/pads/{item}/pad.etherpad', {
		says: 'The pad with its history, authors and chat, as Etherpad reads it.',
		reads: ({ pass, base, now }) => wholeAnswer(pass, 'etherpad', { base, now })
	}),
	reads('/pads/{item}/pad.json', {
		says: 'All of the pad that you may see, in an open format that another host can import.',
		reads: ({ pass, base, now }) => wholeAnswer(pass, 'json', { base, now })
	}),
	{
		method: 'post',
		path: '/pads/{item}/text',
		says: 'Adds at the end of the text: Markdown, plain text or HTML, by `format`.',
		calls: addText,
		body: addedInput,
		status: 204,
		example: { text: '## Next meeting\n\nOn Monday.' },
		show: () => null
	},
	{
		method: 'delete',
		path: '/pads/{item}',
		says: 'Puts the pad in the trash, from which it is erased for good after 30 days.',
		calls: trashItem,
		body: z.strictObject({}),
		status: 204,
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
	...commentsApi,
	...chatApi,
	...keepingApi,
	...historyApi,
	...markdownRoutes
];
