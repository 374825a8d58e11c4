/**
 * Every route of the API that names an item, asked by everybody who may come: whoever may less than it takes is
 * refused, whoever may enough is not. A new route fails here until it says what it takes.
 */
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { newId } from '#base/ids.ts';
import { rooms } from '#entries/house.ts';
import { keyFor } from '#kernel/access/keys.ts';
import { keepToken } from '#kernel/accounts/tokens.ts';
import { carrier } from '#kernel/database/connection.ts';
import { learnLimits } from '#kernel/limits/quota.ts';
import { appOf } from '#kernel/web/app.ts';
import { knownScopes } from '#portal/accounts/scopes.ts';
import { openTestHouse } from '../house.ts';
import { makePad, padTries } from './pad-rights.ts';

openTestHouse();
// Hundreds of things are made, while other files start whole houses.
vi.setConfig({ testTimeout: 60_000 });
const app = appOf(rooms, async () => true);

/** `own`: their own ballot or comment, or whoever edits the poll. `edit+own` and the rest are least rights. */
type Least = 'read' | 'answer' | 'own' | 'edit' | 'manage' | 'maker';
type Try = { least: Least; body?: unknown; before?: (poll: Made) => Promise<void> };
/** A poll or a pad, and what its addresses name in it. */
type Made = { id: string; manageKey: string } & Record<string, string>;

const close = (poll: Made) => ask('PUT', `/polls/${poll.id}/closing`, poll.manageKey).then(() => {});

const pollTries: Record<string, Try> = {
	'GET /items/{item}': { least: 'read' },
	'PATCH /items/{item}': { least: 'manage', body: { title: 'Supper' } },
	'DELETE /items/{item}': { least: 'manage' },
	'PUT /items/{item}/password': { least: 'manage', body: { guards: 'read', password: 'sesame 42' } },
	'POST /items/{item}/restoration': { least: 'manage' },
	'POST /items/{item}/key-renewals': { least: 'manage', body: { opens: 'manage' } },
	'GET /polls/{item}': { least: 'read' },
	'PATCH /polls/{item}': { least: 'edit', body: { title: 'Supper' } },
	'POST /polls/{item}/copies': { least: 'edit', body: {} },
	'DELETE /polls/{item}/ballots': { least: 'manage' },
	'GET /polls/{item}/ballots': { least: 'read' },
	'POST /polls/{item}/ballots': { least: 'answer', body: { name: 'Bo', choices: { 1: 'yes' } } },
	'GET /polls/{item}/ballots/{ballot}': { least: 'read' },
	'PUT /polls/{item}/ballots/{ballot}': { least: 'own', body: { name: 'Bo', choices: { 1: 'no' } } },
	'DELETE /polls/{item}/ballots/{ballot}': { least: 'own' },
	'GET /polls/{item}/ballots/{ballot}/key': { least: 'edit' },
	'POST /polls/{item}/options': { least: 'edit', body: { options: [{ label: 'Bread' }] } },
	'PUT /polls/{item}/option-order': { least: 'edit', body: { order: ['2', '1'] } },
	'PATCH /polls/{item}/options/{option}': { least: 'edit', body: { label: 'Broth' } },
	'DELETE /polls/{item}/options/{option}': { least: 'edit' },
	'PUT /polls/{item}/options/{option}/acceptance': { least: 'edit' },
	'DELETE /polls/{item}/options/{option}/acceptance': { least: 'edit' },
	'PUT /polls/{item}/closing': { least: 'edit' },
	'DELETE /polls/{item}/closing': { least: 'edit', before: close },
	'PUT /polls/{item}/decision': { least: 'edit', body: { options: ['1'] } },
	'DELETE /polls/{item}/decision': { least: 'edit' },
	'GET /polls/{item}/invitations': { least: 'edit' },
	'POST /polls/{item}/invitations': { least: 'edit', body: { people: [{ mail: 'fay@example.org' }] } },
	'DELETE /polls/{item}/invitations/{invitation}': { least: 'edit' },
	'POST /polls/{item}/reminders': { least: 'edit' },
	'GET /polls/{item}/results.csv': { least: 'read' },
	'GET /polls/{item}/results.xlsx': { least: 'read' },
	'GET /polls/{item}/results.ods': { least: 'read' },
	'GET /polls/{item}/results.json': { least: 'read' },
	'GET /polls/{item}/results.ics': { least: 'read' },
	'GET /polls/{item}/comments': { least: 'read' },
	'POST /polls/{item}/comments': { least: 'answer', body: { name: 'Bo', text: 'Hello' } },
	'DELETE /polls/{item}/comments/{comment}': { least: 'own' },
	'GET /polls/{item}/proposals': { least: 'read' },
	'POST /polls/{item}/proposals': { least: 'answer', body: { name: 'Bo', options: [{ label: 'Cake' }] } }
};

