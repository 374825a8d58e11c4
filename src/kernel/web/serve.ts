/** A page on its way to a reader: admit → load → view, and for a form: perform → go on, or show what was wrong. */
import type { Context } from 'hono';
import { isRefusal, type Refusal, refusal } from '#base/refusal.ts';
import type { ItemPass } from '../access/pass.ts';
import { guestNamed } from '../accounts/actor.ts';
import type { Action } from '../actions/action.ts';
import { perform } from '../actions/perform.ts';
import { spend, spendAsAccount } from '../limits/rate.ts';
import { settings } from '../settings/settings.ts';
import { refusalWords } from '../words/words.ts';
import { once } from './api/idempotency.ts';
import { askOf } from './ask.ts';
import { besideOf } from './beside.ts';
import { type Fields, fieldsOf, formOf, typedOf } from './forms.ts';
import { dataHeaders, guardHeaders } from './headers.ts';
import { canKeep, type KeptForm, keepForm } from './kept-form.ts';
import type { Ask, Page, Post, Redraw, Resource } from './page.ts';
import { pressedOnce } from './pressed-once.ts';
import { type Door, isOwnForm, welcome } from './request.ts';
import { htmlAnswer, htmlOf, nothingTyped, type Screen, type Shown, screen } from './screen.tsx';
import { askFirst, goAnotherWay, type Second, secondPageOf, trapped } from './second.tsx';
import { type Sent, sentOf } from './sent.ts';
import { sheetOf, sheetShownOnce } from './sheet.ts';
import { keepAt, keptAt, placeOf } from './shelf.ts';

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
	const html = await htmlOf(context, await screenOf(room, page, seen));
	const sheet = place ? sheetOf(html) : sheetShownOnce(html);
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
function shownAgain(post: Post<ItemPass | null>, { code, details }: Refusal, { form, stamp }: Sent, ask: Ask): Shown {
	const faults = details.fields ?? [];
	return {
		typed: { ...typedOf(form), ...(stamp ? { stamp } : {}) },
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

type Posted = { context: Context<Door>; room: string; page: Page; ask: Ask; sent: Sent };

/** The page that was posted to, as its answer. */
async function samePage({ context, room, page, ask }: Posted, more: object, shown?: Shown, status = 200) {
	return screen(context, await screenOf(room, page, { ...(await seenOf(page, ask)), ...more }), status, shown);
}

/** A form of a page: what it names as `verb` is performed; a refusal shows the page again, or asks something first. */
export async function servePost(context: Context<Door>, room: string, page: Page): Promise<Response> {
	const visit = context.get('visit');
	spend(posting, visit.address);
	spendAsAccount(posting, visit.actor);
	const outer = await formOf(context.req.raw, page.takes && page.takes + 64 * 1024);
	if (!isOwnForm(context, outer.get('token') as string | null)) throw foreignForm();
	const sent = await sentOf(context.req.path, outer, new Date());
	// A browser that keeps no cookies is the guest it was when it sent the form first.
	if (sent.guest) visit.actor ??= guestNamed(sent.guest);
	const ask = await askOf(context, room, page);
	const post = postOf(page, String(sent.form.get('verb') ?? page.otherwise));
	const posted = { context, room, page, ask, sent };
	try {
		if (page.receive) await received(page.receive, posted);
		if ('redraw' in post) return await redrawn(posted, post);
		if (sent.way) return (await otherWay(posted, post, outer)) ?? (await carryOutOnce(posted, post));
		mindTrap(post, sent);
		return await carryOutOnce(posted, post);
	} catch (problem) {
		if (!isRefusal(problem) || asksElsewhere(problem)) throw problem;
		const first = 'redraw' in post ? null : await firstAsked(posted, post, problem);
		return first ?? samePage(posted, {}, shownAgain(post, problem, sent, ask), problem.status);
	}
}

/** What the page took is put away: the form itself can then be carried along. */
async function received(receive: NonNullable<Page['receive']>, { sent: { form }, ask }: Posted): Promise<void> {
	await receive(form, ask);
	for (const [name, value] of [...form]) if (typeof value !== 'string') form.delete(name);
}

const redrawn = (posted: Posted, post: Redraw<ItemPass | null>): Promise<Response> => {
	const { form, stamp } = posted.sent;
	const typed = post.redraw(typedOf(form), posted.ask);
	return samePage(posted, {}, { ...nothingTyped, typed: { ...typed, ...(stamp ? { stamp } : {}) } });
};

const actionOf = (post: Deed): Action => ('action' in post ? post.action : post);

/** Only what the guard weighs is minded; a form with files cannot be carried along, so the guard weighs it as it is. */
function mindTrap(post: Deed, { trace, form }: Sent): void {
	if (settings().GUARD !== 'on' || !trace.trapped || trace.confirmed || !actionOf(post).weigh) return;
	if (canKeep(form)) throw trapped();
}

function secondOf({ context, ask }: Posted, post: Deed, form: KeptForm, refused: Refusal): Second {
	const { pathname, search } = context.get('visit').url;
	return {
		refused,
		ask: { ...ask, actor: context.get('visit').actor },
		act: actionOf(post).name,
		form,
		address: pathname + search
	};
}

/** The page that asks something before the form is done; null where the refusal leads to none. */
async function firstAsked(posted: Posted, post: Deed, refused: Refusal): Promise<Response | null> {
	const { context, sent } = posted;
	const page = secondPageOf(refused.code);
	const guest = page && welcome(context);
	const form =
		page &&
		keepForm(sent.form, { guest: guest?.kind === 'guest' ? guest.id : null, trace: sent.trace, stamp: sent.stamp });
	return form ? askFirst(context, page, secondOf(posted, post, form, refused)) : null;
}

function otherWay(posted: Posted, post: Deed, outer: FormData): Promise<Response | null> {
	return goAnotherWay(posted.context, posted.sent.way!, secondOf(posted, post, posted.sent.kept!, trapped()), outer);
}

/** A form that went through a second page is one deed, however often that page is sent. */
async function carryOutOnce(posted: Posted, post: Deed): Promise<Response> {
	const { kept } = posted.sent;
	if (!kept || ('action' in post && post.shows)) return carryOut(posted, post);
	const { path } = posted.context.req;
	let answer: Response | null = null;
	const { body } = await once(kept.id, 'kept form', path, async () => {
		answer = await carryOut(posted, post);
		return { status: answer.status, body: answer.headers.get('location') };
	});
	return answer ?? done(String(body ?? path));
}

async function carryOut({ context, room, page, ask, sent }: Posted, post: Deed): Promise<Response> {
	const action = actionOf(post);
	// Whoever only signs in needs not become a guest first.
	const actor = ask.actor ?? ('by' in action && action.by ? null : welcome(context));
	const caller = { ...ask.caller, actor, form: sent.trace, ...('once' in post && pressedOnce(context, sent)) };
	const result = await perform(action, inputOf(post, fieldsOf(sent.form), ask), caller);
	if (!('action' in post)) return done(context.req.path);
	if (!post.shows) return done(post.then ? await post.then(result, ask, fieldsOf(sent.form)) : context.req.path);
	const answer = await samePage({ context, room, page, ask, sent }, post.shows(result, ask));
	answer.headers.set('cache-control', 'no-store');
	return answer;
}
