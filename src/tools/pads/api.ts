/** Pads over REST. */
import { z } from 'zod';
import type { ItemPass } from '#kernel/access/pass.ts';
import { trashItem } from '#kernel/life/actions.ts';
import { preferred } from '#kernel/web/api/accept.ts';
import { type Route, reads } from '#kernel/web/api/route.ts';
import { readDocument } from '#live/documents/writing.ts';
import { addedInput, addText, changeInput, changePad, openPad } from './actions.ts';
import { chatApi } from './chat/api.ts';
import { commentsApi } from './comments/api.ts';
import { etherpadApi } from './etherpad/api.ts';
import { nameOf as padName } from './etherpad/store.ts';
import { fileRoutes } from './files/api.ts';
import { historyApi } from './history/api.ts';
import { keepingApi } from './keeping/api.ts';
import { addressOf, madeShape, shownOnce } from './made.ts';
import { markdownRoutes } from './markdown/api.ts';
import { documentKind, kinds, writersChoices } from './pad.ts';
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
	text: z.string().optional().describe('As Markdown, plain text or HTML, by `as`.'),
	tree: z
		.array(z.unknown())
		.optional()
		.describe('With `as=json`: the text as blocks and words, named as Tiptap names them.')
});

const kindAs = new Map<string | null, FileKind>([
	['markdown', 'md'],
	['text', 'txt'],
	['html', 'html']
]);

async function textAs(pass: ItemPass, as: string | null) {
	return as === 'json' ? { tree: (await treeShown(pass)).tree } : { text: await fileOf(pass, kindAs.get(as) ?? 'md') };
}

async function shown(pass: ItemPass, base: string, as: string | null) {
	const { id, keepDays, expiresAt } = pass.about;
	const [{ title, writers, kind }, name, text] = await Promise.all([store.pad(pass), padName(id), textAs(pass, as)]);
	return { id, url: addressOf(base, pass.about), title, name, writers, kind, keepDays, expiresAt, ...text };
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

export const api: Route[] = [
	{
		method: 'post',
		path: '/pads',
		says: 'Makes a pad; the secret link that opens its settings is shown this once.',
		calls: openPad,
		status: 201,
		answers: madeShape,
		example: { title: 'Minutes of the meeting', text: '# Present\n\n- Ana\n- Bo', name: 'Minutes_of_May' },
		show: shownOnce
	},
	reads('/pads/{item}', {
		says: 'A pad and its text, as `markdown`, `text`, `html` or `json`; the text alone where Accept asks for such a file.',
		query: z.object({ as: z.enum(['markdown', 'text', 'html', 'json']).optional() }),
		answers: shape,
		files: types.slice(1),
		async reads({ pass, base, query, accept }) {
			const kind = kindOf[preferred(accept, types)];
			return kind && !query.get('as') ? file(pass, kind) : shown(pass, base, query.get('as'));
		}
	}),
	...fileKinds.map((kind) =>
		reads(`/pads/{item}/text.${kind}`, {
			says: fileSays[kind],
			files: [mediaTypes[kind]],
			reads: ({ pass }) => file(pass, kind)
		})
	),
	reads('/pads/{item}/text.json', {
		says: 'The text as a tree: blocks and words, as Tiptap names them.',
		answers: z.object({ title: z.string(), tree: z.array(z.looseObject({ type: z.string() })) }),
		reads: ({ pass }) => treeShown(pass)
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
	...etherpadApi,
	...fileRoutes,
	...commentsApi,
	...chatApi,
	...keepingApi,
	...historyApi,
	...markdownRoutes
];
