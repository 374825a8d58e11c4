/** The description of the API is walked: what it says of an address, the address does. */
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '#base/ids.ts';
import { rooms } from '#entries/house.ts';
import { keepToken } from '#kernel/accounts/tokens.ts';
import { carrier } from '#kernel/database/connection.ts';
import { learnLimits } from '#kernel/limits/quota.ts';
import { appOf } from '#kernel/web/app.ts';
import { knownScopes } from '#portal/accounts/scopes.ts';
import { openTestHouse } from '../house.ts';
import { makePad, padTries } from './pad-rights.ts';

openTestHouse();
const app = appOf(rooms, async () => true);

// biome-ignore lint/suspicious/noExplicitAny: a document read as one
type Described = { paths: Record<string, Record<string, any>>; components: any };

let described: Described;
let token = '';
let space = '';
let list = '';

async function ask(method: string, path: string, body?: unknown) {
	const written = typeof body === 'string' ? body : body && JSON.stringify(body);
	const init = { method, headers: { authorization: `Bearer ${token}` }, body: written };
	const answer = await app.request(`/api/v1${path}`, init as RequestInit);
	const type = answer.headers.get('content-type') ?? '';
	const text = await answer.text();
	return { status: answer.status, type, body: type.includes('json') && text ? JSON.parse(text) : null };
}

const options = [{ day: '2030-05-12' }, { day: '2030-05-14' }];

/** What Etherpad exports of a pad where somebody wrote “Hello”. */
const etherpadFile = {
	'pad:minutes': {
		atext: { text: 'Hello\n', attribs: '+5|1+1' },
		pool: { numToAttrib: {}, nextNum: 0 },
		head: 0,
		chatHead: -1
	},
	'pad:minutes:revs:0': { changeset: 'Z:1>5+5$Hello', meta: { author: '', timestamp: 1_600_000_000_000 } }
};

/** A body for each operation that needs one. */
const bodies: Record<string, unknown> = {
	...Object.fromEntries(
		Object.entries(padTries).flatMap(([route, { body }]) => (typeof body === 'string' ? [] : [[route, body]]))
	),
	'PATCH /items/{item}': { title: 'Supper' },
	'PUT /items/{item}/sorting': { labels: ['garden'], archived: false },
	'PUT /items/{item}/password': { guards: 'read', password: 'sesame 42' },
	'POST /items/{item}/key-renewals': { opens: 'manage' },
	'POST /spaces': { name: 'Choir' },
	'POST /pads': { title: 'Minutes', text: '# Present' },
	'POST /pads/imports/whole': { document: etherpadFile },
	'POST /polls': { title: 'Supper', kind: 'date', options },
	'PATCH /polls/{item}': { title: 'Supper', settings: { place: 'Kitchen' } },
	'POST /polls/{item}/copies': { title: 'Again' },
	'POST /polls/{item}/ballots': { name: 'Bo', choices: { 1: 'yes' } },
	'PUT /polls/{item}/ballots/{ballot}': { name: 'Bo', choices: { 1: 'no' } },
	'POST /polls/{item}/options': { options: [{ day: '2030-06-01' }] },
	'PUT /polls/{item}/option-order': { order: ['2', '1'] },
	'PATCH /polls/{item}/options/{option}': { text: 'evening' },
	'PUT /polls/{item}/decision': { options: ['1'] },
	'POST /polls/{item}/invitations': { people: [{ mail: 'fay@example.org', name: 'Fay' }] },
	'POST /polls/imports': { text: '"","Soup","Salad"\n"Ana","Yes","No"\n', title: 'Brought' },
	'POST /polls/{item}/comments': { name: 'Bo', text: 'Hello' },
	'POST /desk/lists': { name: 'Ours', weight: 'suspicious', points: 2 },
	'POST /desk/lists/{list}/terms': { text: 'casino' },
	'PUT /desk/lists/{list}/terms/suspension': { ids: [1], on: false },
	'DELETE /desk/lists/{list}/terms': { ids: [1] },
	'POST /polls/{item}/proposals': { name: 'Bo', options: [{ day: '2030-07-01' }] }
};

/** A file for each operation whose body is one. */
const files: Record<string, string> = {
	'POST /pads/imports': '# From a file',
	'POST /pads/{item}/imports': 'And then'
};

/** What the addresses name. */
type Made = Record<string, string>;

const askAs = (method: string, path: string, _key: string | null, body?: unknown) => ask(method, path, body);

