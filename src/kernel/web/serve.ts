/** A page on its way to a reader: admit → load → view, and for a form: perform → go on, or show what was wrong. */
import type { Context } from 'hono';
import { isRefusal, type Refusal, refusal } from '#base/refusal.ts';
import type { ItemPass } from '../access/pass.ts';
import { perform } from '../actions/perform.ts';
import { spend } from '../limits/rate.ts';
import { askOf } from './ask.ts';
import { besideOf } from './beside.ts';
import { type Fields, fieldsOf, formOf, typedOf } from './forms.ts';
import { dataHeaders, guardHeaders } from './headers.ts';
import type { Ask, Page, Post, Redraw, Resource } from './page.ts';
import { type Door, isOwnForm, welcome } from './request.ts';
import { htmlAnswer, htmlOf, nothingTyped, type Screen, type Shown, screen } from './screen.tsx';
import { sheetOf } from './sheet.ts';
import { keepAt, keptAt, placeOf } from './shelf.ts';
import { refusalWords } from './words.ts';

export const foreignForm = refusal('kernel.foreign-form', 403);
export const noSuchVerb = refusal('kernel.no-such-verb', 422);
const posting = { name: 'post', perMinute: 240, burst: 60 };

type Seen = Record<string, unknown> & Ask;

const seenOf = async (page: Page, ask: Ask): Promise<Seen> => ({ ...((await page.load(ask)) as object), ...ask });

const screenOf = async (room: string, page: Page, seen: Seen): Promise<Screen> => ({
	title: page.title(seen as never),
	body: page.view(seen as never),
	...(await besideOf(room, page, seen)),
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
	const sheet = sheetOf(await htmlOf(context, await screenOf(room, page, seen)));
	if (place) keepAt(place, sheet, page.keptUntil!(seen as never), ask.now);
	return htmlAnswer(context, sheet, 200, page.embed);
}

export async function serveResource(context: Context<Door>, room: string, found: Resource): Promise<Response> {
	const answer = await found.answer(await askOf(context, room, found));
	const headers = new Headers(answer.headers);
	for (const [name, value] of Object.entries(guardHeaders(context.get('visit').id))) headers.set(name, value);
	if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-cache');
	return new Response(answer.body, { status: answer.status, headers });
}

type Deed = Exclude<Post<ItemPass | null>, Redraw<ItemPass | null>>;

function inputOf(post: Deed, fields: Fields, ask: Ask): unknown {
	const action = 'action' in post ? post.action : post;
	const input = 'action' in post && post.input ? post.input(fields, ask) : fields;
	return action.on && ask.pass ? { ...(input as object), [action.on]: ask.pass.item } : input;
}

const done = (to: string | Response): Response =>
	typeof to === 'string' ? new Response(null, { status: 303, headers: { ...dataHeaders(), location: to } }) : to;

/** What was typed and what was wrong, for the page to be shown again. */
function shownAgain(post: Post<ItemPass | null>, { code, details }: Refusal, form: FormData, ask: Ask): Shown {
	const faults = details.fields ?? [];
	return {
		typed: typedOf(form),
		faults: 'faults' in post && post.faults ? post.faults(faults, fieldsOf(form), ask) : faults,
		refused: refusalWords(ask.t, ask.language, code, details.gaps)
	};
}

/** What the page that was posted to cannot help with: a page of its own says more. */
const asksElsewhere = ({ status, code }: Refusal): boolean =>
	status === 404 || status === 410 || code === 'kernel.password-needed';

/** Only what the page itself names: every object also has a `constructor`. */
function postOf({ posts = {} }: Page, verb: string): Post<ItemPass | null> {
	const post = Object.hasOwn(posts, verb) ? posts[verb] : undefined;
	if (!post) throw noSuchVerb();
	return post;
}

type Posted = { context: Context<Door>; room: string; page: Page; ask: Ask };

/** The page that was posted to, as its answer. */
async function samePage({ context, room, page, ask }: Posted, more: object, shown?: Shown, status = 200) {
	return screen(context, await screenOf(room, page, { ...(await seenOf(page, ask)), ...more }), status, shown);
}

/** A form of a page: what it names as `verb` is performed; a refusal shows the page again. */
export async function servePost(context: Context<Door>, room: string, page: Page): Promise<Response> {
	const visit = context.get('visit');
	spend(posting, visit.address);
	const form = await formOf(context.req.raw);
	if (!isOwnForm(context, form.get('token') as string | null)) throw foreignForm();
	const ask = await askOf(context, room, page);
	const post = postOf(page, String(form.get('verb') ?? page.otherwise));
	const posted = { context, room, page, ask };
	try {
		await page.receive?.(form, ask);
		if (!('redraw' in post)) return await carryOut(posted, post, form);
		return await samePage(posted, {}, { ...nothingTyped, typed: post.redraw(typedOf(form), ask) });
	} catch (problem) {
		if (!isRefusal(problem) || asksElsewhere(problem)) throw problem;
		return samePage(posted, {}, shownAgain(post, problem, form, ask), problem.status);
	}
}

async function carryOut(posted: Posted, post: Deed, form: FormData): Promise<Response> {
	const { context, ask } = posted;
	const action = 'action' in post ? post.action : post;
	// Whoever only signs in needs not become a guest first.
	const actor = ask.actor ?? ('by' in action && action.by ? null : welcome(context));
	const result = await perform(action, inputOf(post, fieldsOf(form), ask), { ...ask.caller, actor });
	if (!('action' in post)) return done(context.req.path);
	if (!post.shows) return done(post.then ? await post.then(result, ask) : context.req.path);
	const answer = await samePage(posted, post.shows(result, ask));
	answer.headers.set('cache-control', 'no-store');
	return answer;
}