const tries: Record<string, Try> = { ...pollTries, ...padTries };
const isOfPads = (route: string): boolean => route.includes(' /pads/');

async function ask(method: string, path: string, key: string | null, body?: unknown) {
	const answer = await app.request(`/api/v1${path}`, {
		method,
		headers: key === null ? {} : { authorization: `Bearer ${key}` },
		body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
	});
	const text = await answer.text();
	const isJson = answer.headers.get('content-type')?.includes('json');
	return { status: answer.status, body: isJson && text ? JSON.parse(text) : null };
}

const lunch = {
	title: 'Lunch',
	kind: 'choice',
	options: [{ label: 'Soup' }, { label: 'Salad' }],
	settings: { proposals: true }
};

type People = Record<'owner' | 'spaceOwner' | 'spaceEditor' | 'spaceMember' | 'admin' | 'scopeless', string>;
let people: People;
let space = '';
let owner = '';

async function account(name: string, scopes = knownScopes()): Promise<{ id: string; token: string }> {
	const id = newId();
	await carrier()`insert into kernel.actor (id, kind, name) values (${id}, 'account', ${name})`;
	await carrier()`
		insert into kernel.account (id, name, mail, mail_proven, language)
		values (${id}, ${name}, ${`${name}@example.org`}, true, 'en')`;
	return { id, token: await keepToken({ account: id, name: 'all', scopes, expiresAt: null }) };
}

beforeAll(async () => {
	for (const tool of ['polls', 'pads']) learnLimits(tool, { itemsPerGuestPerDay: 10_000, bytes: 1024 * 1024 });
	const [ana, sol, eddy, mia, adam] = await Promise.all(
		['ana', 'sol', 'eddy', 'mia', 'adam'].map((name) => account(name))
	);
	const scopeless = await keepToken({ account: ana!.id, name: 'none', scopes: ['account:read'], expiresAt: null });
	space = newId();
	owner = ana!.id;
	await carrier()`insert into kernel.space (id, name, language, made_by) values (${space}, 'Choir', 'en', ${sol!.id})`;
	for (const [actor, role] of [
		[sol!.id, 'owner'],
		[eddy!.id, 'editor'],
		[mia!.id, 'member']
	])
		await carrier()`insert into kernel.member (space, actor, role) values (${space}, ${actor!}, ${role!})`;
	await carrier()`insert into kernel.admin (account, by) values (${adam!.id}, ${adam!.id})`;
	people = {
		owner: ana!.token,
		spaceOwner: sol!.token,
		spaceEditor: eddy!.token,
		spaceMember: mia!.token,
		admin: adam!.token,
		scopeless
	};
});

const make = (route: string): Promise<Made> => (isOfPads(route) ? makePad(ask, people.owner) : makePoll());

async function makePoll(): Promise<Made> {
	const made = (await ask('POST', '/polls', people.owner, lunch)).body;
	const ballot = (await ask('POST', `/polls/${made.id}/ballots`, null, { name: 'Dov', choices: { 1: 'yes' } })).body;
	const comment = (await ask('POST', `/polls/${made.id}/comments`, null, { name: 'Dov', text: 'Hi' })).body;
	const invitation = newId();
	await carrier()`
		insert into polls.invitation (item, id, mail, name, language, by, at)
		values (${made.id}, ${invitation}, 'guest@example.org', 'Guest', 'en', ${owner}, now())`;
	return { ...made, ballot: ballot.id, ballotKey: ballot.ballotKey, comment: comment.id, invitation };
}

const steps: Least[] = ['read', 'answer', 'own', 'edit', 'manage', 'maker'];

type Asker = {
	who: string;
	key(made: Made): Promise<string | null> | string | null;
	may(open: boolean): Least | null;
	/** Where it is of polls alone: who shows it at a pad shows a wrong key. */
	onlyPolls?: boolean;
};

const askers: Asker[] = [
	{ who: 'a stranger', key: () => null, may: (open) => (open ? 'answer' : null) },
	{ who: 'the holder of another ballot', key: otherBallotKey, may: () => 'answer', onlyPolls: true },
	{ who: 'whoever has the link to edit', key: ({ id }) => keyFor(id, 'edit'), may: () => 'edit' },
	{ who: 'whoever has the manage link', key: ({ manageKey }) => manageKey, may: () => 'manage' },
	{ who: 'whoever has a manage link that was replaced', key: replaced, may: () => null },
	{ who: 'the owner', key: () => people.owner, may: () => 'manage' },
	{ who: 'the owner by a token not made for it', key: () => people.scopeless, may: () => null },
	{ who: 'an administrator', key: () => people.admin, may: (open) => (open ? 'answer' : null) },
	{ who: 'somebody of another space', key: () => people.spaceOwner, may: (open) => (open ? 'answer' : null) },
	{ who: 'a member of its space', key: inSpace('spaceMember'), may: () => 'answer' },
	{ who: 'an editor of its space', key: inSpace('spaceEditor'), may: () => 'edit' },
	{ who: 'an owner of its space', key: inSpace('spaceOwner'), may: () => 'manage' }
];

