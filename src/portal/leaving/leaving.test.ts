import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { settings } from '#kernel/settings/settings.ts';
import { member } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { Visitor } from '../../../tests/visitor.ts';

openTestHouse({ GUARD: 'off' });

const tokenOf = async (who: Visitor): Promise<string> => {
	const scopes = ['polls:write', 'pads:write', 'spaces:write', 'items:write'];
	const made = await who.post('/account/tokens', 'make', { name: 'mine', scopes, days: 'never' });
	return /archipel_[\w-]{43}/.exec(made.text)![0];
};

// biome-ignore lint/suspicious/noExplicitAny: what the API answers
async function api(method: string, path: string, body: unknown, token?: string): Promise<any> {
	const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
	const answer = await new Visitor().ask(`/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
	expect(answer.status, answer.text).toBeLessThan(300);
	return answer.text ? JSON.parse(answer.text) : null;
}

const options = [{ label: 'Lake' }, { label: 'Hills' }];

async function fileOf(who: Visitor, path = '/things/leaving.zip'): Promise<Uint8Array> {
	const headers = new Headers({ cookie: who.cookieLine() });
	const answer = await who.app.request(`http://localhost:3000${path}`, { headers });
	expect(answer.status).toBe(200);
	return new Uint8Array(await answer.arrayBuffer());
}

async function bring(who: Visitor, file: Uint8Array, space = '') {
	const form = new FormData();
	form.set('verb', 'bring');
	form.set('space', space);
	form.set('file', new File([file as BlobPart], 'mine.zip'));
	return who.ask('/things/leaving', { method: 'POST', body: form, headers: { 'sec-fetch-site': 'same-origin' } });
}

async function homeOf(name: string): Promise<{ who: Visitor; poll: string; pad: string }> {
	const who = await member(name, `${name.toLowerCase()}@leaving.example`);
	const token = await tokenOf(who);
	const poll = await api('POST', '/polls', { title: 'Where to', kind: 'choice', options }, token);
	await api('POST', `/polls/${poll.id}/ballots`, { name: 'Chloe', choices: { [poll.options[0].id]: 'yes' } });
	await api('PATCH', `/items/${poll.id}`, { folder: 'Summer', address: `where-${name.toLowerCase()}` }, token);
	const pad = await api('POST', '/pads', { title: 'Minutes', text: 'We met at the lake.' }, token);
	return { who, poll: poll.id, pad: pad.id };
}

describe('Everything of a person', () => {
	test('leaves as one file that people read and another host takes in, with what is kept about them', async () => {
		const { who, poll, pad } = await homeOf('Ana');
		const files = unzipSync(await fileOf(who));
		const names = Object.keys(files);
		expect(names).toContain(`polls/where-to-${poll}/results.csv`);
		expect(names).toContain(`pads/minutes-${pad}/text.md`);
		expect(strFromU8(files[`pads/minutes-${pad}/text.md`]!)).toContain('We met at the lake.');
		expect(JSON.parse(strFromU8(files['account.json']!))).toMatchObject({ name: 'Ana', mail: 'ana@leaving.example' });
		const { things } = JSON.parse(strFromU8(files['archipel.json']!));
		expect(things).toHaveLength(2);
	});

	test('comes in elsewhere once, however often it is sent, and the old addresses lead there', async () => {
		const { who: ana, poll, pad } = await homeOf('Bea');
		const file = await fileOf(ana);
		const bo = await member('Bo', 'bo@leaving.example');
		expect((await bring(bo, file)).location).toBe('/things/leaving?brought=2&known=0&refused=0&left=0#bring');
		expect((await bring(bo, file)).location).toBe('/things/leaving?brought=0&known=2&refused=0&left=0#bring');
		expect((await bo.ask('/things')).text).toContain('Summer');
		const page = (await bo.ask('/things/leaving')).text;
		const pairs = /<textarea[^>]*name="known-pairs"[^>]*>([^<]+)</.exec(page)![1]!.trim();
		const base = settings().BASE_URL;
		const [, old, now] = pairs.split('\n').map((line) => line.split(' '))[0]! && /^(\S+where-bea) (\S+)$/m.exec(pairs)!;
		const brought = await new Visitor().ask(now!.slice(base.length));
		expect(brought.text).toContain('Chloe');
		const forwarded = await ana.post('/things/leaving', 'forward', { pairs });
		expect(forwarded.location).toBe('/things/leaving?forwarded#forward');
		const stranger = new Visitor();
		const gone = await stranger.ask(old!.slice(base.length));
		expect(gone.status).toBe(410);
		expect(gone.text).toContain(`href="${now}"`);
		const told = await stranger.ask(`/api/v1/pads/${pad}`);
		expect(JSON.parse(told.text)).toMatchObject({ code: 'kernel.moved', to: expect.stringContaining(`${base}/pads/`) });
		expect((await ana.ask(`/polls/${poll}`)).status).toBe(200);
		await ana.post(`/items/${poll}/settings`, 'moved-away', { movedTo: '' });
		expect((await stranger.ask(`/polls/${poll}`)).status).toBe(200);
	});

	test('comes into a space where one edits, and not into one where one does not', async () => {
		const { who } = await homeOf('Cas');
		const file = await fileOf(who);
		const dee = await member('Dee', 'dee@leaving.example');
		const space = (await api('POST', '/spaces', { name: 'Choir' }, await tokenOf(dee))).id;
		const eve = await member('Eve', 'eve@leaving.example');
		expect((await bring(eve, file, space)).status).toBe(404);
		expect((await bring(dee, file, space)).location).toContain('brought=2');
		expect((await dee.ask(`/spaces/${space}`)).text).toContain('Minutes');
		const names = Object.keys(unzipSync(await fileOf(dee, `/spaces/${space}/leaving.zip`)));
		expect(names).toContain('space.json');
		expect(names.filter((name) => name.endsWith('/pad.json'))).toHaveLength(1);
		expect((await eve.ask(`/spaces/${space}/leaving.zip`)).status).toBe(404);
	});
});

test('Leaving shows one step at a time: the first, then the one that was just done', async () => {
	const { who } = await homeOf('Flo');
	const openStep = (html: string) => [...html.matchAll(/<details[^>]*id="(\w+)"[^>]*\sopen/g)].map(([, id]) => id);
	expect(openStep((await who.ask('/things/leaving')).text)).toEqual(['take']);
	const gil = await member('Gil', 'gil@leaving.example');
	expect(openStep((await gil.post('/things/leaving', 'forward', { pairs: 'nothing' })).text)).toEqual(['forward']);
	expect(openStep((await gil.post('/things/leaving', 'bring')).text)).toEqual(['bring']);
	await bring(gil, await fileOf(who));
	const page = (await gil.ask('/things/leaving')).text;
	expect(openStep(page)).toEqual(['bring']);
	expect(page.indexOf('known-pairs')).toBeLessThan(page.indexOf('id="forward"'));
});

describe('An old address', () => {
	test('that leads to nothing of one’s own is named by its line, and what was typed stays', async () => {
		const { who, poll } = await homeOf('Ida');
		const base = settings().BASE_URL;
		const lines = (second: string) => `${base}/polls/${poll} https://new.example/a\n\n${second} https://new.example/b`;
		for (const [gone, words] of [
			[`${base}/polls/1111111111111111111111`, 'on line 3 there is nothing that you look after'],
			[`${base}/polls/%zz`, 'on line 3.'],
			[`${base}/polls/%00`, 'on line 3.']
		] as const) {
			const refused = await who.post('/things/leaving', 'forward', { pairs: lines(gone) });
			expect(refused.status, gone).toBe(422);
			expect(refused.text).toContain(words);
			expect(refused.text).toContain(`${base}/polls/${poll} https://new.example/a`);
		}
		const [row] = await carrier()`select moved_to from kernel.item where id = ${poll}`;
		expect(row!.moved_to).toBeNull();
	});

	test('brings no other line among those that are copied to the host one left', async () => {
		const { who } = await homeOf('Jo');
		const files = unzipSync(await fileOf(who));
		const list = JSON.parse(strFromU8(files['archipel.json']!));
		list.things[0].from += ' https://new.example/a\nhttps://old.example/polls/theirs https://evil.example/';
		const bo = await member('Kim', 'kim@leaving.example');
		const hostile = zipSync({ ...files, 'archipel.json': strToU8(JSON.stringify(list)) });
		expect((await bring(bo, hostile)).status).toBe(422);
		expect((await bo.ask('/things/leaving')).text).not.toContain('evil.example');
	});

	test('is led elsewhere only by whoever looks after the thing, and only to the web', async () => {
		const { poll } = await homeOf('Fay');
		const eve = await member('Gus', 'gus@leaving.example');
		const base = settings().BASE_URL;
		const to = (where: string) => eve.post('/things/leaving', 'forward', { pairs: `${base}/polls/${poll} ${where}` });
		expect((await to('https://evil.example/')).text).toContain('on line 1 there is nothing that you look after');
		expect((await to('javascript:alert(1)')).status).toBe(422);
		const [row] = await carrier()`select moved_to from kernel.item where id = ${poll}`;
		expect(row!.moved_to).toBeNull();
	});
});

test('a file that is none of ours, or a bomb, brings nothing in', async () => {
	const hal = await member('Hal', 'hal@leaving.example');
	const bomb = zipSync({ 'archipel.json': new Uint8Array(70 * 1024 * 1024) });
	for (const file of [new Uint8Array([1, 2, 3]), zipSync({ 'a.txt': new Uint8Array(3) }), bomb])
		expect((await bring(hal, file)).status).toBe(422);
	expect((await hal.post('/things/leaving', 'bring', { space: '' })).status).toBe(422);
	const things = Array.from({ length: 400 }, (_, n) => ({
		tool: 'polls',
		file: `${n}/poll.json`,
		from: `https://old.example/polls/${n}`,
		title: 'x'
	}));
	const wrong = Object.fromEntries(things.map(({ file }) => [file, strToU8('{}')]));
	const list = strToU8(JSON.stringify({ format: 'archipel.things', version: 1, things }));
	const answer = await bring(hal, zipSync({ ...wrong, 'archipel.json': list }));
	expect(answer.location).toBe('/things/leaving?brought=0&known=0&refused=50&left=350#bring');
});
