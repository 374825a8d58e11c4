/** A REST request: the same actions as the pages, asked for and answered in JSON. */
import type { Context } from 'hono';
import { decoded } from '#base/text.ts';
import { admit, notAllowed, passFor } from '../../access/pass.ts';
import type { ShownPassword } from '../../access/password.ts';
import { type Held, heldOf } from '../../access/withheld.ts';
import type { FormTrace } from '../../actions/action.ts';
import { type Done, perform } from '../../actions/perform.ts';
import { neighbourhood } from '../../limits/place.ts';
import { spend, spendAsAccount } from '../../limits/rate.ts';
import { settings } from '../../settings/settings.ts';
import { signInNeeded, toolOf } from '../ask.ts';
import { dataHeaders, withGuards } from '../headers.ts';
import { callerOf, type Door } from '../request.ts';
import { bearerOf } from './bearer.ts';
import { bodyOf, fileOf } from './body.ts';
import { type Answered, once } from './idempotency.ts';
import { type ApiAsk, type Calling, type Reading, type Route, scopeOf } from './route.ts';

/** How often one address may ask. */
export const reading = { name: 'api-read', perMinute: 600, burst: 120 };
export const writing = { name: 'api-write', perMinute: 240, burst: 60 };

/**
 * The password of an item, for programs: beside the key, for an item may ask for both. Headers carry ASCII only: other
 * letters are percent-encoded, as is the percent sign.
 */
function passwordOf(context: Context<Door>): ShownPassword | null {
	const text = context.req.header('x-item-password');
	return text === undefined ? null : { text: decoded(text).slice(0, 200), from: context.get('visit').address };
}

const noForm: FormTrace = { seconds: null, trapped: false, confirmed: false, work: null };

/** How a program answers a challenge of the guard: with its work, or by asking for a person. */
function answered(context: Context<Door>): { form: FormTrace } | null {
	const answer = context.req.header('altcha');
	if (!answer) return null;
	return { form: answer === 'review' ? { ...noForm, patient: true } : { ...noForm, work: answer } };
}

async function askOf(context: Context<Door>, route: Route, tool: string): Promise<ApiAsk> {
	const { actor, key } = await bearerOf(context.req.header('authorization'), scopeOf(tool, route));
	return {
		params: context.req.param() as Record<string, string>,
		query: context.get('visit').url.searchParams,
		// Cookies do not count here, so that no other site can make a browser call the API in somebody's name.
		caller: callerOf(context, { actor, key, password: passwordOf(context), ...answered(context) }),
		now: new Date(),
		base: settings().BASE_URL,
		accept: context.req.header('accept') ?? ''
	};
}

async function read(route: Reading, ask: ApiAsk, tool: string): Promise<Answered | Response> {
	const { needs } = route;
	const { item } = ask.params;
	const right = typeof needs === 'string' && needs !== 'account' ? needs : null;
	const { actor, key, password } = ask.caller;
	const place = { tool: toolOf(tool), name: item ?? '' };
	const pass = item && right ? admit(await passFor(place, actor, key, password), right) : null;
	if (right && !pass) throw notAllowed();
	const body = await route.reads({ ...ask, pass });
	return body instanceof Response ? body : { status: 200, body };
}

async function call(route: Calling, ask: ApiAsk, value: Record<string, unknown>): Promise<Answered> {
	const { calls } = route;
	const named = calls.on && ask.params.item ? { [calls.on]: ask.params.item } : {};
	const input = route.input ? ((await route.input(value, ask)) as object) : value;
	const done: Done[] = [];
	const result = await perform(calls, { ...input, ...named }, { ...ask.caller, onDone: (one) => done.push(one) });
	const status = route.status ?? (route.method === 'post' ? 201 : 200);
	const body = route.show ? await route.show(result, ask) : (result ?? null);
	return withHeld({ status, body }, await heldAmong(done));
}

async function heldAmong(done: Done[]): Promise<Held | null> {
	const [only] = done;
	return only?.item ? heldOf(only.item, only.parts) : null;
}

/** Whoever made it sees it as if nothing were; the answer alone can say that others do not. */
function withHeld({ status, body }: Answered, held: Held | null): Answered {
	if (held === null) return { status, body };
	return { status: status === 204 ? 200 : status, body: { ...(body as object | null), held } };
}

function answerOf(context: Context<Door>, { status, body }: Answered): Response {
	const headers = { ...dataHeaders(context.get('visit').id), 'cache-control': 'no-store' };
	if (status === 204 || body === null) return withGuards(new Response(null, { status: 204, headers }));
	const typed = { ...headers, 'content-type': 'application/json' };
	return withGuards(new Response(JSON.stringify(body), { status, headers: typed }));
}

export async function serveRoute(context: Context<Door>, route: Route, tool: string): Promise<Response> {
	const { address } = context.get('visit');
	const rate = route.method === 'get' ? reading : writing;
	spend(rate, address);
	const ask = await askOf(context, route, tool);
	if (route.needs === 'account' && ask.caller.actor?.kind !== 'account') throw signInNeeded();
	spendAsAccount(rate, ask.caller.actor);
	if (route.method === 'get') {
		const answer = await read(route, ask, tool);
		return answer instanceof Response ? answer : answerOf(context, answer);
	}
	const { text, value } = await (route.takes ? fileOf(context.req.raw, route.takes.bytes) : bodyOf(context.req.raw));
	const key = context.req.header('idempotency-key');
	if (route.method !== 'post' || key === undefined) return answerOf(context, await call(route, ask, value));
	// Not the place of the day: whoever sends again after midnight is who they were before.
	const asker = ask.caller.actor?.id ?? ask.caller.key ?? neighbourhood(address);
	return answerOf(context, await once(key, asker, `${context.req.path}\n${text}`, () => call(route, ask, value)));
}
