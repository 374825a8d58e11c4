/** All addresses of the house, and what every request passes on its way. */
import { randomBytes } from 'node:crypto';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { refusal } from '#base/refusal.ts';
import { notFound } from '../access/pass.ts';
import { neighbourhood } from '../limits/place.ts';
import { spend } from '../limits/rate.ts';
import { log } from '../settings/log.ts';
import type { Route } from './api/route.ts';
import { serveRoute } from './api/serve.ts';
import { assetAnswer, signAnswer, signs } from './assets.ts';
import { openDevDoor } from './dev.ts';
import { troubleOf } from './errors.tsx';
import { usualBytes } from './forms.ts';
import { type Hatch, serveHatch } from './hatch.ts';
import { guardAnswer } from './headers.ts';
import { openKeyLink } from './key-link.tsx';
import { chooseLanguage } from './language.ts';
import type { Page, Resource } from './page.ts';
import { actorOf, addressOf, type Door, languageOf } from './request.ts';
import { servePage, servePost, serveResource } from './serve.ts';

const notThatMethod = refusal('kernel.not-that-method', 405);

const run = randomBytes(6).toString('base64url');
let count = 0;
const nextId = (): string => `${run}-${(count++).toString(36)}`;

const reading = { name: 'read', perMinute: 1200, burst: 240 };

/**
 * Nothing of ours has a NUL in its address, and PostgreSQL takes none. An address that begins with two slashes, sent
 * back to a browser, would lead to another host.
 */
const isOurs = ({ pathname }: URL): boolean => !pathname.startsWith('//') && !pathname.includes('%00');

async function enter(context: Context<Door>, next: () => Promise<void>): Promise<void> {
	const started = performance.now();
	const id = nextId();
	const address = neighbourhood(addressOf(context));
	const asked = new URL(context.req.url);
	const url = isOurs(asked) ? asked : new URL('/', asked);
	context.set('visit', { id, url, address, actor: null, language: languageOf(context), cookies: [] });
	if (url !== asked) throw notFound();
	spend(reading, address);
	context.get('visit').actor = context.req.path.startsWith('/api/') ? null : await actorOf(context);
	await next();
	guardAnswer(context.res, id);
	for (const cookie of context.get('visit').cookies) context.res.headers.append('set-cookie', cookie);
	const ms = Math.round((performance.now() - started) * 10) / 10;
	// The pattern of the address, never the address: it may hold a secret.
	log().debug({
		request: id,
		method: context.req.method,
		route: context.req.routePath,
		status: context.res.status,
		ms
	});
}

