/** The API as programs of others use it: what it answers to what is wrong. */
import { beforeAll, describe, expect, test } from 'vitest';
import { rooms } from '#entries/house.ts';
import { carrier } from '#kernel/database/connection.ts';
import { appOf } from '#kernel/web/app.ts';
import { openTestHouse } from '../house.ts';

openTestHouse();
const app = appOf(rooms, async () => true);
const lunch = { title: 'Lunch', kind: 'choice', options: [{ label: 'Soup' }, { label: 'Salad' }] };

// biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for
type Answer = { status: number; headers: Headers; body: any };

async function api(
	method: string,
	path: string,
	body?: unknown,
	headers: Record<string, string> = {}
): Promise<Answer> {
	const sent = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
	const answer = await app.request(`/api/v1${path}`, { method, body: sent, headers });
	const text = await answer.text();
	const isJson = answer.headers.get('content-type')?.includes('json') && text !== '';
	return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : null };
}

const by = (key: string) => ({ authorization: `Bearer ${key}` });

async function counts(): Promise<number[]> {
	const [row] = await carrier()`
		select (select count(*)::int from kernel.item) as items, (select count(*)::int from polls.ballot) as ballots,
			(select count(*)::int from kernel.key) as keys, (select count(*)::int from kernel.idempotency) as once,
			(select count(*)::int from kernel.actor) as actors, (select count(*)::int from kernel.activity) as deeds`;
	return Object.values(row!) as number[];
}

let poll: { id: string; manageKey: string; options: { id: string }[] };
let other: typeof poll;
let ballot: { id: string; ballotKey: string };

beforeAll(async () => {
	poll = (await api('POST', '/polls', lunch)).body;
	other = (await api('POST', '/polls', lunch)).body;
	ballot = (await api('POST', `/polls/${poll.id}/ballots`, { name: 'Ana', choices: { 1: 'yes' } })).body;
});

describe('What is refused', () => {
	const yes = { name: 'Bo', choices: { 1: 'yes' } };
	const refused: [string, number, () => Promise<Answer>, string[]?][] = [
		['a poll of nothing', 422, () => api('POST', '/polls'), ['title', 'kind', 'options']],
		['a list in place of a poll', 422, () => api('POST', '/polls', []), ['']],
		['what is no JSON', 422, () => api('POST', '/polls', 'title=Lunch'), ['']],
		[
			'a setting nobody knows',
			422,
			() => api('POST', '/polls', { ...lunch, settings: { deadline: 'x' } }),
			['settings.deadline']
		],
		['a ballot of nothing', 422, () => api('POST', `/polls/${poll.id}/ballots`, {}), ['name', 'choices']],
		[
			'a ballot without a name, with an answer nobody knows',
			422,
			() => api('POST', `/polls/${poll.id}/ballots`, { name: ' ', choices: { 1: 'perhaps' } }),
			['name', 'choices.1']
		],
		['an option without words', 422, () => api('POST', '/polls', { ...lunch, options: [{}] }), ['options[0].label']],
		['a vote in no poll', 404, () => api('POST', '/polls/nothing/ballots', yes)],
		[
			'a vote on no option',
			422,
			() => api('POST', `/polls/${poll.id}/ballots`, { name: 'Bo', choices: { 9: 'yes' } }),
			['choices.9']
		],
		['a vote without a name', 422, () => api('POST', `/polls/${poll.id}/ballots`, { choices: { 1: 'yes' } }), ['name']],
		[
			'an answer that is none',
			422,
			() => api('POST', `/polls/${poll.id}/ballots`, { name: 'Bo', choices: { 1: 'perhaps' } }),
			['choices.1']
		],
		['a change without a key', 403, () => api('PUT', `/polls/${poll.id}/ballots/${ballot.id}`, yes)],
		[
			'a change with a key of another poll',
			403,
			() => api('PUT', `/polls/${poll.id}/ballots/${ballot.id}`, yes, by(other.manageKey))
		],
		['a change with what is no key', 403, () => api('PUT', `/polls/${poll.id}/ballots/${ballot.id}`, yes, by('guess'))],
		[
			'a change of a ballot of another poll',
			404,
			() => api('PUT', `/polls/${other.id}/ballots/${ballot.id}`, yes, by(other.manageKey))
		],
		['closing without a key', 403, () => api('PUT', `/polls/${poll.id}/closing`)],
		[
			'closing with the key of a ballot',
			403,
			() => api('PUT', `/polls/${poll.id}/closing`, undefined, by(ballot.ballotKey))
		],
		['closing no poll', 404, () => api('PUT', '/polls/nothing/closing', undefined, by(poll.manageKey))],
		['a calendar of what has no dates', 404, () => api('GET', `/polls/${poll.id}/results.ics`)],
		['an Idempotency-Key that cannot be read', 422, () => api('POST', '/polls', lunch, { 'idempotency-key': 'a b' })]
	];

	test.each(refused)('%s answers %i, names the fields and writes nothing', async (_what, status, ask, fields) => {
		const before = await counts();
		const { status: answered, headers, body } = await ask();
		expect(answered).toBe(status);
		expect(headers.get('content-type')).toBe('application/problem+json');
		expect(body).toMatchObject({ status, code: expect.stringMatching(/^\w+\.[\w-]+$/), title: expect.any(String) });
		if (fields) expect(body.errors.map(({ field }: { field: string }) => field)).toEqual(fields);
		expect(await counts()).toEqual(before);
	});
});

