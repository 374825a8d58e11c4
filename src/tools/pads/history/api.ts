/** The history of pads over REST. */
import { z } from 'zod';
import type { ItemPass } from '#kernel/access/pass.ts';
import { type ApiAsk, type Route, reads } from '#kernel/web/api/route.ts';
import { nameMoment, namingInput, restoreMoment } from './actions.ts';
import { nameIn, type Person, type Stretch } from './moment.ts';
import { momentFor, type Past, pastOf, type Shown } from './reading.ts';
import { textAs, versionKinds } from './texts.tsx';

const mostAtOnce = 200;
const usualAtOnce = 50;

const version = z.object({
	n: z.number().int().describe('The number of its last change: the name of this moment.'),
	at: z.string(),
	authors: z.array(z.string()),
	changes: z.number().int(),
	name: z.string().nullable()
});

const calledIn = (people: Person[], n: number | null): string => nameIn(people, n, (number) => `#${number}`, '');

type Line = z.infer<typeof version>;

/** A line for each quarter of an hour somebody wrote in, and one for each moment that has a name. The newest first. */
export function linesOf({ stretches, named, people }: Past): Line[] {
	const line = ({ first, to, authors }: Stretch, n: number): Line => ({
		n,
		at: new Date(to).toISOString(),
		authors: authors.map((author) => calledIn(people, author)),
		changes: n - first + 1,
		name: named.find((one) => one.n === n)?.name ?? null
	});
	return stretches
		.flatMap((stretch) => {
			const within = named.map(({ n }) => n).filter((n) => stretch.first <= n && n < stretch.last);
			return [...within, stretch.last].map((n) => line(stretch, n));
		})
		.reverse();
}

function pageOf(lines: Line[], query: URLSearchParams) {
	const limit = Math.min(mostAtOnce, Math.max(1, Math.trunc(Number(query.get('limit'))) || usualAtOnce));
	const cursor = Number(query.get('cursor')) || Number.MAX_SAFE_INTEGER;
	const rest = lines.filter(({ n }) => n < cursor);
	return { versions: rest.slice(0, limit), next: rest.length > limit ? rest[limit - 1]!.n : null };
}

const shown = z.object({
	n: z.number().int(),
	at: z.string().nullable(),
	author: z.string(),
	suggestedBy: z.string().nullable().describe('Who suggested this change, where its author accepted a suggestion.'),
	name: z.string().nullable(),
	text: z.string().optional().describe('As Markdown, plain text or HTML, by `as`.'),
	tree: z
		.array(z.unknown())
		.optional()
		.describe('With `as=json`: the text as blocks and words, named as Tiptap names them.')
});

async function versionOf(pass: ItemPass, { n, at, author, tree }: Shown, as: string | null) {
	const past = await pastOf(pass);
	const suggester = past.accepted.find((one) => one.n === n)?.by;
	const about = {
		n,
		at: at?.toISOString() ?? null,
		author: calledIn(past.people, author),
		suggestedBy: suggester ? calledIn(past.people, suggester) : null,
		name: past.named.find((one) => one.n === n)?.name ?? null
	};
	return as === 'json' ? { ...about, tree } : { ...about, text: textAs(tree, pass.about, as) };
}

const made = z.object({ n: z.number().int() });
const atMoment = (body: Record<string, unknown>, { params }: ApiAsk) => ({ ...body, pad: params.item, n: params.n });

export const historyApi: Route[] = [
	reads('/pads/{item}/versions', {
		says: 'The moments of a pad, the newest first: one for each quarter of an hour somebody wrote in, and those with a name.',
		query: z.object({
			cursor: z.string().optional().describe('`next` of the page before.'),
			limit: z.string().optional().describe('How many at once, 200 at most.')
		}),
		answers: z.object({ versions: z.array(version), next: z.number().int().nullable() }),
		reads: async ({ pass, query }) => pageOf(linesOf(await pastOf(pass)), query)
	}),
	reads('/pads/{item}/versions/{n}', {
		says: 'A pad as it was after its change of that number, as `markdown`, `text`, `html` or `json`.',
		query: z.object({ as: z.enum(versionKinds).optional() }),
		answers: shown,
		reads: async ({ pass, params, query }) => versionOf(pass, await momentFor(pass, params.n ?? ''), query.get('as'))
	}),
	{
		method: 'post',
		path: '/pads/{item}/versions',
		says: 'Gives a moment a name; without a number, the moment there is now.',
		calls: nameMoment,
		body: namingInput,
		status: 201,
		answers: made,
		example: { name: 'As sent to the members' },
		show: (done: { n: number }) => done
	},
	{
		method: 'post',
		path: '/pads/{item}/versions/{n}/restoration',
		says: 'Makes the text what it was then, as one more change; answers with its number.',
		calls: restoreMoment,
		input: atMoment,
		body: z.strictObject({}),
		status: 201,
		answers: made,
		show: (done: { n: number }) => done
	}
];