async function make(path: string): Promise<Made> {
	if (path.startsWith('/pads/')) return padFor(path);
	const { id: item } = (
		await ask('POST', '/polls', { title: 'Lunch', kind: 'date', options, settings: { proposals: true } })
	).body;
	const ballot = (await ask('POST', `/polls/${item}/ballots`, { name: 'Dov', choices: { 1: 'yes' } })).body.id;
	const comment = (await ask('POST', `/polls/${item}/comments`, { name: 'Dov', text: 'Hi' })).body.id;
	await ask('POST', `/polls/${item}/invitations`, { people: [{ mail: 'guest@example.org' }] });
	const invitation = (await ask('GET', `/polls/${item}/invitations`)).body.invitations[0].id;
	return { item, ballot, comment, invitation, option: '2', space, list };
}

async function padFor(path: string): Promise<Made> {
	const { id, ...pad } = await makePad(askAs, token);
	return { ...pad, item: id, format: 'md', thread: path.includes('suggestions/') ? pad.suggestion : pad.thread };
}

/** Where the state of things has to be another one first. */
const before: Record<string, (made: Made) => Promise<unknown>> = {
	'DELETE /polls/{item}/decision': ({ item }) => ask('PUT', `/polls/${item}/decision`, { options: ['1'] }),
	'POST /items/{item}/restoration': ({ item }) => ask('DELETE', `/items/${item}`),
	'PUT /polls/{item}/options/{option}/acceptance': proposed,
	'DELETE /polls/{item}/options/{option}/acceptance': proposed
};

async function proposed(made: Made): Promise<void> {
	await ask('PATCH', `/polls/${made.item}`, { settings: { proposals: true, proposalsApproved: true } });
	const body = { name: 'Bo', options: [{ day: '2030-07-01' }] };
	made.option = (await ask('POST', `/polls/${made.item}/proposals`, body)).body.ids[0];
}

beforeAll(async () => {
	learnLimits('polls', { itemsPerGuestPerDay: 10_000, bytes: 1024 * 1024 });
	described = (await (await app.request('/api/v1/openapi.json')).json()) as Described;
	const id = newId();
	await carrier()`insert into kernel.actor (id, kind, name) values (${id}, 'account', 'Ana')`;
	await carrier()`
		insert into kernel.account (id, name, mail, mail_proven, language) values (${id}, 'Ana', 'ana@example.org', true, 'en')`;
	token = await keepToken({ account: id, name: 'all', scopes: knownScopes(), expiresAt: null });
	await carrier()`insert into kernel.admin (account, by) values (${id}, ${id})`;
	space = (await ask('POST', '/spaces', { name: 'Choir' })).body.id;
	list = String((await ask('POST', '/desk/lists', { name: 'Words', weight: 'suspicious', points: 1 })).body.list);
});

const known = rooms.flatMap(({ api }) => api.map(({ method, path }) => `${method.toUpperCase()} ${path}`));

const shapeOf = (content: Record<string, { schema: object }> | undefined) =>
	content?.['application/json'] && z.fromJSONSchema(content['application/json'].schema as never);

test.each(known)('%s does what is said of it', async (route) => {
	const [method, path] = route.split(' ') as [string, string];
	const operation = described.paths[path]![method.toLowerCase()];
	const made = await make(path);
	await before[route]?.(made);
	const body = bodies[route];
	const asks = shapeOf(operation.requestBody?.content);
	if (asks) expect(asks.safeParse(body ?? {}).error).toBeUndefined();
	else expect(body).toBeUndefined();
	const address = path.replace(/\{(\w+)\}/g, (_, name: string) => made[name] ?? '');
	const answer = await ask(method, address, files[route] ?? body);
	const said = ['201', '204', '200'].find((status) => operation.responses[status]);
	if (said !== '204') expect(Object.keys(operation.responses[said!].content)).toContain(answer.type.split(';')[0]);
	expect([String(answer.status), answer.body?.code, answer.body?.errors]).toEqual([said, undefined, undefined]);
	const shape = shapeOf(operation.responses[said!].content);
	if (shape) expect(shape.safeParse(answer.body).error).toBeUndefined();
	if (said === '204') expect(answer.body).toBeNull();
	if (operation.requestBody?.content['application/json']?.example)
		expect(asks!.safeParse(operation.requestBody.content['application/json'].example).error).toBeUndefined();
});

test('what is refused is a problem as described', async () => {
	const problem = z.fromJSONSchema(described.components.schemas.Problem);
	for (const answer of [
		await ask('POST', '/polls', {}),
		await ask('GET', '/polls/nothing'),
		await ask('DELETE', '/me')
	]) {
		expect(answer.type).toBe('application/problem+json');
		expect(problem.safeParse(answer.body).error).toBeUndefined();
	}
});