/** Fixed addresses before those with gaps, so that /polls/new is not taken for a poll. */
const hasGap = ({ path }: { path: string }): number => Number(/[:{]/.test(path));
const fixedFirst = (one: { path: string }, other: { path: string }): number => hasGap(one) - hasGap(other);

function seat(app: Hono<Door>, room: string, found: Page | Resource): void {
	if (found.kind === 'resource') {
		app.get(found.path, (context) => serveResource(context, room, found));
		return;
	}
	app.get(found.path, (context) => servePage(context, room, found));
	if (found.posts) app.post(found.path, (context) => servePost(context, room, found));
}

function seatApi(app: Hono<Door>, rooms: WebRoom[]): void {
	const methods = new Map<string, string[]>();
	const routes = rooms.flatMap((room) => room.api.map((route) => ({ room: room.id, route, path: route.path })));
	for (const { room, route } of routes.sort(fixedFirst)) {
		const path = apiPath(route);
		app.on(route.method, path, (context) => serveRoute(context, route, room));
		methods.set(path, [...(methods.get(path) ?? []), route.method.toUpperCase()]);
	}
	for (const [path, known] of methods) app.all(path, (context) => otherMethod(context, known));
}

const methodsOf = (page: Page | Resource): string[] => (page.kind === 'page' && page.posts ? ['GET', 'POST'] : ['GET']);

/** After all else is seated, so that nothing an address is made for ends here. */
function seatOtherMethods(app: Hono<Door>, pages: (Page | Resource)[]): void {
	for (const page of pages) app.all(page.path, (context) => otherMethod(context, methodsOf(page)));
}

/** What an address is not made for (RFC 9110, 15.5.6), and the answer to those who ask what it is made for. */
async function otherMethod(context: Context<Door>, known: string[]): Promise<Response> {
	const allow = [...known, ...(known.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
	if (context.req.method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } });
	const answer = await troubleOf(notThatMethod(), context);
	answer.headers.set('allow', allow);
	return answer;
}

/** What brings more than usual says so; everything else is stopped on the way, before anything reads it. */
function limitBodies(app: Hono<Door>, rooms: WebRoom[]): void {
	const wide = rooms.flatMap(({ pages, api }) => [
		...pages.flatMap((page) => (page.kind === 'page' && page.takes ? [{ path: page.path, bytes: page.takes }] : [])),
		...api.flatMap((route) =>
			route.method !== 'get' && route.takes ? [{ path: apiPath(route), bytes: route.takes.bytes }] : []
		)
	]);
	// A form is a little more than the file in it.
	for (const { path, bytes } of wide) app.post(path, upTo(bytes + 64 * 1024));
	app.on(['post', 'put', 'patch', 'delete'], '*', upTo(usualBytes));
}

/** Nobody sends more than they said: such a body need not be looked at as a stream, which costs more than to read it. */
function isSaidWithin(maxSize: number, { req }: Context): boolean {
	const said = req.header('content-length');
	return said !== undefined && Number(said) <= maxSize && req.header('transfer-encoding') === undefined;
}

/** The first that a request meets counts. */
function upTo(maxSize: number): MiddlewareHandler<Door> {
	const stop = bodyLimit({ maxSize });
	return (context, next) => {
		const visit = context.get('visit');
		if (visit.isLimited) return next();
		visit.isLimited = true;
		return isSaidWithin(maxSize, context) ? next() : stop(context, next);
	};
}

const apiPath = ({ path }: Route): string => `/api/v1${path.replace(/\{(\w+)\}/g, ':$1')}`;

/** Gathers the rooms under one roof. */
export function appOf(rooms: WebRoom[], health: Health): Hono<Door> {
	const app = new Hono<Door>();
	app.use('/:probe{healthz|readyz}', async (context, next) => {
		await next();
		guardAnswer(context.res);
	});
	// With their status said: an answer without one cannot be copied for HEAD by the server beneath.
	app.get('/healthz', (context) => context.text('ok', 200));
	app.get('/readyz', async (context) =>
		(await health()) ? context.text('ready', 200) : context.text('not ready', 503)
	);
	app.get(
		'/assets/*',
		(context) => assetAnswer(context.req.path, context.req.header('accept-encoding') ?? '') ?? context.notFound()
	);
	openDevDoor(app);
	for (const sign of signs)
		app.get(sign, (context) => signAnswer(sign, context.req.header('accept-encoding') ?? '') ?? context.notFound());
	app.use(enter);
	limitBodies(app, rooms);
	app.use(chooseLanguage);
	app.onError((problem, context) => troubleOf(problem, context as Context<Door>));
	app.notFound((context) => {
		if (!context.get('visit'))
			context.set('visit', {
				id: '-',
				url: new URL(context.req.url),
				address: '',
				actor: null,
				language: languageOf(context),
				cookies: []
			});
		return troubleOf(notFound(), context);
	});
	seatApi(app, rooms);
	const pages = rooms.flatMap((room) => room.pages.map((page) => ({ room: room.id, page, path: page.path })));
	for (const { room, page } of pages.sort(fixedFirst)) seat(app, room, page);
	for (const hatch of rooms.flatMap((room) => room.hatches ?? []))
		app.post(hatch.path, (context) => serveHatch(context, hatch));
	app.get('/:tool/:item/key/:key', openKeyLink);
	seatOtherMethods(
		app,
		pages.map(({ page }) => page)
	);
	return app;
}

/** What a room opens to the web. */
export type WebRoom = { id: string; pages: (Page | Resource)[]; api: Route[]; hatches?: Hatch[] };

/** Whether the database and the jobs answer. */
export type Health = () => Promise<boolean>;
