/** What strangers may send to the API: refused by name, at once, and nothing half-written. */
import { beforeAll, describe, expect, test } from 'vitest';
import { rooms } from '#entries/house.ts';
import { carrier } from '#kernel/database/connection.ts';
import { appOf } from '#kernel/web/app.ts';
import { openTestHouse } from '../house.ts';

openTestHouse();
const app = appOf(rooms, async () => true);

const lunch = { title: 'Lunch', kind: 'choice', options: [{ label: 'Soup' }, { label: 'Salad' }] };
const dates = (options: object[]) => ({ title: 'Meeting', kind: 'date', options });

type Problem = { code: string; errors?: { field: string; code: string }[] };

async function send(body: unknown, path = '/polls') {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const headers = { 'content-type': 'application/json' };
	const started = performance.now();
	const answer = await app.request(`/api/v1${path}`, { method: 'POST', headers, body: text });
	const ms = performance.now() - started;
	const read = await answer.text();
	return { status: answer.status, type: answer.headers.get('content-type'), body: JSON.parse(read || 'null'), ms };
}

const countPolls = async (): Promise<number> =>
	(await carrier()<{ count: number }[]>`select count(*)::int as count from kernel.item`)[0]!.count;

/** Refused with this status, naming these fields, and no trace of it is left. */
async function expectRefused(body: unknown, status: number, ...fields: string[]) {
	const before = await countPolls();
	const answer = await send(body);
	expect(answer.status).toBe(status);
	expect(answer.type).toBe('application/problem+json');
	const named = (answer.body as Problem).errors?.map(({ field, code }) => `${field}: ${code}`) ?? [];
	expect(named).toEqual(expect.arrayContaining(fields));
	expect(await countPolls()).toBe(before);
	return answer;
}

beforeAll(async () => {
	await send(lunch);
});

describe('A poll that cannot be', () => {
	test('with a title of ten megabytes is too large', async () => {
		expect((await expectRefused({ ...lunch, title: 'a'.repeat(10_000_000) }, 413)).ms).toBeLessThan(5000);
		await expectRefused({ ...lunch, title: 'a'.repeat(201) }, 422, 'title: too-long');
	});

	test('with 100,000 options is refused at once', async () => {
		const options = Array.from({ length: 100_000 }, (_, place) => ({ label: `Option ${place}` }));
		expect((await expectRefused({ ...lunch, options }, 422, 'options: too-many')).ms).toBeLessThan(5000);
	});

	test('with an option twice names the second', async () => {
		await expectRefused({ ...lunch, options: [{ label: 'Soup' }, { label: ' Soup ' }] }, 422, 'options[1]: twice');
		await expectRefused(dates([{ day: '2027-03-01' }, { day: '2027-03-01' }]), 422, 'options[1]: twice');
	});

	test.each(['Mars/Olympus', '+02:00', 'Europe/Paris\0', '../etc/passwd'])('in the time zone %j', async (zone) => {
		await expectRefused({ ...lunch, settings: { zone } }, 422, expect.stringContaining('settings.zone') as never);
	});

	test.each([{ day: '99999-01-01' }, { start: '99999-01-01T10:00' }, { start: '+099999-01-01T10:00:00Z' }])(
		'in the year 99999: %j',
		async (option) => {
			const [field] = Object.keys(option);
			await expectRefused(dates([option]), 422, `options[0].${field}: not-a-date`);
		}
	);

	test('that closes or ends in the year 99999', async () => {
		for (const field of ['closesAt', 'keepUntil']) {
			const settings = { [field]: '99999-01-01T00:00:00Z' };
			await expectRefused({ ...lunch, settings }, 422, `settings.${field}: not-a-date`);
		}
	});

	test('with NUL bytes anywhere', async () => {
		await expectRefused({ ...lunch, title: 'a\0b' }, 422, 'title: not-allowed');
		await expectRefused({ ...lunch, options: [{ label: 'a\0' }] }, 422, 'options[0].label: not-allowed');
		await expectRefused({ ...lunch, settings: { description: '\0' } }, 422, 'settings.description: not-allowed');
		await expectRefused({ ...lunch, 'ti\0tle': 'x' }, 422);
	});

	test('with unknown, missing or wrong fields names each of them', async () => {
		await expectRefused({ title: 7, kind: 'war', extra: 1 }, 422, 'options: required', 'extra: not-allowed');
		await expectRefused('{"__proto__":{"admin":true},"title":"a","kind":"choice","options":[{"label":"s"}]}', 422);
	});

	test('of a thousand levels of JSON is not read at all', async () => {
		expect((await expectRefused('['.repeat(1000) + ']'.repeat(1000), 422)).body.code).toBe('kernel.not-json');
		const deep = `{"title":${'{"a":'.repeat(1000)}1${'}'.repeat(1001)}`;
		expect((await expectRefused(deep, 422)).ms).toBeLessThan(1000);
	});

	test.each(['', '{', 'null', '[]', '"text"', '{"title":"\\ud800"}'])('that is the body %j', async (body) => {
		await expectRefused(body, 422);
	});
});

describe('A poll that is mended', () => {
	test('loses what turns the direction of reading', async () => {
		const made = await send({ ...lunch, title: 'invoice \u202Egpj.exe', options: [{ label: 'a\u2066b' }] });
		const read = (await (await app.request(`/api/v1/polls/${made.body.id}`)).json()) as { title: string };
		expect(read).toMatchObject({ title: 'invoice gpj.exe', options: [{ label: 'ab' }] });
	});

	test('keeps half a character out of the database', async () => {
		const made = await send('{"title":"a\\ud800b","kind":"choice","options":[{"label":"s"}]}');
		expect(made.status).toBe(201);
		const read = (await (await app.request(`/api/v1/polls/${made.body.id}`)).json()) as { title: string };
		expect(read.title).toBe('ab');
	});
});

describe('A vote that cannot be counted,', () => {
	test.each<object>([
		{ name: 'Dov', choices: { 999: 'yes' } },
		{ name: 'Dov', choices: { 1: 'perhaps' } },
		{ name: 'Dov', choices: { __proto__: null, constructor: 'yes' } },
		{ name: 'Dov', choices: Object.fromEntries(Array.from({ length: 100_000 }, (_, place) => [place + 1, 'yes'])) },
		{ name: 'D\0v', choices: { 1: 'yes' } },
		{ name: 'a'.repeat(100_000), choices: { 1: 'yes' } },
		{ name: 'Dov', choices: {} },
		{ name: 'Dov' },
		{ choices: { 1: 'yes' } }
	])('such as number %# of these is refused by name', async (vote) => {
		const poll = (await send(lunch)).body as { id: string };
		const answer = await send(vote, `/polls/${poll.id}/ballots`);
		expect(answer.status).toBe(422);
		expect((answer.body as Problem).errors?.length).toBeGreaterThan(0);
		expect(answer.ms).toBeLessThan(5000);
		const read = (await (await app.request(`/api/v1/polls/${poll.id}`)).json()) as { ballots: unknown[] };
		expect(read.ballots).toEqual([]);
	});
});

describe('An address that cannot be', () => {
	test.each([
		'/polls/%00',
		'/api/v1/polls/%00',
		'/polls/x/key/%00',
		'/polls/%FF%FE',
		'/api/v1/polls/%E0%A4%A',
		'/assets/%00'
	])('%s leads nowhere', async (path) => expect((await app.request(path)).status).toBe(404));

	test.each(['/assets/../../package.json', '/assets/%2e%2e/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json'])(
		'%s gives no file of the machine away',
		async (path) => expect((await app.request(path)).status).toBe(404)
	);
});