async function otherBallotKey({ id }: Made): Promise<string> {
	const visible = await carrier()`select visibility from kernel.item where id = ${id}`;
	await carrier()`update kernel.item set visibility = 'link' where id = ${id}`;
	const { body } = await ask('POST', `/polls/${id}/ballots`, null, { name: 'Eve', choices: { 2: 'yes' } });
	await carrier()`update kernel.item set visibility = ${visible[0]!.visibility} where id = ${id}`;
	return body.ballotKey;
}

async function replaced({ id, manageKey }: Made): Promise<string> {
	await carrier()`update kernel.key set revoked_at = now() where item = ${id} and opens = 'manage'`;
	return manageKey;
}

function inSpace(role: keyof People) {
	return async ({ id }: Made): Promise<string> => {
		await carrier()`update kernel.item set space = ${space} where id = ${id}`;
		return people[role];
	};
}

type Opened = { made: Made; key: string | null };

/** One poll and one pad serve all who only read, and all who are refused: nothing of them changes. */
function sharing<Thing>(open: (route: string) => Promise<Thing>): (route: string) => Promise<Thing> {
	const opened = new Map<boolean, Promise<Thing>>();
	return (route) => {
		const kind = isOfPads(route);
		if (!opened.has(kind)) opened.set(kind, open(route));
		return opened.get(kind)!;
	};
}

const pathFor = (path: string, made: Made) =>
	path
		.replace('suggestions/{thread}', `suggestions/${made.suggestion}`)
		.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'item' ? made.id : (made[name] ?? '2')));

/** Refused for who asks, rather than for the state of things. */
const isRefused = ({ status, body }: { status: number; body: { code?: string } | null }): boolean =>
	status === 401 || status === 403 || status === 410 || (status === 404 && body?.code === 'kernel.not-found');

const known = rooms.flatMap(({ api }) => api.map(({ method, path }) => `${method.toUpperCase()} ${path}`));

/** What an account does for itself alone: keys open nothing of it. */
const forOneself = new Set(['PUT /items/{item}/sorting']);

test('every route of an item, a poll or a pad says here what it takes', () => {
	const tried = known.filter((route) => route.includes('{item}') && !forOneself.has(route));
	expect(Object.keys(tries).sort()).toEqual(tried.sort());
});

describe.each(['link', 'private'])('a poll or pad that is seen by %s', (visibility) => {
	test.each(askers)('is open to $who as far as they may, and no farther', async ({ key, may, onlyPolls }) => {
		const known = Object.entries(tries).filter(([route]) => !onlyPolls || !isOfPads(route));
		const open = async (route: string, before?: Try['before']): Promise<Opened> => {
			const made = await make(route);
			await before?.(made);
			await carrier()`update kernel.item set visibility = ${visibility} where id = ${made.id}`;
			return { made, key: await key(made) };
		};
		const shared = sharing(open);
		const tried = known.map(async ([route, { least, body, before }]) => {
			const [method, path] = route.split(' ') as [string, string];
			const held = may(visibility === 'link');
			const allowed = held !== null && steps.indexOf(held) >= steps.indexOf(least);
			const changes = before || (allowed && method !== 'GET');
			const { made, key } = await (changes ? open(route, before) : shared(route));
			const answer = await ask(method, pathFor(path, made), key, body);
			const isWrong = isRefused(answer) === allowed || answer.status >= 500;
			return isWrong ? [`${route}: ${answer.status} ${answer.body?.code ?? ''}`] : [];
		});
		const wrong = (await Promise.all(tried)).flat();
		expect(wrong).toEqual([]);
	});
});

test('in the trash only those who manage it find it', async () => {
	const trashed = sharing(async (route) => {
		const made = await make(route);
		await carrier()`update kernel.item set trashed_at = now() where id = ${made.id}`;
		return made;
	});
	const tried = Object.entries(tries).map(async ([route, { body }]) => {
		const [method, path] = route.split(' ') as [string, string];
		const poll = await trashed(route);
		const keys = [null, people.spaceMember, people.admin];
		const answers = await Promise.all(keys.map((key) => ask(method, pathFor(path, poll), key, body)));
		return answers.filter(({ status }) => status !== 410).map(({ status }) => `${route}: ${status}`);
	});
	const wrong = (await Promise.all(tried)).flat();
	expect(wrong).toEqual([]);
});
