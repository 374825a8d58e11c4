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

const closedPolicy = policy("'none'");
const embeddedPolicy = policy('*');

/** @param embed the page may stand in a frame of another site. */
export function guardHeaders(headers: Headers, embed = false): void {
	headers.set('content-security-policy', embed ? embeddedPolicy : closedPolicy);
	headers.set('referrer-policy', 'no-referrer');
	headers.set('x-content-type-options', 'nosniff');
	headers.set('cross-origin-opener-policy', 'same-origin');
	headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), browsing-topics=()');
	if (settings().BASE_URL.startsWith('https:')) {
		headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
	}
}
