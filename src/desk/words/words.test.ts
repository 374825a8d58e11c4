import { beforeAll, expect, test } from 'vitest';
import { invitationForFirstAdmin } from '#kernel/accounts/administrators.ts';
import { member, signedUp } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { Visitor } from '../../../tests/visitor.ts';

openTestHouse();

let ana: Visitor;
let list: string;

const settings = {
	name: 'Our words',
	weight: 'forbidden',
	field: 'any',
	points: '3',
	language: 'fr',
	readers: '',
	kinds: 'polls, forms.answer'
};

beforeAll(async () => {
	ana = await member('Ana', 'ana@example.org');
	const welcome = new URL((await invitationForFirstAdmin())!).pathname;
	const verb = /name="verb" value="([^"]+)"/.exec((await ana.ask(welcome)).text)![1]!;
	await ana.post(welcome, verb);
	list = (await ana.post('/desk/words', 'make', settings)).location!;
});

const idOf = async (term: string): Promise<string> => {
	const { text } = await ana.ask(`${list}?part=${encodeURIComponent(term)}`);
	return /name="ids" value="(\d+)"/.exec(text)![1]!;
};

test('only those who look after the host see and change the lists', async () => {
	const dov = new Visitor();
	expect((await dov.ask('/desk/words')).status).toBe(401);
	expect((await dov.post('/desk/words', 'make', settings)).status).toBe(401);
	const bo = await signedUp('Bo', 'bo@example.org');
	expect((await bo.ask(list)).status).toBe(403);
	expect((await bo.post(list, 'add', { text: 'casino' })).status).toBe(403);
	expect((await bo.ask(`${list}/as/txt`)).status).toBe(403);
});

test('the lists a house begins with stand there, in both languages', async () => {
	const { text } = await ana.ask('/desk/words');
	expect(text).toContain('Prêts et argent facile');
	expect(text).toContain('Casinos and betting');
	expect(text).toContain('Our words');
});

test('what is wrong in a new list is said, and nothing typed is lost', async () => {
	const refused = await ana.post('/desk/words', 'make', { ...settings, name: 'Half done', points: '50' });
	expect(refused.status).toBe(422);
	expect(refused.text).toContain('value="Half done"');
});

test('words are added by typing, and what cannot be a word is said', async () => {
	const added = await ana.post(list, 'add', { text: 'grand loto\n/gagn(er|ez) +[0-9]+/\nx\n/(/', kind: 'word' });
	expect(added.status).toBe(200);
	expect(added.text).toContain('2 words were added.');
	expect(added.text).toContain('too short');
	expect((await ana.post(list, 'add', { text: '', kind: 'word' })).status).toBe(422);
	const again = await ana.post(list, 'add', { text: 'GRAND  LÔTO', kind: 'word' });
	expect(again.text).toContain('stood here already');
});

test('a file of thousands of words is brought in one go', async () => {
	const form = new FormData();
	form.set('verb', 'add');
	form.set('kind', 'string');
	form.set('text', '');
	form.set('file', new File([Array.from({ length: 20_000 }, (_, place) => `brought ${place}`).join('\n')], 'list.txt'));
	const brought = await ana.ask(list, { method: 'POST', body: form, headers: { 'sec-fetch-site': 'same-origin' } });
	expect(brought.text).toContain('20000 words were added.');
	expect((await ana.ask(`${list}?part=brought+1999`)).text).toContain('brought 19999');
	expect((await ana.ask(list)).text).toContain('?after=');
});

test('a file that is too long is refused in words, and not written into the page', async () => {
	const form = new FormData();
	form.set('verb', 'add');
	form.set('text', '');
	form.set('file', new File([Array.from({ length: 110_000 }, (_, place) => `heavy ${place}`).join('\n')], 'list.txt'));
	const refused = await ana.ask(list, { method: 'POST', body: form, headers: { 'sec-fetch-site': 'same-origin' } });
	expect(refused.status).toBe(413);
	expect(refused.text).toContain('at most 100000 lines');
	expect(refused.text).not.toContain('heavy 5');
	expect(refused.text).not.toContain('{{');
	expect(refused.text.length).toBeLessThan(200_000);
});

