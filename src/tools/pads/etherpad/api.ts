/** Pads of an account, pads brought from elsewhere, and pads taken along whole, over REST. */
import { z } from 'zod';
import { malformed } from '#kernel/actions/perform.ts';
import { spend } from '#kernel/limits/rate.ts';
import { type ApiAsk, type Route, reads } from '#kernel/web/api/route.ts';
import { madeShape, shownOnce } from '../made.ts';
import { limits, writersChoices } from '../pad.ts';
import { type BroughtPad, bringing, bringPad } from './actions.ts';
import { broughtFrom } from './import.ts';
import { mine } from './mine.ts';
import { wholeAnswer } from './pages/files.ts';

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
		says: 'Makes a pad with the history, authors and chat of a file `.etherpad`, or of a whole pad of another host.',
		calls: bringPad,
		body: importInput,
		answers: madeShape.extend({ missing: z.int().describe('Revisions at its beginning that the file did not hold.') }),
		input: broughtBy,
		show: async (brought: BroughtPad, ask) => ({ ...(await shownOnce(brought, ask)), missing: brought.missing })
	},
	reads('/pads/{item}/pad.etherpad', {
		says: 'The pad with its history, authors and chat, as Etherpad reads it.',
		reads: ({ pass, ...ask }) => wholeAnswer(pass, 'etherpad', ask)
	}),
	reads('/pads/{item}/pad.json', {
		says: 'All of the pad that you may see, in an open format that another host can import.',
		reads: ({ pass, ...ask }) => wholeAnswer(pass, 'json', ask)
	})
];
