/** Programs are told what the guard held back: to whoever holds the key everything looks as if others saw it. */
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { rooms } from '#entries/house.ts';
import { signals } from '#guard/signals.ts';
import { appOf } from '#kernel/web/app.ts';
import { openTestHouse } from '../house.ts';

openTestHouse();
signals.splice(0);
signals.push({
	name: 'told',
	version: '1',
	cost: 'text',
	look: ({ text, title }) =>
		`${title} ${text}`.includes('Doubtful') ? [{ symbol: 'told.so', points: 1, floor: 'hold' }] : []
});
const app = appOf(rooms, async () => true);

// biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for
type Answer = { status: number; body: any };

async function api(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
	const answer = await app.request(`/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) } as never);
	const text = await answer.text();
	return { status: answer.status, body: text === '' ? null : JSON.parse(text) } as Answer;
}

const lunch = { title: 'Lunch', kind: 'choice', options: [{ label: 'Soup' }, { label: 'Salad' }] };
const by = (key: string) => ({ authorization: `Bearer ${key}` });
const waiting = { how: 'hold', until: null };

// biome-ignore lint/suspicious/noExplicitAny: a document read as one
let paths: any;
beforeAll(async () => {
	paths = (await api('GET', '/openapi.json')).body.paths;
});

const saidOf = (path: string, method: string, status: number) =>
	z.fromJSONSchema(paths[path][method].responses[status].content['application/json'].schema);

test('a poll that waits for somebody to look says so to its maker, and is not there for others', async () => {
	const made = await api('POST', '/polls', { ...lunch, title: 'Doubtful lunch' });
	expect(made).toMatchObject({ status: 201, body: { manageKey: expect.any(String), held: waiting } });
	expect(saidOf('/polls', 'post', 201).safeParse(made.body).error).toBeUndefined();
	expect((await api('GET', `/polls/${made.body.id}`)).status).toBe(403);
	expect((await api('GET', `/polls/${made.body.id}`, undefined, by(made.body.manageKey))).status).toBe(200);
});

test('what nobody held back says nothing of it', async () => {
	const { body } = await api('POST', '/polls', lunch);
	expect(Object.keys(body)).toEqual(['id', 'url', 'manageUrl', 'manageKey', 'options', 'skipped', 'past']);
	const vote = await api('POST', `/polls/${body.id}/ballots`, { name: 'Bo', choices: { 1: 'yes' } });
	expect(Object.keys(vote.body)).toEqual(['id', 'ballotKey']);
});

test('a comment that is held back says so, also when the same request comes a second time', async () => {
	const { body: poll } = await api('POST', '/polls', lunch);
	const words = { name: 'Bo', text: 'Doubtful words about soup' };
	const once = { 'idempotency-key': 'a-comment' };
	const said = await api('POST', `/polls/${poll.id}/comments`, words, once);
	expect(said).toMatchObject({ status: 201, body: { id: expect.any(String), held: waiting } });
	expect(await api('POST', `/polls/${poll.id}/comments`, words, once)).toEqual(said);
	expect((await api('GET', `/polls/${poll.id}/comments`)).body.items).toEqual([]);
});

test('a change that is held back answers with that in place of nothing', async () => {
	const { body: poll } = await api('POST', '/polls', lunch);
	const calm = await api('PATCH', `/polls/${poll.id}`, { title: 'Supper' }, by(poll.manageKey));
	expect(calm).toEqual({ status: 204, body: null });
	const doubtful = await api('PATCH', `/polls/${poll.id}`, { title: 'Doubtful supper' }, by(poll.manageKey));
	expect(doubtful).toEqual({ status: 200, body: { held: waiting } });
	expect(saidOf('/polls/{item}', 'patch', 200).safeParse(doubtful.body).error).toBeUndefined();
});
