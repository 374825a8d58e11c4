/** The headers every answer bears. */
import { settings } from '../settings/settings.ts';

const policy = (frameAncestors: string) =>
	[
		"default-src 'none'",
		"script-src 'self'",
		"style-src 'self'",
		"img-src 'self' data: blob:",
		"font-src 'self'",
		"connect-src 'self'",
		"manifest-src 'self'",
		"worker-src 'self'",
		"form-action 'self'",
		"base-uri 'none'",
		`frame-ancestors ${frameAncestors}`
	].join('; ');

const guards = (frameAncestors: string): Record<string, string> => ({
	'content-security-policy': policy(frameAncestors),
	'referrer-policy': 'no-referrer',
	'x-content-type-options': 'nosniff',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()'
});

const closed = guards("'none'");
const embedded = guards('*');

/** For what is no page: nothing in it may run, load anything, or stand in a frame. */
const data = { ...closed, 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" };

const overHttps = (headers: Record<string, string>): Record<string, string> =>
	settings().BASE_URL.startsWith('https:') ? { ...headers, 'strict-transport-security': 'max-age=31536000' } : headers;

/**
 * A plain record, not Headers: the server writes it straight to the wire.
 * @param embed the page may stand in a frame of another site.
 */
export const guardHeaders = (request: string, embed = false): Record<string, string> =>
	overHttps({ ...(embed ? embedded : closed), 'x-request-id': request });

/** For data, files, redirects. @param request none where no visit was looked at. */
export const dataHeaders = (request?: string): Record<string, string> =>
	overHttps(request === undefined ? data : { ...data, 'x-request-id': request });

const guarded = new WeakSet<Response>();

/** An answer made with its guards: its headers need not be looked at again, which costs as much as a small page. */
export function withGuards(answer: Response): Response {
	guarded.add(answer);
	return answer;
}

/** Whatever made an answer, it does not leave without its guards. */
export function guardAnswer(answer: Response, request?: string): void {
	if (guarded.has(answer) || answer.headers.has('content-security-policy')) return;
	for (const [name, value] of Object.entries(dataHeaders(request))) {
		if (!answer.headers.has(name)) answer.headers.set(name, value);
	}
}
