/** What programs read of a poll, and how the API describes it. */
import { z } from 'zod';
import type { Option } from './poll.ts';

export const optionShown = ({ id, slot, label, text, link, picture, capacity }: Option) => ({
	id,
	label,
	text,
	link,
	picture,
	capacity,
	...slot
});

/** One of `label`, `day`, or `start` and `end`; a day may have words in place of hours. */
export const optionSaid = z.looseObject({
	id: z.string().describe('Its number in this poll, for good.'),
	label: z.string().optional(),
	day: z.iso.date().optional(),
	start: z.iso.datetime().optional(),
	end: z.iso.datetime().optional(),
	text: z.string().optional().describe('Markdown; beside a day, what stands in place of hours.'),
	link: z.url().optional(),
	picture: z.string().optional(),
	capacity: z.number().nullable().describe('Seats of its own.')
});

const wall = z.object({ day: z.iso.date(), time: z.string() });

export const skippedSaid = z
	.array(z.object({ written: wall, shown: wall }))
	.describe('Hours that a day skips as clocks go forward, and what was noted instead.');

export const pastSaid = z
	.array(z.iso.date())
	.describe("Days already over on the poll's own clocks, noted all the same.");

export const ballotSaid = z.looseObject({
	id: z.string(),
	choices: z.looseObject({}).describe('Answers by the id of their option.'),
	name: z.string().nullable().describe('Null where you may not know it.'),
	at: z.iso.datetime().nullable(),
	mine: z.boolean(),
	mayChange: z.boolean()
});
