/** What every answer bears, whatever it is. */
import { describe, expect, test } from 'vitest';
import { rooms } from '#entries/house.ts';
import { appOf } from '#kernel/web/app.ts';
import { openTestHouse } from '../house.ts';

openTestHouse({ BASE_URL: 'https://tools.example.org' });
const app = appOf(rooms, async () => true);

const lunch = { title: 'Lunch', kind: 'choice', options: [{ label: 'Soup' }] };
const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

async function poll() {
	const made = await app.request('/api/v1/polls', { method: 'POST', headers: json, body: JSON.stringify(lunch) });
	return (await made.json()) as { id: string; manageUrl: string };
}

const kinds: [what: string, status: number, ask: () => Promise<Response> | Response][] = [
	['a page', 200, () => app.request('/')],
	['a page of an item', 200, async () => app.request(`/polls/${(await poll()).id}`)],
	['an address that leads nowhere', 404, () => app.request('/nowhere')],
	['a page one must sign in for', 401, () => app.request('/account')],
	[
		'a redirect after a form',
		303,
		async () => {
			const body = 'verb=vote&name=Ana&choices[1]=yes';
			return app.request(`/polls/${(await poll()).id}`, { method: 'POST', headers: form, body });
		}
	],
	[
		'a form that is refused',
		422,
		async () => app.request(`/polls/${(await poll()).id}`, { method: 'POST', headers: form, body: 'verb=vote' })
	],
	[
		'a form of another site',
		403,
		async () =>
			app.request(`/polls/${(await poll()).id}`, {
				method: 'POST',
				headers: { ...form, 'sec-fetch-site': 'cross-site' },
				body: 'verb=vote'
			})
	],
	['a secret link', 303, async () => app.request(new URL((await poll()).manageUrl).pathname)],
	['a change of language', 303, () => app.request('/?language=fr')],
	['a file of results', 200, async () => app.request(`/polls/${(await poll()).id}/results.csv`)],
	['an answer of the API', 200, async () => app.request(`/api/v1/polls/${(await poll()).id}`)],
	['a refusal of the API', 404, () => app.request('/api/v1/polls/none')],
	[
		'an answer of the API without content',
		422,
		() => app.request('/api/v1/polls', { method: 'POST', headers: json, body: '{' })
	],
	['the description of the API', 200, () => app.request('/api/v1/openapi.json')],
	['the probe of the process', 200, () => app.request('/healthz')],
	['the probe of the house', 200, () => app.request('/readyz')]
];

describe('Bears its guards, over https:', () => {
	test.each(kinds)('%s', async (_what, status, ask) => {
		const answer = await ask();
		expect(answer.status).toBe(status);
		const header = (name: string) => answer.headers.get(name);
		expect(header('content-security-policy')).toContain("default-src 'none'");
		expect(header('content-security-policy')).not.toMatch(/unsafe|\*[^.]|https?:/);
		expect(header('content-security-policy')).toContain("frame-ancestors 'none'");
		expect(header('x-content-type-options')).toBe('nosniff');
		expect(header('referrer-policy')).toBe('no-referrer');
		// Other sites may stand under the same name, and not all speak https.
		expect(header('strict-transport-security')).toBe('max-age=31536000');
		expect(header('server') ?? header('x-powered-by')).toBeNull();
		for (const cookie of answer.headers.getSetCookie()) {
			expect(cookie).toMatch(/; HttpOnly/i);
			expect(cookie).toMatch(/; Secure/i);
			expect(cookie).toMatch(/; SameSite=Lax/i);
		}
	});
});

test('no cookie is set before one is needed', async () => {
	const { id } = await poll();
	for (const path of ['/', '/polls/new', `/polls/${id}`, `/polls/${id}/results`, '/sign-in', '/about/polls', '/api'])
		expect((await app.request(path)).headers.getSetCookie(), path).toEqual([]);
});

test('pages hold no script, style or handler of their own, and call no other host', async () => {
	const { id } = await poll();
	for (const path of [
		'/',
		'/polls/new',
		`/polls/${id}`,
		`/polls/${id}/results`,
		'/sign-in',
		'/api',
		'/patterns',
		'/nowhere'
	]) {
		const html = await (await app.request(path)).text();
		expect(html, path).not.toMatch(/<script(?![^>]*\ssrc="\/)/);
		expect(html, path).not.toMatch(/<style|\sstyle="|\son[a-z]+="/);
		expect(html, path).not.toMatch(/(?:src|srcset|action|data-src)="(?:https?:)?\/\//);
		expect(html, path).not.toMatch(/<link[^>]+href="(?:https?:)?\/\//);
	}
});

test('a secret link is kept by nobody on the way', async () => {
	const answer = await app.request(new URL((await poll()).manageUrl).pathname);
	expect(answer.headers.get('cache-control') ?? 'no-store').toMatch(/no-store|private/);
});
