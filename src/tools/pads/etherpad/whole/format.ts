/** A whole pad as one open JSON document (docs/formats/pads.md): what leaves here comes back in on another host. */
import { z } from 'zod';

export const formatName = 'archipel.pad';
export const formatVersion = 1;
export const pictureName = /^[\da-f]{32}\.(?:webp|png)$/;

export const most = {
	bytes: 50 * 1024 * 1024,
	authors: 20_000,
	changes: 1_000_000,
	messages: 200_000,
	threads: 2000,
	comments: 1000,
	moments: 500,
	pictures: 2000
};

/** NUL and halves of letters can be kept nowhere. */
const text = (longest: number) =>
	z
		.string()
		.max(longest)
		.overwrite((value) => value.toWellFormed().replaceAll('\0', '\uFFFD'));
const moment = z.iso.datetime({ offset: true }).transform((value) => new Date(value));
const number = z.int().min(0).max(2_000_000_000);
const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);

const anchor = z.object({
	field: text(40),
	start: z.string().regex(/^[\w-]{1,400}$/),
	stop: z.string().regex(/^[\w-]{1,400}$/),
	quote: text(4000),
	before: text(400),
	after: text(400)
});

const deed = z.object({ by: number, at: moment });

const thread = z.object({
	anchor: anchor.nullable(),
	quote: text(4000),
	comments: z
		.array(z.object({ author: number, at: moment, text: text(10_000), edited: moment.nullable() }))
		.min(1)
		.max(most.comments),
	resolved: deed.nullable(),
	suggestion: z
		.object({ words: text(10_000), answer: deed.extend({ how: z.enum(['accepted', 'declined']) }).nullable() })
		.nullable()
});

export const wholePad = z.object({
	format: z.literal(formatName),
	version: z.literal(formatVersion),
	pad: z.object({
		id: z.string().max(100),
		title: text(400),
		kind: z.enum(['rich', 'markdown']),
		name: text(100).nullable()
	}),
	authors: z.array(z.object({ n: number, id: text(100), name: text(200), colour: text(40) })).max(most.authors),
	/** Each one update of Yjs, version 1, after all before it. */
	changes: z.array(z.object({ author: number, at: moment, update: base64 })).max(most.changes),
	moments: z.array(z.object({ change: number, name: text(200) })).max(most.moments),
	chat: z.array(z.object({ author: number, at: moment, text: text(20_000) })).max(most.messages),
	threads: z.array(thread).max(most.threads),
	pictures: z.array(z.object({ name: z.string().regex(pictureName), bytes: base64 })).max(most.pictures)
});

export type WholePad = z.infer<typeof wholePad>;
