/** Files that programs look for at addresses everybody agreed on. */
import { settings } from '#kernel/settings/settings.ts';
import { resource } from '#kernel/web/page.ts';
import { roster } from '../roster.ts';

const text = (lines: string[], type = 'text/plain; charset=utf-8') =>
	new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': type, 'cache-control': 'public, max-age=3600' } });

/** What people make is shared by its link, not by search engines; what the host says may be found. */
export const robots = resource('/robots.txt', {
	open: 'asked for by machines that wander about',
	answer: () =>
		text([
			'User-agent: *',
			...roster().tools.map(({ card }) => `Disallow: ${card.path}/`),
			...['/account', '/api/v1/', '/desk', '/items/', '/spaces/', '/things'].map((path) => `Disallow: ${path}`)
		])
});

export const manifest = resource('/manifest.webmanifest', {
	open: 'lets a phone put the host among its programs',
	answer: ({ language }) =>
		text(
			[
				JSON.stringify({
					name: settings().HOST_NAME,
					short_name: settings().HOST_NAME.slice(0, 12),
					lang: language,
					start_url: '/',
					scope: '/',
					display: 'browser',
					icons: [{ src: '/favicon.svg', type: 'image/svg+xml', sizes: 'any' }]
				})
			],
			'application/manifest+json'
		)
});

const halfAYearInMs = 182 * 86_400_000;

/** Whom to tell of a weakness (RFC 9116). It must say until when it is true; whoever reads it reads it fresh. */
export const security = resource('/.well-known/security.txt', {
	open: 'whoever finds a weakness should know whom to tell',
	answer: ({ base, now }) =>
		text([
			`Contact: ${base}/help`,
			`Expires: ${new Date(now.getTime() + halfAYearInMs).toISOString().slice(0, 10)}T00:00:00Z`,
			`Preferred-Languages: ${settings().LANGUAGES.join(', ')}`,
			`Canonical: ${base}/.well-known/security.txt`
		])
});

/** Where password managers lead (W3C, A Well-Known URL for Changing Passwords). */
export const changePassword = resource('/.well-known/change-password', {
	open: 'only says where to go',
	answer: () => new Response(null, { status: 302, headers: { location: '/account/password' } })
});

export const wellKnown = [robots, manifest, security, changePassword];