test('a text can be tried: what is met is marked, with its list', async () => {
	const { text } = await ana.post('/desk/words', 'try', { trialTitle: 'Le GRAND  LOTO', trialText: 'Gagnez 500 <b>' });
	expect(text).toContain('2 words were met');
	expect(text).toMatch(/<mark>GRAND {2}LOTO<small> \(Our words, 3\)/);
	expect(text).toContain('<mark>Gagnez 500');
	expect(text).toContain('&lt;b');
});

test('words are switched off and on, and taken away', async () => {
	const ids = await idOf('grand loto');
	await ana.post(list, 'terms-off', { ids });
	expect((await ana.ask(`${list}?only=suspended`)).text).toContain('grand loto');
	expect((await ana.post('/desk/words', 'try', { trialText: 'grand loto' })).text).toContain('0 words were met');
	await ana.post(list, 'terms-on', { ids });
	expect((await ana.post('/desk/words', 'try', { trialText: 'grand loto' })).text).toContain('1 word was met');
	await ana.post(list, 'drop-terms', { ids });
	expect((await ana.ask(`${list}?part=grand+loto`)).text).toContain('No words here');
	expect((await ana.post(list, 'terms-off', {})).status).toBe(422);
});

test('a list leaves as text, table and JSON', async () => {
	const txt = await ana.ask(`${list}/as/txt`);
	expect(txt.text).toContain('/gagn(er|ez) +[0-9]+/\nbrought 0\n');
	expect(txt.text.split('\n')).toHaveLength(20_002);
	expect(txt.headers.get('content-disposition')).toContain('our-words.txt');
	expect((await ana.ask(`${list}/as/csv`)).text).toContain('brought 5,string,3,any,0,0');
	expect(JSON.parse((await ana.ask(`${list}/as/json`)).text)).toMatchObject({
		name: 'Our words',
		kinds: ['polls', 'forms.answer']
	});
	expect((await ana.ask(`${list}/as/exe`)).status).toBe(404);
});

test('a list is changed, switched off as a whole, and thrown away', async () => {
	await ana.post(list, 'change', { ...settings, name: 'Their words', weight: 'suspicious', kinds: '' });
	expect((await ana.ask(list)).text).toContain('Their words');
	await ana.post(list, 'list-off');
	expect((await ana.post('/desk/words', 'try', { trialText: 'gagnez 500' })).text).toContain('0 words were met');
	await ana.post(list, 'list-on');
	const dropped = await ana.post(list, 'drop');
	expect((await ana.ask(dropped.location!)).text).toContain('“Their words” was thrown away');
	expect((await ana.ask(list)).status).toBe(404);
});

test('a list that is not there is not found', async () => {
	expect((await ana.ask('/desk/words/999999')).status).toBe(404);
	expect((await ana.ask('/desk/words/x')).status).toBe(404);
	expect((await ana.post('/desk/words/999999', 'add', { text: 'casino' })).status).toBe(404);
});

test('programs of an administrator keep lists too, those of others do not', async () => {
	const made = await ana.post('/account/tokens', 'make', {
		name: 'Sync',
		scopes: ['desk:read', 'desk:write'],
		days: '30'
	});
	const token = /archipel_[\w-]{43}/.exec(made.text)![0];
	const call = (method: string, path: string, body?: object, key: string = token) =>
		ana.ask(`/api/v1${path}`, {
			method,
			headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
			body: body && JSON.stringify(body)
		});
	const created = await call('POST', '/desk/lists', { name: 'By program', weight: 'suspicious', points: 1 });
	expect(created.status).toBe(201);
	const { list: id } = JSON.parse(created.text);
	expect(
		JSON.parse((await call('POST', `/desk/lists/${id}/terms`, { text: '["tombola truquée"]' })).text)
	).toMatchObject({ added: 1 });
	const { terms } = JSON.parse((await call('GET', `/desk/lists/${id}/terms`)).text);
	expect(terms).toMatchObject([{ text: 'tombola truquée', suspendedAt: null }]);
	expect((await call('PUT', `/desk/lists/${id}/terms/suspension`, { ids: [terms[0].id], on: false })).status).toBe(200);
	expect((await call('DELETE', `/desk/lists/${id}/terms`, { ids: [terms[0].id] })).status).toBe(200);
	expect((await call('GET', '/desk/lists', undefined, '')).status).toBe(401);
	expect((await call('POST', '/desk/lists', { name: 'x', weight: 'suspicious', points: 1 }, '')).status).toBe(401);
});
