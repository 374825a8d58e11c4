/** A page on its way to a reader: admit → load → view, and for a form: perform → go on, or show what was wrong. */
import type { Context } from 'hono';
import { renderToString } from 'preact-render-to-string';
import { isRefusal, type Refusal, refusal } from '#base/refusal.ts';
import { Document } from '#ui/layouts/document.tsx';
import { type View, ViewContext } from '#ui/view.ts';
import { admit, type ItemPass, notAllowed, passFor } from '../access/pass.ts';
import { forgeryToken } from '../accounts/actor.ts';
import { perform } from '../actions/perform.ts';
import { spend } from '../limits/rate.ts';
import { unreadFor } from '../notices/unread.ts';
import { settings } from '../settings/settings.ts';
import { assetUrl, hasAsset } from './assets.ts';
import { type Fields, fieldsOf, typedOf } from './forms.ts';
import { guardHeaders } from './headers.ts';
import type { Ask, Page, Post, Resource } from './page.ts';
import { callerOf, type Door, isOwnForm, type Visit, welcome } from './request.ts';
import { translator } from './words.ts';

export const foreignForm = refusal('kernel.foreign-form', 403);
export const signInNeeded = refusal('kernel.sign-in-needed', 401);
export const noSuchVerb = refusal('kernel.no-such-verb', 422);
const posting = { name: 'post', perMinute: 240, burst: 60 };
const mostBytes = 12 * 1024 * 1024;
export const tooLarge = refusal('kernel.too-large', 413);

/** Who may see it, other than by the rules of its item. */
function admitPerson(needs: string | undefined, visit: Visit): void {
	if (needs !== 'account' && needs !== 'admin') return;
	if (visit.actor?.kind !== 'account') throw signInNeeded();
	if (needs === 'admin' && !visit.actor.admin) throw notAllowed();
}

async function passOf(context: Context<Door>, room: string, needs: Page['needs']): Promise<ItemPass | null> {
	const name = context.req.param('item');
	if (name === undefined) return null;
	const tool = room === 'portal' || room === 'desk' ? null : room;
	const pass = await passFor({ tool, name }, context.get('visit').actor, null);
	return admit(pass, (needs as 'read' | undefined) ?? 'read');
}

/** Gathers what a page may know of a request, once the reader was let in. */
export async function askOf(context: Context<Door>, room: string, page: Page | Resource): Promise<Ask> {
	const visit = context.get('visit');
	admitPerson(page.needs, visit);
	return {
		pass: await passOf(context, room, page.needs),
		params: context.req.param() as Record<string, string>,
		query: new URL(context.req.url).searchParams,
		actor: visit.actor,
		caller: callerOf(context),
		now: new Date(),
		language: visit.language,
		t: translator(visit.language),
		base: settings().BASE_URL
	};
}

type Shown = { typed: Record<string, string>; faults: View['faults']; refused: string | null };
const nothingTyped: Shown = { typed: {}, faults: [], refused: null };

async function viewOf(context: Context<Door>, shown: Shown): Promise<View> {
	const { actor, language } = context.get('visit');
	const url = new URL(context.req.url);
	return {
		language,
		direction: 'ltr',
		t: translator(language),
		host: { name: settings().HOST_NAME },
		languages: settings().LANGUAGES,
		address: url.pathname + url.search,
		person: actor?.kind === 'account' ? { name: actor.name ?? '', admin: actor.admin } : null,
		unread: actor?.kind === 'account' ? await unreadFor(actor.id) : 0,
		token: actor ? forgeryToken(actor) : null,
		typed: shown.typed,
		faults: shown.faults,
		zone: null,
		assets: { url: assetUrl }
	};
}

const stylesOf = (room: string): string[] =>
	['src/ui/style.css', `src/tools/${room}/style.css`]
		.filter((source) => source === 'src/ui/style.css' || hasAsset(source))
		.map(assetUrl);

export type Screen = {
	title: string;
	body: preact.ComponentChild;
	room: string;
	hue?: string;
	bare?: boolean;
	indexed?: boolean;
};

/** A whole HTML page. */
export async function screen(
	context: Context<Door>,
	seen: Screen,
	status = 200,
	shown = nothingTyped
): Promise<Response> {
	const view = await viewOf(context, shown);
	const html = renderToString(
		<ViewContext.Provider value={view}>
			<Document
				title={seen.title}
				styles={stylesOf(seen.room)}
				scripts={[assetUrl('src/entries/browser.ts')]}
				robots={seen.indexed ? undefined : 'noindex'}
				hue={seen.hue ?? seen.room}
				bare={seen.bare ?? false}
			>
				{seen.body}
			</Document>
		</ViewContext.Provider>
	);
	const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-cache' });
	guardHeaders(headers, seen.bare);
	return new Response(`<!doctype html>${html}`, { status, headers });
}

async function show(
	context: Context<Door>,
	room: string,
	page: Page,
	ask: Ask,
	refused?: Refusal,
	shown = nothingTyped
) {
	const data = { ...((await page.load(ask)) as object), ...ask };
	const { embed, hue, indexed } = page;
	return screen(
		context,
		{ title: page.title(data as never), body: page.view(data as never), room, hue, bare: embed, indexed },
		refused?.status ?? 200,
		shown
	);
}

export async function servePage(context: Context<Door>, room: string, page: Page): Promise<Response> {
	return show(context, room, page, await askOf(context, room, page));
}

export async function serveResource(context: Context<Door>, room: string, found: Resource): Promise<Response> {
	const answer = await found.answer(await askOf(context, room, found));
	const headers = new Headers(answer.headers);
	guardHeaders(headers);
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

/** A form of a page: what it names as `verb` is performed; a refusal shows the page again with what was typed. */
export async function servePost(context: Context<Door>, room: string, page: Page): Promise<Response> {
	const visit = context.get('visit');
	spend(posting, visit.address);
	const form = await formOf(context);
	if (!isOwnForm(context, form.get('token') as string | null)) throw foreignForm();
	const ask = await askOf(context, room, page);
	const post = page.posts?.[String(form.get('verb'))];
	if (!post) throw noSuchVerb();
	const action = 'action' in post ? post.action : post;
	const actor = visit.actor ?? welcome(context);
	try {
		const result = await perform(action, inputOf(post, fieldsOf(form), ask), { ...ask.caller, actor });
		const next = 'action' in post && post.then ? await post.then(result, ask) : context.req.path;
		return done(next);
	} catch (problem) {
		if (!isRefusal(problem) || problem.status === 404 || problem.status === 410) throw problem;
		const shown = { typed: typedOf(form), faults: problem.details.fields ?? [], refused: problem.code };
		return show(context, room, page, ask, problem, shown);
	}
}
