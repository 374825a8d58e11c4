/** Settings and life of pads over REST. */
import { z } from 'zod';
import { type Route, reads } from '#kernel/web/api/route.ts';
import { lockPad, offerAsTemplate, shareReading } from './actions.ts';
import { readingPath } from './reading.ts';
import { starterName, starters } from './starters.ts';
import * as store from './store.ts';

const done = { status: 204 as const, show: () => null };

export const keepingApi: Route[] = [
	{
		...done,
		method: 'put',
		path: '/pads/{item}/lock',
		says: 'Locks a pad, so that nobody but those who manage it writes, or unlocks it.',
		calls: lockPad,
		body: z.strictObject({ locked: z.boolean() }),
		example: { locked: true }
	},
	{
		...done,
		method: 'put',
		path: '/pads/{item}/template',
		says: `Offers a pad as what new pads begin with, or no longer. New pads begin with \`template\`: the id of a pad, or one of ${starters.map((name) => `\`${starterName(name)}\``).join(', ')}.`,
		calls: offerAsTemplate,
		body: z.strictObject({ offered: z.boolean() }),
		example: { offered: true }
	},
	{
		method: 'post',
		path: '/pads/{item}/reading-links',
		says: 'Makes the link that only reads (`make`), replaces it (`replace`) or takes it away (`end`).',
		calls: shareReading,
		body: z.strictObject({ wish: z.enum(['make', 'replace', 'end']) }),
		answers: z.object({ url: z.string().nullable() }),
		example: { wish: 'make' },
		show: (token: string | null, { base }) => ({ url: token && base + readingPath(token) })
	},
	reads('/pads/{item}/standing', {
		says: 'How long a pad is kept, since when it is locked, and whether it is a template.',
		answers: z.object({
			keepDays: z.number().nullable().describe('Days after the last change; null where it is kept.'),
			keepUntil: z.string().nullable(),
			expiresAt: z.string().nullable(),
			lockedAt: z.string().nullable(),
			template: z.boolean()
		}),
		async reads({ pass }) {
			const { keepDays, keepUntil, expiresAt } = pass.about;
			const { lockedAt, isTemplate } = await store.standing(pass);
			return { keepDays, keepUntil, expiresAt, lockedAt, template: isTemplate };
		}
	})
];
