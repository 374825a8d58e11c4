/** What can be learnt by trying: nothing about what exists, and not for long. */
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { rooms } from '#entries/house.ts';
import { appOf } from '#kernel/web/app.ts';
import { openTestHouse } from '../house.ts';

openTestHouse({ RATE_LIMITS: 'on' });
const app = appOf(rooms, async () => true);
let address = 0;
/** Each test comes from an address of its own. */
const env = () => ({ incoming: { socket: { remoteAddress: `10.0.0.${address}` } } });
const json = (key?: string) => ({
	'content-type': 'application/json',
	...(key ? { authorization: `Bearer ${key}` } : {})
});
const lunch = { title: 'Lunch', kind: 'choice', options: [{ label: 'Soup' }] };
let id = '';
let manage = '';

const ask = (path: string, init: RequestInit = {}) => app.request(path, init, env());

beforeAll(async () => {
	const made = await ask('/api/v1/polls', { method: 'POST', headers: json(), body: JSON.stringify(lunch) });
	const body = (await made.json()) as { id: string; manageKey: string };
	id = body.id;
	manage = body.manageKey;
});

/** Of two answers the numbers differ, and the moment a form was made. */
const without = (text: string) =>
	text
		.replaceAll(/(?<=name="stamp" value=")[^"]+/g, '')
		.replaceAll(/[\w-]+-[0-9a-z]+(?=<)/g, '')
		.replaceAll(id, '')
		.replaceAll(/[1-9A-HJ-NP-Za-km-z]{22}/g, '');

describe('Who guesses', () => {
	test('learns nothing from a private item: it answers like one that does not exist', async () => {
		address = 1;
		const show = (visibility: string) =>
			ask(`/api/v1/items/${id}`, { method: 'PATCH', headers: json(manage), body: JSON.stringify({ visibility }) });
		const hidden = await show('private');
		const alike = async (path: (id: string) => string) => {
			const there = await ask(path(id));
			const nowhere = await ask(path(newId()));
			expect(there.status).toBe(nowhere.status);
			expect(without(await there.text())).toBe(without(await nowhere.text()));
		};
		expect(hidden.status).toBeLessThan(300);
		await alike((one) => `/polls/${one}`);
		await alike((one) => `/api/v1/polls/${one}`);
		await alike((one) => `/polls/${one}/results`);
		await alike((one) => `/polls/${one}/key/${'0'.repeat(26)}`);
		expect((await show('link')).status).toBeLessThan(300);
	});

	test('a key that is wrong answers alike, whatever is wrong with it', async () => {
		address = 2;
		const wrong = [
			'0'.repeat(26),
			'x'.repeat(26),
			'short',
			manage.replace(/^./, (first) => (first === '0' ? '1' : '0'))
		];
		const answers = await Promise.all(
			wrong.map((key) => ask(`/api/v1/polls/${id}/closing`, { method: 'PUT', headers: json(key), body: '{}' }))
		);
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([403]));
		expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
	});

	test('secret links may be tried thirty times, then not for a while', async () => {
		address = 3;
		const statuses: number[] = [];
		for (let tries = 0; tries < 40; tries++) statuses.push((await ask(`/polls/${id}/key/${'0'.repeat(26)}`)).status);
		expect(statuses.slice(0, 30)).toEqual(Array(30).fill(403));
		expect(statuses.at(-1)).toBe(429);
		address = 4;
		expect((await ask(`/polls/${id}/key/${manage}`)).status).toBe(303);
	});

	test('a mail address that has an account and one that has none look the same when signing in, or asking for a new password', async () => {
		address = 5;
		const form = (fields: Record<string, string>) => ({
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
			body: new URLSearchParams(fields).toString()
		});
		const mail = 'ana@example.org';
		await ask('/sign-up', form({ verb: 'sign-up', name: 'Ana', mail, password: 'seven calm boats' }));
		const outcome = async (path: string, fields: Record<string, string>) => {
			const answer = await ask(path, form(fields));
			const text = (await answer.text()).replaceAll(/\w+@example\.org/g, '');
			return { status: answer.status, to: answer.headers.get('location'), text: without(text) };
		};
		const signIn = (one: string) => outcome('/sign-in', { verb: 'sign-in', mail: one, password: 'wrong words here' });
		expect(await signIn('nobody@example.org')).toEqual(await signIn(mail));
		const forgot = (one: string) => outcome('/forgot', { verb: 'forgot', mail: one });
		expect(await forgot('nobody@example.org')).toEqual(await forgot(mail));
	});
});

describe('Who asks too much', () => {
	test('is told how long to wait, on pages, forms and the API', async () => {
		address = 6;
		const until429 = async (path: string, init?: RequestInit): Promise<Response> => {
			for (let tries = 0; tries < 400; tries++) {
				const answer = await ask(path, init);
				if (answer.status === 429) return answer;
				await answer.body?.cancel();
			}
			throw new Error(`${path} never says that it is enough`);
		};
		const written = await until429('/api/v1/polls', { method: 'POST', headers: json(), body: '{}' });
		expect(Number(written.headers.get('retry-after'))).toBeGreaterThan(0);
		expect(await written.json()).toMatchObject({ code: 'kernel.too-many', status: 429 });
		address = 7;
		const page = await until429('/nowhere');
		expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0);
		expect(page.headers.get('content-security-policy')).toBeTruthy();
		address = 8;
		expect((await ask('/')).status).toBe(200);
	}, 60_000);

	test('cannot hide behind a header when no proxy is trusted', async () => {
		address = 9;
		const statuses = new Set<number>();
		for (let tries = 0; tries < 300; tries++) {
			const headers = { 'x-forwarded-for': `192.0.2.${tries % 250}` };
			statuses.add((await ask('/healthz-not', { headers })).status);
		}
		expect(statuses).toContain(429);
	}, 60_000);
});
