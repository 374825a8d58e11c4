/** The session's cookie: the token and a signature by the secret of this host, as better-auth writes it. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { settings } from '../settings/settings.ts';
import { authSecret } from './auth.ts';

const yearInSeconds = 365 * 86_400;

const isHttps = () => settings().BASE_URL.startsWith('https:');

export const cookieName = (): string => (isHttps() ? '__Secure-session' : 'session');

const signatureOf = (token: string): string => createHmac('sha256', authSecret()).update(token).digest('base64');

/** `Set-Cookie` for a session made here rather than by better-auth. */
export const sessionCookie = (token: string): string =>
	`${cookieName()}=${encodeURIComponent(`${token}.${signatureOf(token)}`)}; Max-Age=${yearInSeconds}; Path=/; HttpOnly; SameSite=Lax${isHttps() ? '; Secure' : ''}`;

/** `Set-Cookie` that takes the session out of the browser. */
export const endedCookie = (): string =>
	`${cookieName()}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${isHttps() ? '; Secure' : ''}`;

function cookieNamed(header: string, name: string): string | null {
	for (const part of header.split(';', 50)) {
		const text = part.trim();
		if (text.startsWith(`${name}=`)) return text.slice(name.length + 1);
	}
	return null;
}

/** @returns the token of the session a browser shows, or null when there is none or the signature is not ours. */
export function tokenIn(header: string | null): string | null {
	const value = header ? cookieNamed(header, cookieName()) : null;
	if (!value || value.length > 400) return null;
	const [token, signature] = plain(value).split('.');
	if (!token || !signature) return null;
	const expected = Buffer.from(signatureOf(token));
	const given = Buffer.from(signature);
	return expected.length === given.length && timingSafeEqual(expected, given) ? token : null;
}

const plain = (value: string): string => value.replaceAll('%2B', '+').replaceAll('%2F', '/').replaceAll('%3D', '=');