test('of several who choose the same address at once one has it, the others are told that it is taken', async () => {
	const tries = await Promise.all(
		Array.from({ length: 8 }, () => api('POST', '/polls', { ...lunch, address: 'summer-day' }))
	);
	expect(tries.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(422)]);
	const told = tries.filter(({ status }) => status === 422).map(({ body }) => body.errors[0]);
	for (const fault of told) expect(fault).toMatchObject({ field: 'address', code: 'taken' });
});

test('closing twice and opening twice are what they say: it is closed, it is open', async () => {
	const closing = (method: string) => api(method, `/polls/${other.id}/closing`, undefined, by(other.manageKey));
	const at = async () => (await api('GET', `/polls/${other.id}`)).body.closing?.at;
	expect((await closing('PUT')).status).toBe(204);
	const first = await at();
	expect((await closing('PUT')).status).toBe(204);
	expect(await at()).toBe(first);
	const vote = await api('POST', `/polls/${other.id}/ballots`, { name: 'Bo', choices: { 1: 'yes' } });
	expect(vote).toMatchObject({ status: 409, body: { code: 'polls.closed' } });
	expect((await closing('DELETE')).status).toBe(204);
	expect((await closing('DELETE')).status).toBe(204);
	expect(await at()).toBeUndefined();
});

describe('Methods', () => {
	test('an address says which it is made for', async () => {
		const wrong = await api('DELETE', `/polls/${poll.id}`);
		expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'PATCH, GET, HEAD, OPTIONS']);
		expect(wrong.body.code).toBe('kernel.not-that-method');
		const asked = await api('OPTIONS', `/polls/${poll.id}/closing`);
		expect([asked.status, asked.headers.get('allow')]).toEqual([204, 'PUT, DELETE, OPTIONS']);
		expect((await api('PATCH', '/nothing')).status).toBe(404);
	});

	test('a page says which it is made for too, and nothing is done', async () => {
		const allowed = async (method: string, path: string) => {
			const answer = await app.request(path, { method, headers: { 'sec-fetch-site': 'same-origin' } });
			return [answer.status, answer.headers.get('allow')];
		};
		expect(await allowed('DELETE', `/polls/${poll.id}`)).toEqual([405, 'GET, POST, HEAD, OPTIONS']);
		expect(await allowed('PUT', '/patterns')).toEqual([405, 'GET, HEAD, OPTIONS']);
		expect(await allowed('POST', '/patterns')).toEqual([405, 'GET, HEAD, OPTIONS']);
		expect(await allowed('OPTIONS', '/patterns')).toEqual([204, 'GET, HEAD, OPTIONS']);
		expect(await allowed('PUT', '/nowhere')).toEqual([404, null]);
	});

	test('HEAD answers as GET does, without the text', async () => {
		const head = await app.request(`/api/v1/polls/${poll.id}`, { method: 'HEAD' });
		expect([head.status, await head.text()]).toEqual([200, '']);
		expect((await api('HEAD', '/polls/nothing')).status).toBe(404);
	});
});

test('a body without end is refused, whatever the method', async () => {
	for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
		let sent = 0;
		const body = new ReadableStream({
			pull(stream) {
				sent += 1;
				if (sent > 64) stream.close();
				else stream.enqueue(new Uint8Array(1024 * 1024).fill(32));
			}
		});
		const init = { method, body, duplex: 'half' } as RequestInit;
		const answer = await app.request(`/api/v1/polls/${poll.id}`, init);
		expect([method, answer.status]).toEqual([method, method === 'PATCH' ? 413 : answer.status]);
		expect(sent).toBeLessThan(20);
	}
});

test('no link of ours leads to another host by its language', async () => {
	for (const path of ['//elsewhere.example/', '///elsewhere.example', '//elsewhere.example//']) {
		const answer = await app.request(`http://localhost:3000${path}?language=fr`);
		expect(answer.headers.get('location') ?? '/').toMatch(/^\/(?!\/)/);
	}
});

test('what is in the trash takes no answers, not even from whoever put it there', async () => {
	const { id, manageKey } = (await api('POST', '/polls', lunch)).body;
	expect((await api('DELETE', `/items/${id}`, undefined, by(manageKey))).status).toBe(204);
	const yes = { name: 'Ana', choices: { 1: 'yes' } };
	const gone = { status: 410, body: { code: 'kernel.in-the-trash' } };
	expect(await api('POST', `/polls/${id}/ballots`, yes, by(manageKey))).toMatchObject(gone);
	expect(await api('POST', `/polls/${id}/comments`, { name: 'Ana', text: 'Hello' }, by(manageKey))).toMatchObject(gone);
	expect((await api('POST', `/items/${id}/restoration`, undefined, by(manageKey))).status).toBe(204);
	expect((await api('POST', `/polls/${id}/ballots`, yes, by(manageKey))).status).toBe(201);
});

test('the description of the API is read, and nothing else', async () => {
	expect(await api('PUT', '/openapi.json', {})).toMatchObject({
		status: 405,
		body: { code: 'kernel.not-that-method' }
	});
	const asked = await api('OPTIONS', '/openapi.json');
	expect([asked.status, asked.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
});

test('a cursor that somebody made up begins the list anew', async () => {
	const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
	for (const cursor of [made([1, '\0']), made([1e300, 'a']), made({}), made([0, 'x'.repeat(5000)]), '\0', 'x'])
		expect((await api('GET', `/search?q=lunch&cursor=${encodeURIComponent(cursor)}`)).status).toBe(200);
});
