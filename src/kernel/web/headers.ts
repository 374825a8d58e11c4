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

/**
 * A plain record, not Headers: the server writes it straight to the wire.
 * @param embed the page may stand in a frame of another site.
 */
export function guardHeaders(request: string, embed = false): Record<string, string> {
	const headers = { ...(embed ? embedded : closed), 'x-request-id': request };
	if (!settings().BASE_URL.startsWith('https:')) return headers;
	return { ...headers, 'strict-transport-security': 'max-age=31536000; includeSubDomains' };
}
