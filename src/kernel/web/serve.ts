/** A page on its way to a reader: admit → load → view, and for a form: perform → go on, or show what was wrong. */
import type { Context } from 'hono';
import { isRefusal, type Refusal, refusal } from '#base/refusal.ts';
import type { ItemPass } from '../access/pass.ts';
import { perform } from '../actions/perform.ts';
import { spend } from '../limits/rate.ts';
import { askOf } from './ask.ts';
import { type Fields, fieldsOf, typedOf } from './forms.ts';
import { guardHeaders } from './headers.ts';
import type { Ask, Page, Post, Resource } from './page.ts';
import { type Door, isOwnForm, welcome } from './request.ts';
import { htmlAnswer, htmlOf, nothingTyped, type Screen, screen } from './screen.tsx';
import { keepAt, keptAt, placeOf } from './shelf.ts';
import { refusalWords } from './words.ts';

export const foreignForm = refusal('kernel.foreign-form', 403);
export const noSuchVerb = refusal('kernel.no-such-verb', 422);
export const tooLarge = refusal('kernel.too-large', 413);
const posting = { name: 'post', perMinute: 240, burst: 60 };
const mostBytes = 12 * 1024 * 1024;

type Seen = Record<string, unknown> & Ask;

const seenOf = async (page: Page, ask: Ask): Promise<Seen> => ({ ...((await page.load(ask)) as object), ...ask });

const screenOf = (room: string, page: Page, seen: Seen): Screen => ({
	title: page.title(seen as never),
	body: page.view(seen as never),
	room,
	hue: page.hue,
	bare: page.embed,
	indexed: page.indexed
});

export async function servePage(context: Context<Door>, room: string, page: Page): Promise<Response> {
	const ask = await askOf(context, room, page);
	const place = placeOf(context, page, ask);
	const kept = place && keptAt(place, ask.now);
	if (kept) return htmlAnswer(context, kept, 200, page.embed);
	const seen = await seenOf(page, ask);
	const html = await htmlOf(context, screenOf(room, page, seen));
	if (place) keepAt(place, Buffer.from(html), page.keptUntil!(seen as never), ask.now);
	return htmlAnswer(context, html, 200, page.embed);
}

export async function serveResource(context: Context<Door>, room: string, found: Resource): Promise<Response> {
	const answer = await found.answer(await askOf(context, room, found));
	const headers = new Headers(answer.headers);
	for (const [name, value] of Object.entries(guardHeaders(context.get('visit').id))) headers.set(name, value);
	if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-cache');
	return new Response(answer.body, { status: answer.status, headers });
}

async function formOf(context: Context): Promise<FormData> {
	if (Number(context.req.header('content-length') ?? 0) > mostBytes) throw tooLarge();
	return context.req.formData();
}

function inputOf(post: Post<ItemPass | null>, fields: Fields, ask: Ask): unknown {
	const action = 'action' in post ? post.action : post;
	const input = 'action' in post && post.input ? post.input(fields, ask) : fields;
	return action.on && ask.pass ? { ...(input as object), [action.on]: ask.pass.item } : input;
}

const done = (to: string | Response): Response =>
	typeof to === 'string' ? new Response(null, { status: 303, headers: { location: to } }) : to;

/** The page again, with what was typed. */
const showTyped = async (context: Context<Door>, room: string, page: Page, ask: Ask, form: FormData) =>
	screen(context, screenOf(room, page, await seenOf(page, ask)), 200, { ...nothingTyped, typed: typedOf(form) });

/** The page again, with what was typed and what was wrong. */
async function showAgain(context: Context<Door>, room: string, page: Page, ask: Ask, refused: Refusal, form: FormData) {
	const { code, status, details } = refused;
	const shown = {
		typed: typedOf(form),
		faults: details.fields ?? [],
		refused: refusalWords(ask.t, ask.language, code, details.gaps)
	};
	return screen(context, screenOf(room, page, await seenOf(page, ask)), status, shown);
}

/** What the page that was posted to cannot help with: a page of its own says more. */
const asksElsewhere = ({ status, code }: Refusal): boolean =>
	status === 404 || status === 410 || code === 'kernel.password-needed';

/** A form of a page: what it names as `verb` is performed; a refusal shows the page again. */
export async function servePost(context: Context<Door>, room: string, page: Page): Promise<Response> {
	const visit = context.get('visit');
	spend(posting, visit.address);
	const form = await formOf(context);
	if (!isOwnForm(context, form.get('token') as string | null)) throw foreignForm();
	const ask = await askOf(context, room, page);
	const verb = String(form.get('verb') ?? page.otherwise);
	if (page.previews?.includes(verb)) return showTyped(context, room, page, ask, form);
	const post = page.posts?.[verb];
	if (!post) throw noSuchVerb();
	const action = 'action' in post ? post.action : post;
	// Whoever only signs in needs not become a guest first.
	const actor = visit.actor ?? ('by' in action && action.by ? null : welcome(context));
	try {
		const result = await perform(action, inputOf(post, fieldsOf(form), ask), { ...ask.caller, actor });
		if ('action' in post && post.shows) {
			const seen = { ...(await seenOf(page, ask)), ...post.shows(result, ask) };
			const answer = await screen(context, screenOf(room, page, seen));
			answer.headers.set('cache-control', 'no-store');
			return answer;
		}
		const next = 'action' in post && post.then ? await post.then(result, ask) : context.req.path;
		return done(next);
	} catch (problem) {
		if (!isRefusal(problem) || asksElsewhere(problem)) throw problem;
		return showAgain(context, room, page, ask, problem, form);
	}
}
