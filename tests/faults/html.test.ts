/** HTML, script and formulas in every field: shown as text on every page, kept harmless in every file. */
import { beforeAll, describe, expect, test } from 'vitest';
import { rooms } from '#entries/house.ts';
import { appOf } from '#kernel/web/app.ts';
import { openTestHouse } from '../house.ts';

// What is tried here looks like abuse, and the guard would make it wait.
openTestHouse({ GUARD: 'shadow' });
const app = appOf(rooms, async () => true);
const evil = `</title></script><script>alert(1)</script><img src=x onerror=alert(2)>"'><svg/onload=alert(3)>`;
const markdown = `[x](javascript:alert(4)) ![y](https://evil.example/y.png) <b>bold</b> <script>alert(5)</script>`;
const formula = '=HYPERLINK("https://evil.example","x")';
let id = '';
let manage = '';

const json = (key?: string) => ({
	'content-type': 'application/json',
	...(key ? { authorization: `Bearer ${key}` } : {})
});

beforeAll(async () => {
	const poll = {
		title: evil,
		kind: 'choice',
		options: [
			{ label: evil, text: markdown, link: 'https://example.org/?q=<script>' },
			{ label: formula, text: evil }
		],
		settings: { description: `${markdown}\n\n${evil}`, place: evil }
	};
	const made = await app.request('/api/v1/polls', { method: 'POST', headers: json(), body: JSON.stringify(poll) });
	expect(made.status).toBe(201);
	const body = (await made.json()) as { id: string; manageKey: string };
	id = body.id;
	manage = body.manageKey;
	for (const name of [evil.slice(0, 80), formula, '+1+1', '-2', '@SUM(A1)', '\t=1']) {
		const vote = JSON.stringify({ name, choices: { 1: 'yes' } });
		const cast = await app.request(`/api/v1/polls/${id}/ballots`, { method: 'POST', headers: json(), body: vote });
		expect(cast.status).toBe(201);
	}
	const comment = new URLSearchParams({ verb: 'say', name: evil.slice(0, 80), text: `${evil} ${markdown}` });
	const headers = { 'content-type': 'application/x-www-form-urlencoded' };
	const said = await app.request(`/polls/${id}`, { method: 'POST', headers, body: comment.toString() });
	expect(said.status).toBe(303);
});

/** Every page that speaks of one poll, and every page that speaks of none. */
const paths = rooms.flatMap((room) => room.pages.filter((one) => one.kind === 'page').map(({ path }) => path));
const ofPoll = paths.filter(
	// Sorting is for accounts: whoever keeps a poll by its link is none.
	(path) => /^\/(?:polls|items)\/:item/.test(path) && !/:(?!item)/.test(path) && path !== '/items/:item/sorting'
);
const ofNone = paths.filter((path) => !path.includes(':'));

/** As somebody who keeps the poll, so that every page opens. */
async function asKeeper(path: string): Promise<{ status: number; html: string }> {
	const link = `/polls/${id}/key/${manage}`;
	const first = await app.request(link);
	const cookie = first.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
	await app.request(`${link}?again`, { headers: { cookie } });
	const answer = await app.request(path, { headers: { cookie } });
	return { status: answer.status, html: await answer.text() };
}

function expectHarmless(html: string) {
	expect(html).not.toMatch(/<script(?![^>]*\ssrc="\/)/i);
	expect(html).not.toMatch(/<(?:img|svg)[^>]*\son\w+/i);
	expect(html).not.toMatch(/<[^>]+(?:href|src|action)="?\s*javascript:/i);
	expect(html).not.toMatch(/<img[^>]+src="https?:/i);
	// Inside an attribute a quote never ends it.
	expect(html).not.toMatch(/"'><svg/);
}

describe('HTML and script in every field', () => {
	test.each(ofPoll)('is text at %s', async (path) => {
		const { status, html } = await asKeeper(path.replace(':item', id));
		expect(status).toBe(200);
		expectHarmless(html);
		if (path === '/polls/:item') expect(html).toContain('&lt;script>alert(1)');
	});

	test.each(ofNone)('is text at %s', async (path) => expectHarmless((await asKeeper(path)).html));

	test.each([
		`/search?q=${encodeURIComponent(evil)}`,
		`/${encodeURIComponent(evil)}`,
		`/?language=${encodeURIComponent(evil)}`
	])('is text where the address itself holds it: %#', async (path) => expectHarmless((await asKeeper(path)).html));

	test('is JSON from the API, with a type no browser takes for a page', async () => {
		const answer = await app.request(`/api/v1/polls/${id}`);
		expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
		expect(((await answer.json()) as { title: string }).title).toContain('<script>');
	});
});

describe('Files of results', () => {
	test('neutralise formulas in CSV', async () => {
		const answer = await app.request(`/api/v1/polls/${id}/results.csv`);
		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
		const cells = (await answer.text()).split(/[,;\r\n]+/).map((cell) => cell.replace(/^\uFEFF?"?/, ''));
		expect(cells.filter((cell) => /^[=+@\t]|^-\D/.test(cell))).toEqual([]);
	});

	test.each(['csv', 'json', 'xlsx', 'ods'])('results.%s leaves as a file, never as a page', async (ending) => {
		const answer = await app.request(`/polls/${id}/results.${ending}`);
		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-type')).not.toMatch(/html/);
		expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
		expect(answer.headers.get('content-disposition') ?? '').not.toMatch(/[<>\r\n]/);
	});
});
