/** From an HTTP request to what pages and actions know of it: who asks, in which language, from where. */
import type { Context } from 'hono';
import { generateCookie, getCookie } from 'hono/cookie';
import { type Actor, forgeryToken, guestCookie, guestOf, newGuest } from '../accounts/actor.ts';
import { accountOf } from '../accounts/session.ts';
import type { Caller } from '../actions/perform.ts';
import { placeHash, visitorAddress } from '../limits/place.ts';
import { settings } from '../settings/settings.ts';
import type { Language } from '../words/words.ts';

/** What the front door found out about a request, kept beside it. */
export type Visit = {
	id: string;
	url: URL;
	address: string;
	actor: Actor | null;
	language: Language;
	/** `Set-Cookie` lines, put on the answer whoever makes it. */
	cookies: string[];
	/** How much it may bring is decided. */
	isLimited?: boolean;
};
export type Door = { Variables: { visit: Visit } };

const isHttps = () => settings().BASE_URL.startsWith('https:');

/** Cookies are set only when something would not work without; each says for how long. */
export function keepCookie(context: Context<Door>, name: string, value: string, days: number): void {
	const kept = { httpOnly: true, sameSite: 'Lax', secure: isHttps(), path: '/', maxAge: days * 86_400 } as const;
	context.get('visit').cookies.push(generateCookie(name, value, kept));
}

/** The languages a browser asks for, best first (RFC 9110, 12.5.4). */
function asked(header: string | undefined): string[] {
	return (header ?? '')
		.split(',', 20)
		.map((part) => {
			const [tag, ...rest] = part.trim().split(';');
			const weight = Number(/q=([\d.]+)/.exec(rest.join(';'))?.[1] ?? 1);
			return { tag: tag!.slice(0, 2).toLowerCase(), weight };
		})
		.sort((one, other) => other.weight - one.weight)
		.map(({ tag }) => tag);
}

export function languageOf(context: Context): Language {
	const offered = settings().LANGUAGES;
	const wanted = [getCookie(context, 'language'), ...asked(context.req.header('accept-language'))];
	return (
		offered.find((language) => wanted.find((tag) => offered.includes(tag as Language)) === language) ?? offered[0]!
	);
}

function socketAddress(context: Context): string {
	const incoming = (context.env as { incoming?: { socket?: { remoteAddress?: string } } })?.incoming;
	return incoming?.socket?.remoteAddress ?? 'unknown';
}

export const addressOf = (context: Context): string =>
	visitorAddress(socketAddress(context), context.req.header('x-forwarded-for') ?? null, settings().TRUST_PROXY);

/** The account signed in, or the guest of this browser, or nobody known yet. */
export async function actorOf(context: Context): Promise<Actor | null> {
	if (context.req.header('cookie') === undefined) return null;
	return (await accountOf(context.req.raw.headers)) ?? guestOf(getCookie(context, 'guest'));
}

/** The guest this browser was before signing in: what they made can be claimed. */
export const guestBehind = (context: Context): Actor | null => guestOf(getCookie(context, 'guest'));

/** Somebody who acts becomes known to their browser: for a year after the last time. */
export function welcome(context: Context<Door>): Actor {
	const visit = context.get('visit');
	const actor = visit.actor ?? newGuest();
	if (actor.kind === 'guest') keepCookie(context, 'guest', guestCookie(actor), 365);
	visit.actor = actor;
	return actor;
}

/** @param more what the request says of its asker otherwise than by cookies. */
export function callerOf(context: Context<Door>, more: Partial<Omit<Caller, 'place' | 'address'>> = {}): Caller {
	const { actor, language, address } = context.get('visit');
	return {
		actor,
		key: null,
		language,
		...more,
		address,
		get place() {
			return placeHash(address);
		}
	};
}

/** Our own pages send no origin, or `null`, since they send no referrer. */
function isForeign(origin: string | undefined, context: Context<Door>): boolean {
	if (origin === undefined || origin === 'null') return false;
	const host = URL.canParse(origin) ? new URL(origin).host : null;
	return host !== context.req.header('host') && host !== new URL(settings().BASE_URL).host;
}

/**
 * Whether a form really comes from our own page. Browsers say so in Sec-Fetch-Site; for older ones the token in the
 * form counts. Whoever has no cookie has nothing that could be abused.
 */
export function isOwnForm(context: Context<Door>, token: string | null): boolean {
	const site = context.req.header('sec-fetch-site');
	if (site !== undefined) return site === 'same-origin' || site === 'none';
	const { actor } = context.get('visit');
	return actor === null ? !isForeign(context.req.header('origin'), context) : token === forgeryToken(actor);
}
