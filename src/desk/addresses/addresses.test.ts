import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAddresses } from '#guard/links/jobs.ts';
import { addressLists } from '#guard/links/lookup.ts';
import { fetchDue } from '#guard/lists/mirrors.ts';
import { allLists } from '#guard/lists/store.ts';
import { invitationForFirstAdmin } from '#kernel/accounts/administrators.ts';
import { carrier } from '#kernel/database/connection.ts';
import { seatDoor } from '#kernel/limits/outside.ts';
import { signedUp } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { Visitor } from '../../../tests/visitor.ts';

openTestHouse();

const page = '/desk/addresses';
let ana: Visitor;
let server: Server;
let mirror: string;
let answer = { status: 200, body: 'evil.com\nworse.com\n', etag: '"one"' };
let askedWith: (string | undefined)[] = [];

beforeAll(async () => {
	ana = await signedUp('Ana', 'ana@example.org');
	const welcome = new URL((await invitationForFirstAdmin())!).pathname;
	await ana.post(welcome, /name="verb" value="([^"]+)"/.exec((await ana.ask(welcome)).text)![1]!);
	server = createServer((request, response) => {
		askedWith.push(request.headers['if-none-match']);
		const isKnown = request.headers['if-none-match'] === answer.etag;
		response.writeHead(isKnown ? 304 : answer.status, { etag: answer.etag }).end(isKnown ? undefined : answer.body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	mirror = `http://lists.example:${(server.address() as AddressInfo).port}/bad.txt`;
	seatDoor({ resolve: async () => ['127.0.0.1'], admits: (address) => address === '127.0.0.1' });
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});

const fileForm = (verb: string, fields: Record<string, string>, text: string) => {
	const form = new FormData();
	form.set('verb', verb);
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	form.set(fields.list ? `newer.${fields.list}` : 'file', new File([text], 'list.txt'));
	return ana.ask(page, { method: 'POST', body: form, headers: { 'sec-fetch-site': 'same-origin' } });
};
const fetchNow = (now = new Date()) => fetchDue('addresses', readAddresses, now);
const later = (hours: number) => new Date(Date.now() + hours * 3_600_000);

test('only those who look after the host see the lists', async () => {
	expect((await new Visitor().ask(page)).status).toBe(401);
	const bo = await signedUp('Bo', 'bo@example.org');
	expect((await bo.ask(page)).status).toBe(403);
	expect((await bo.post(page, 'follow', { name: 'x', of: 'addresses.spam', mirror, hours: '24' })).status).toBe(403);
	expect((await ana.ask(page)).text).toContain('No list yet');
});

test('a list comes from a file, and an address can be tried against it', async () => {
	const sent = await fileForm(
		'follow',
		{ name: 'Nets', of: 'addresses.phishing', mirror: '', hours: '24' },
		'evil.com\n???\nbit.ly'
	);
	expect(sent).toMatchObject({ status: 303, location: `${page}?done=followed` });
	const seen = (await ana.ask(`${page}?done=followed`)).text;
	expect(seen).toContain('1 address');
	expect(seen).toContain('1 line could not be read');
	expect(seen).toContain('1 shared host');
	expect((await ana.ask(`${page}?try=${encodeURIComponent('http://www.EVIL.com/a')}`)).text).toContain(
		'Nets: by evil.com/'
	);
	expect((await ana.ask(`${page}?try=example.org`)).text).toContain('on no list');
	expect((await ana.ask(`${page}?try=bit.ly/x`)).text).toContain('Many people share this host');
	expect((await ana.ask(`${page}?try=nonsense`)).text).toContain('no address that lists could know');
	expect((await ana.ask(`${page}?try=${encodeURIComponent('<script>alert(1)</script>')}`)).text).not.toContain(
		'<script>alert'
	);
});

test('a file in which nothing can be read is refused, and what was there stays', async () => {
	const [list] = await allLists();
	expect((await fileForm('renew', { list: list!.id }, 'nothing here')).status).toBe(422);
	expect((await ana.ask(`${page}?try=evil.com`)).text).toContain('Nets: by evil.com/');
	expect((await fileForm('renew', { list: list!.id }, 'newer.com')).status).toBe(303);
	expect((await ana.ask(`${page}?try=evil.com`)).text).toContain('on no list');
	expect((await ana.ask(`${page}?try=newer.com`)).text).toContain('Nets: by newer.com/');
});

test('a list is switched off, on again, and removed', async () => {
	const [list] = await allLists();
	await ana.post(page, 'off', { list: list!.id });
	expect((await ana.ask(`${page}?try=newer.com`)).text).toContain('on no list');
	expect((await ana.ask(page)).text).toContain('Switched off');
	await ana.post(page, 'on', { list: list!.id });
	expect((await ana.ask(`${page}?try=newer.com`)).text).toContain('Nets: by');
	expect((await ana.post(page, 'drop', { list: list!.id })).status).toBe(303);
	expect((await ana.ask(page)).text).toContain('No list yet');
	expect((await ana.post(page, 'drop', { list: list!.id })).status).toBe(404);
});

test('networks are tried too', async () => {
	await fileForm(
		'follow',
		{ name: 'Exits', of: 'networks.tor', mirror: '', hours: '24' },
		'198.51.100.0/24\n2001:db8::/32'
	);
	expect((await ana.ask(page)).text).toContain('2 networks');
	expect((await ana.ask(`${page}?try=198.51.100.7`)).text).toContain('Exits: by 198.51.100.7');
	expect((await ana.ask(`${page}?try=2001:db8::7`)).text).toContain('Exits: by 2001:db8::7');
	await carrier()`delete from guard.list`;
});

test('a list asks for a file or an address', async () => {
	const neither = await ana.post(page, 'follow', { name: 'Empty', of: 'addresses.spam', mirror: '', hours: '24' });
	expect(neither.status).toBe(422);
	const inward = await ana.post(page, 'follow', {
		name: 'x',
		of: 'addresses.spam',
		mirror: 'ftp://x.example/',
		hours: '24'
	});
	expect(inward.status).toBe(422);
});

test('a mirror is asked in time, and again only for what changed', async () => {
	expect((await ana.post(page, 'follow', { name: 'Mirror', of: 'addresses.spam', mirror, hours: '6' })).status).toBe(
		303
	);
	expect((await ana.ask(page)).text).toContain('Not read yet');
	expect(await fetchNow()).toBe(1);
	await addressLists.refresh();
	expect((await ana.ask(page)).text).toContain('2 addresses');
	expect((await ana.ask(`${page}?try=worse.com`)).text).toContain('Mirror: by worse.com/');
	expect(await fetchNow(later(1))).toBe(0);
	askedWith = [];
	expect(await fetchNow(later(7))).toBe(1);
	expect(askedWith).toEqual(['"one"']);
	expect(await allLists()).toMatchObject([{ edition: 1, trouble: null }]);
});

test('a mirror that fails or sends a page of excuses empties nothing, and its trouble is shown', async () => {
	answer = { status: 200, body: '<html>Sorry</html>', etag: '"two"' };
	expect(await fetchNow(later(20))).toBe(1);
	expect((await ana.ask(page)).text).toContain('could be read as a list');
	answer = { status: 503, body: '', etag: '"three"' };
	expect(await fetchNow(later(30))).toBe(1);
	expect((await ana.ask(page)).text).toContain('There was no good answer (503)');
	expect((await ana.ask(`${page}?try=worse.com`)).text).toContain('Mirror: by worse.com/');
	await carrier()`update guard.list set mirror = 'http://10.0.0.1/list'`;
	expect(await fetchNow(later(40))).toBe(1);
	expect((await ana.ask(page)).text).toContain('not one the whole world can reach');
});
