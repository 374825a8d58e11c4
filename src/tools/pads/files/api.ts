/** Files of offices over REST. */
import { z } from 'zod';
import { keyFor } from '#kernel/access/keys.ts';
import { notFound } from '#kernel/access/pass.ts';
import { nameOf } from '#kernel/items/item.ts';
import { type ApiAsk, type Route, reads } from '#kernel/web/api/route.ts';
import { keyLink } from '#kernel/web/key-link.tsx';
import { type Imported, importInto, importPad, type Settled } from './actions.ts';
import { type Brought, bring, titleIn } from './bringing.ts';
import { fileAnswer, mediaTypes } from './export.ts';
import { formats } from './formats.ts';
import { wishIn } from './gathering.ts';
import { incoming } from './incoming.ts';

const takes = {
	bytes: incoming.bytes,
	types: [
		mediaTypes.docx,
		mediaTypes.odt,
		mediaTypes.pdf,
		'text/html',
		'text/markdown',
		'text/plain',
		'application/octet-stream'
	]
};

/** What a text without a name is; all others show it themselves. */
const endings = new Map([
	['text/html', '.html'],
	['text/markdown', '.md'],
	['text/plain', '.txt']
]);

const fileName = z
	.string()
	.max(200)
	.optional()
	.describe('The name of the file; its ending says what it is, and without one the content type.');

const settled = {
	pictures: z.int().describe('Pictures that came along.'),
	lost: z.int().describe('Pictures that could not be read.'),
	comments: z.int().describe('Threads of comments that came along.')
};

const countsOf = ({ pictures, lost, comments }: Settled) => ({ pictures, lost, comments });

const brought = async ({ file, type }: Record<string, unknown>, { query, caller }: ApiAsk): Promise<Brought> => {
	const name = query.get('fileName') ?? endings.get(String(type)) ?? '';
	return bring(name, file as Uint8Array, caller.address ?? '');
};

/** A pad of its own is called after the file, where that has no title. */
async function broughtAlone(body: Record<string, unknown>, ask: ApiAsk): Promise<Brought> {
	const made = await brought(body, ask);
	return { ...made, title: made.title ?? titleIn(ask.query.get('fileName') ?? '') };
}

const given = (query: URLSearchParams, names: string[]): Record<string, string> =>
	Object.fromEntries(names.flatMap((name) => (query.has(name) ? [[name, query.get(name)!]] : [])));

export const fileRoutes: Route[] = [
	{
		method: 'post',
		path: '/pads/imports',
		says: 'Makes a pad of a file: Word, OpenDocument, PDF, HTML, Markdown or plain text.',
		calls: importPad,
		takes,
		query: z.object({
			fileName,
			title: z.string().max(200).optional(),
			writers: z.enum(['link', 'key']).optional(),
			keepDays: z.string().optional().describe('Days, or `always`.'),
			name: z.string().max(80).optional().describe('Who brings it.')
		}),
		status: 201,
		answers: z.object({ id: z.string(), url: z.string(), manageUrl: z.string(), ...settled }),
		input: async (body, ask) => ({
			...given(ask.query, ['title', 'writers', 'keepDays', 'name']),
			brought: await broughtAlone(body, ask)
		}),
		show: async (done: Imported, { base }) => ({
			id: done.item.id,
			url: `${base}/pads/${nameOf(done.item)}`,
			manageUrl: keyLink(base, 'pads', done.item.id, await keyFor(done.item.id, 'manage')),
			...countsOf(done)
		})
	},
	{
		method: 'post',
		path: '/pads/{item}/imports',
		says: 'Adds what a file holds at the end of the text.',
		calls: importInto,
		takes,
		query: z.object({ fileName, name: z.string().max(80).optional().describe('Who brings it.') }),
		status: 201,
		answers: z.object(settled),
		input: async (body, ask) => ({ ...given(ask.query, ['name']), brought: await brought(body, ask) }),
		show: countsOf
	},
	reads('/pads/{item}/exports/{format}', {
		says: 'The text as a file: html, md, txt, docx, odt or, where the host can, pdf.',
		query: z.object({
			at: z.coerce.number().int().optional().describe('The number of a change: the text as it was after it.'),
			comments: z.enum(['1']).optional().describe('With what was said beside the text.')
		}),
		files: Object.values(mediaTypes),
		reads({ pass, params, query, caller }) {
			const format = formats.find((one) => one === params.format);
			if (!format) throw notFound();
			return fileAnswer(pass, format, wishIn(query), caller.address ?? '');
		}
	})
];
