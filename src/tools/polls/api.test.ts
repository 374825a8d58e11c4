import { expect, test, vi } from 'vitest';
import { rooms } from '#entries/house.ts';
import { appOf } from '#kernel/web/app.ts';
import { openTestHouse } from '../../../tests/house.ts';

openTestHouse();
const app = appOf(rooms, async () => true);

const ask = (method: string, path: string, body?: unknown, key?: string) =>
	app.request(`/api/v1${path}`, {
		method,
		headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
		body: body === undefined ? undefined : JSON.stringify(body)
	});

const lunch = { title: 'Lunch', kind: 'choice', options: [{ label: 'Soup' }, { label: 'Salad' }] };

test('a poll is made, voted on, changed by its key, closed and opened again', async () => {
	const made = await ask('POST', '/polls', lunch);
	expect(made.status).toBe(201);
	const { id, manageKey, options } = (await made.json()) as {
		id: string;
		manageKey: string;
		options: { id: string }[];
	};
	const cast = await ask('POST', `/polls/${id}/ballots`, { name: 'Dov', choices: { [options[0]!.id]: 'yes' } });
	expect(cast.status).toBe(201);
	const ballot = (await cast.json()) as { id: string; ballotKey: string };
	const changed = { name: 'Dov', choices: { [options[1]!.id]: 'maybe' } };
	expect((await ask('PUT', `/polls/${id}/ballots/${ballot.id}`, changed)).status).toBe(403);
	expect((await ask('PUT', `/polls/${id}/ballots/${ballot.id}`, changed, ballot.ballotKey)).status).toBe(200);
	expect((await ask('PUT', `/polls/${id}/closing`, {}, ballot.ballotKey)).status).toBe(403);
	expect((await ask('PUT', `/polls/${id}/closing`, {}, manageKey)).status).toBe(204);
	const late = await ask('POST', `/polls/${id}/ballots`, changed);
	expect(late.status).toBe(409);
	expect(await late.json()).toMatchObject({ code: 'polls.closed', title: 'This poll is closed.' });
	expect((await ask('DELETE', `/polls/${id}/closing`, undefined, manageKey)).status).toBe(204);
	const read = (await (await ask('GET', `/polls/${id}`)).json()) as { ballots: { name: string; choices: object }[] };
	expect(read.ballots).toMatchObject([{ name: 'Dov', choices: { [options[1]!.id]: 'maybe' } }]);
});

test('what is not there, not allowed or malformed says so with a stable code', async () => {
	expect((await ask('GET', '/polls/nothing')).status).toBe(404);
	const made = (await (await ask('POST', '/polls', lunch)).json()) as { id: string };
	expect((await ask('PUT', `/polls/${made.id}/closing`, {}, 'x'.repeat(26))).status).toBe(403);
	const wrong = await ask('POST', '/polls', { title: '', kind: 'choice', options: [{}] });
	expect(wrong.status).toBe(422);
	expect(wrong.headers.get('content-type')).toBe('application/problem+json');
});

const makeOnce = (key: string) =>
	app.request('/api/v1/polls', {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'idempotency-key': key },
		body: JSON.stringify(lunch)
	});

test('the same Idempotency-Key makes one poll, also when it is sent again after midnight', async () => {
	const twice = () => makeOnce('once-and-only');
	const [one, other] = await Promise.all([twice(), twice()]);
	expect([one.status, other.status]).toEqual([201, 201]);
	const made = await one.json();
	expect(made).toEqual(await other.json());
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 });
	try {
		expect(await (await twice()).json()).toEqual(made);
	} finally {
		vi.useRealTimers();
	}
});

test('a poll about days far ahead does not end before them, also when they are added later', async () => {
	const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
	const daysKept = async (id: string) => {
		const { expiresAt } = (await (await ask('GET', `/polls/${id}`)).json()) as { expiresAt: string };
		return Math.round((Date.parse(expiresAt) - Date.now()) / 86_400_000);
	};
	const make = async (body: object) =>
		(await (await ask('POST', '/polls', { title: 'Fair', kind: 'date', ...body })).json()) as Made;
	const far = await make({ options: [{ day: day(250) }] });
	expect(await daysKept(far.id)).toBeGreaterThan(275);
	const near = await make({ options: [{ day: day(20) }] });
	expect(await daysKept(near.id)).toBe(183);
	await ask('POST', `/polls/${near.id}/options`, { options: [{ day: day(250) }] }, near.manageKey);
	expect(await daysKept(near.id)).toBeGreaterThan(275);
	const short = await make({ options: [{ day: day(250) }], settings: { keepDays: 60 } });
	expect(await daysKept(short.id)).toBe(60);
});

test('a program that asks for hours that clocks skip is told what was noted, with a new poll and with more dates', async () => {
	const night = { start: '2027-03-28T02:30', end: '2027-03-28T03:00' };
	const body = { title: 'Night watch', kind: 'date', settings: { zone: 'Europe/Paris' }, options: [night] };
	const made = (await (await ask('POST', '/polls', body)).json()) as Made & { skipped: object[] };
	const day = '2027-03-28';
	expect(made.skipped).toEqual([{ written: { day, time: '02:30' }, shown: { day, time: '03:30' } }]);
	const more = { options: [{ day, text: '02:15' }, { day: '2027-04-01' }] };
	const added = await ask('POST', `/polls/${made.id}/options`, more, made.manageKey);
	expect(await added.json()).toMatchObject({
		skipped: [{ written: { day, time: '02:15' }, shown: { day, time: '03:15' } }]
	});
});

test('a program that asks for days already over is told which, with a new poll and with more dates', async () => {
	const past = '2020-02-01';
	const options = [{ day: past }, { start: '2020-02-01T20:00' }, { day: '2090-01-01' }];
	const made = await ask('POST', '/polls', { title: 'When?', kind: 'date', options });
	const { id, manageKey, ...told } = (await made.json()) as Made & { past: string[] };
	expect(told.past).toEqual([past]);
	const more = { options: [{ day: '2020-02-02' }, { day: '2090-01-02' }] };
	expect(await (await ask('POST', `/polls/${id}/options`, more, manageKey)).json()).toMatchObject({
		past: ['2020-02-02']
	});
});

type Made = { id: string; manageKey: string };
