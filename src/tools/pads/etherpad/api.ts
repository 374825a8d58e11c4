/** Pads of an account, pads brought from elsewhere, and pads taken along whole, over REST. */
import { z } from 'zod';
import { malformed } from '#kernel/actions/perform.ts';
import { spend } from '#kernel/limits/rate.ts';
import { bodyOf, tooLarge } from '#kernel/web/api/body.ts';
import { type ApiAsk, type Route, reads } from '#kernel/web/api/route.ts';
import { madeShape, shownOnce } from '../made.ts';
import { limits, writersChoices } from '../pad.ts';
import { type BroughtPad, bringing, bringPad } from './actions.ts';
import { broughtFrom } from './import.ts';
import { mine } from './mine.ts';
import { wholeAnswer } from './pages/files.ts';
import { most } from './record.ts';

const wishes = ['title', 'name', 'writers', 'keepDays'] as const;

const mostWrapped = 4 * 1024 * 1024;

/** A file within JSON says what it is for beside it; keys of files of Etherpad hold a colon, and ours begin with their format. */
const isWrapped = (file: Uint8Array): boolean =>
	/^\s*\{\s*(?:\}|"(?:document|title|name|writers|keepDays)"\s*:)/.test(Buffer.from(file.subarray(0, 200)).toString());

/** @throws kernel.too-large, kernel.not-json, kernel.malformed where there is no document in it. */
async function unwrapped(file: Uint8Array): Promise<{ wish: object; document: Uint8Array }> {
	if (file.byteLength > mostWrapped) throw tooLarge();
	const { value } = await bodyOf(new Request('http://localhost/', { method: 'POST', body: file as BodyInit }));
	const { document, ...wish } = value;
	if (typeof document !== 'object' || document === null)
		throw malformed({ fields: [{ field: 'document', code: 'required' }] });
	return { wish, document: Buffer.from(JSON.stringify(document)) };
}

async function broughtBy(body: Record<string, unknown>, { caller, query, now }: ApiAsk) {
	const file = body.file as Uint8Array;
	const asked = Object.fromEntries(wishes.flatMap((name) => (query.has(name) ? [[name, query.get(name)!]] : [])));
	const { wish, document } =
		isWrapped(file) || file.byteLength === 0 ? await unwrapped(file) : { wish: {}, document: file };
	spend(bringing, caller.place ?? '');
	return { ...asked, ...wish, brought: await broughtFrom(document, now) };
}

const listed = z.object({
	id: z.string(),
	url: z.string(),
	title: z.string(),
	name: z.string().nullable(),
	keepDays: z.number().nullable(),
	expiresAt: z.string().nullable()
});

export const etherpadApi: Route[] = [
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
			pads: z.array(listed),
			next: z.string().nullable()
		}),
		reads: ({ caller, query, base }) => mine(caller.actor!.id, query, base)
	},
	{
		method: 'post',
		path: '/pads/imports/whole',
		says: 'Makes a pad with the history, authors and chat of a file `.etherpad`, or of a whole pad of another host: the body is the file, up to 50 MB. `{"document": …}` with the wishes beside it, up to 4 MB, is taken too.',
		calls: bringPad,
		takes: { bytes: most.bytes, types: ['application/json'] },
		query: z.object({
			title: z.string().max(limits.title).optional().describe('By default the one it had.'),
			name: z.string().max(400).optional().describe('What it goes by under `/p/`.'),
			writers: z.enum(writersChoices).optional(),
			keepDays: z.string().optional().describe('Days, or `always`.')
		}),
		answers: madeShape.extend({ missing: z.int().describe('Revisions at its beginning that the file did not hold.') }),
		input: broughtBy,
		show: async (brought: BroughtPad, ask) => ({ ...(await shownOnce(brought, ask)), missing: brought.missing })
	},
	reads('/pads/{item}/pad.etherpad', {
		says: 'The pad with its history, authors and chat, as Etherpad reads it.',
		files: ['application/json'],
		reads: ({ pass, ...ask }) => wholeAnswer(pass, 'etherpad', ask)
	}),
	reads('/pads/{item}/pad.json', {
		says: 'All of the pad that you may see, in an open format that another host can import.',
		files: ['application/json'],
		reads: ({ pass, ...ask }) => wholeAnswer(pass, 'json', ask)
	})
];
