/** What leaves the server: through the page itself, and over REST. */
import { expect, test } from 'vitest';
import { perform } from '#kernel/actions/perform.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { closePoll } from '../deciding/actions.ts';
import { ballotOn, ownerOf, pathOf, pollOf, type Trial, vote } from './trial.ts';

// Script in every field looks like abuse, and would be asked for a proof.
openTestHouse({ GUARD: 'shadow' });

async function seenBy(poll: Trial) {
	const dov = new Visitor();
	await vote(dov, poll, 'Dov Secret', { 1: 'yes' });
	const page = async (by: Visitor) => (await by.ask(poll.path)).text;
	const api = async (by: Visitor) =>
		(await by.ask(`/api/v1${poll.path}`)).text + (await by.ask(`/api/v1${poll.path}/ballots`)).text;
	const eve = new Visitor();
	return { dov: await page(dov), eve: await page(eve), eveApi: await api(eve), ana: await page(await ownerOf(poll)) };
}

test('hidden names leave the server for their owner and for whoever asks, for nobody else', async () => {
	const { dov, eve, eveApi, ana } = await seenBy(await pollOf({ settings: { names: 'hidden' } }));
	expect(dov).toContain('Dov Secret');
	expect(ana).toContain('Dov Secret');
	expect(eve).not.toContain('Dov Secret');
	expect(eveApi).not.toContain('Dov Secret');
	expect(eve).toContain('Somebody');
});

test('results for the one who asks are told to nobody else, who read why', async () => {
	const { dov, eve, eveApi, ana } = await seenBy(await pollOf({ settings: { results: 'owner-only' } }));
	expect(eve).not.toContain('Dov Secret');
	expect(eveApi).not.toContain('Dov Secret');
	expect(eve).toContain('Only the person who asks sees everybody’s answers.');
	expect(eve).not.toContain('1 yes');
	expect(dov).not.toContain('1 yes');
	expect(ana).toContain('1 yes');
});

test('results after voting open to those who voted', async () => {
	const { dov, eve } = await seenBy(await pollOf({ settings: { results: 'after-voting' } }));
	expect(eve).toContain('You will see everybody’s answers once you have sent yours.');
	expect(eve).not.toContain('Dov Secret');
	expect(dov).toContain('1 yes');
});

test('results after the close open to all, then', async () => {
	const poll = await pollOf({ settings: { results: 'after-close' } });
	const { eve } = await seenBy(poll);
	expect(eve).not.toContain('Dov Secret');
	await perform(closePoll, { poll: poll.id }, { actor: null, key: poll.manageKey, language: 'en', place: null });
	const after = (await new Visitor().ask(poll.path)).text;
	expect(after).toContain('Dov Secret');
	expect(after).toContain('This poll is closed');
	expect(after).not.toContain('Send my answers');
});

test('in an anonymous poll the personal link alone leads back, and it changes and takes back', async () => {
	const poll = await pollOf({ settings: { anonymous: true } });
	const dov = new Visitor();
	const sent = await vote(dov, poll, '', { 1: 'yes' });
	const thanks = await dov.ask(pathOf(sent.location));
	expect(thanks.text).toContain('We trust you to answer once.');
	const mine = new RegExp(`${poll.path}/mine/\\w+`).exec(thanks.text)?.[0] ?? '';
	expect((await dov.ask(poll.path)).text).not.toContain('You have answered');
	const eve = new Visitor();
	expect((await eve.ask(mine)).text).toContain('You have answered');
	const ballot = await ballotOn(eve, mine);
	expect((await eve.ask(`${mine}?change=${ballot}`)).text).toContain('Save my changes');
	const kept = await eve.post(mine, 'change', { ballot, 'choices.2': 'yes' });
	expect(pathOf(kept.location)).toBe(`${mine}?done=changed`);
	expect((await eve.ask(`${poll.path}/mine/${'0'.repeat(26)}`)).status).toBe(403);
	await eve.post(mine, 'withdraw', { ballot });
	expect((await eve.ask(poll.path)).text).toContain('No answers yet');
});

test('whoever runs the poll hands a personal link out again, and nobody else', async () => {
	const poll = await pollOf();
	const dov = new Visitor();
	await vote(dov, poll, 'Dov', { 1: 'yes' });
	const ana = await ownerOf(poll);
	const voters = await ana.ask(`${poll.path}/voters`);
	const ballot = /\?link=(\w+)/.exec(voters.text)?.[1] ?? '';
	const shown = await ana.ask(`${poll.path}/voters?link=${ballot}`);
	const link = new RegExp(`${poll.path}/key/\\w+`).exec(shown.text)?.[0] ?? '';
	expect((await dov.ask(`${poll.path}/voters`)).status).toBe(403);
	const eve = new Visitor();
	await eve.ask(pathOf((await eve.ask(link)).location));
	expect((await eve.ask(poll.path)).text).toContain('You answered as Dov');
});

test('script and HTML in any field are shown as text', async () => {
	const evil = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'';
	const poll = await pollOf({
		title: evil,
		options: [{ label: evil, text: evil }, { label: 'Fine' }],
		settings: { description: `${evil} [x](javascript:alert(3))`, place: evil, proposals: true }
	});
	const eve = new Visitor();
	const sent = await vote(eve, poll, evil.slice(0, 80), { 1: 'yes' }, { comment: evil });
	await eve.post(poll.path, 'propose', { name: evil.slice(0, 80), 'options[0].label': `${evil}!` });
	const refused = await vote(eve, poll, evil.slice(0, 80), { 1: evil }, { comment: evil });
	expect(refused.status).toBe(422);
	const pages = [
		await eve.ask(poll.path),
		await eve.ask(`${poll.path}?another`),
		await eve.ask(`${poll.path}?zone=${encodeURIComponent(evil)}&done=${encodeURIComponent(evil)}`),
		await eve.ask(pathOf(sent.location)),
		await (await ownerOf(poll)).ask(`${poll.path}/voters`),
		refused
	];
	for (const { text } of pages) {
		expect(text).not.toMatch(/<script>|<img src=x|href="javascript/);
		expect(text).toContain('&lt;script>');
	}
});

test('a refused ballot comes back with all that was typed, and each fault leads to its place', async () => {
	const poll = await pollOf({ settings: { maxYes: 1 } });
	const { status, text } = await vote(new Visitor(), poll, '', { 1: 'yes', 2: 'yes' }, { comment: 'By bike' });
	expect(status).toBe(422);
	expect(text).toContain('You can say yes to 1 option at most.');
	expect(text).toContain('href="#field-name"');
	expect(text).toMatch(/name="choices.2" value="yes" checked/);
	expect(text).toContain('By bike');
});

test('the hours of a poll are read on other clocks without JavaScript', async () => {
	const poll = await pollOf({
		kind: 'date',
		options: [{ start: '2030-10-26T23:30', end: '2030-10-27T00:30' }],
		settings: { zone: 'Europe/Paris' }
	});
	const eve = new Visitor();
	expect((await eve.ask(poll.path)).text).toContain('Saturday, 26 October 2030');
	expect((await eve.ask(`${poll.path}?zone=choose`)).text).toContain('<option value="Asia/Tokyo"');
	const tokyo = (await eve.ask(`${poll.path}?zone=Asia/Tokyo`)).text;
	expect(tokyo).toContain('Sunday, 27 October 2030');
	expect(tokyo).toContain('06:30 – 07:30');
	expect(tokyo).toContain('Times are shown for Tokyo.');
});

test('ballots, comments and proposals are read and written over REST, by pages', async () => {
	const poll = await pollOf({ settings: { proposals: true } });
	const path = `/api/v1${poll.path}`;
	const eve = new Visitor();
	const send = (method: string, to: string, body: object, key?: string) =>
		eve.ask(path + to, {
			method,
			body: JSON.stringify(body),
			headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) }
		});
	for (const name of ['Dov', 'Eve', 'Bo']) await send('POST', '/ballots', { name, choices: { 1: 'yes' } });
	const first = JSON.parse((await eve.ask(`${path}/ballots?limit=2`)).text);
	expect(first.items.map(({ name }: { name: string }) => name)).toEqual(['Dov', 'Eve']);
	const rest = JSON.parse((await eve.ask(`${path}/ballots?limit=2&cursor=${first.next}`)).text);
	expect([rest.items.length, rest.next]).toEqual([1, null]);
	const one = `/ballots/${first.items[0].id}`;
	expect(JSON.parse((await eve.ask(path + one)).text)).toMatchObject({ name: 'Dov' });
	expect((await send('GET', `${one}/key`, {}).catch(() => eve.ask(`${path}${one}/key`))).status).toBe(403);
	const bearer = { headers: { authorization: `Bearer ${poll.manageKey}` } };
	const { ballotKey } = JSON.parse((await eve.ask(`${path}${one}/key`, bearer)).text);
	expect((await send('PUT', one, { name: 'Dov', choices: { 2: 'yes' } }, ballotKey)).status).toBe(200);
	const said = JSON.parse((await send('POST', '/comments', { name: 'Eve', text: 'Hello' })).text);
	expect(JSON.parse((await eve.ask(`${path}/comments`)).text).items).toMatchObject([{ id: said.id, text: 'Hello' }]);
	expect((await send('DELETE', `/comments/${said.id}`, {}, poll.manageKey)).status).toBe(204);
	expect((await send('POST', '/proposals', { name: 'Eve', options: [{ label: 'Cake' }] })).status).toBe(201);
	expect(JSON.parse((await eve.ask(`${path}/proposals`)).text).items).toMatchObject([{ label: 'Cake' }]);
});

test('whoever runs a poll that lies in the trash is told so, and offered nothing that nobody else could open', async () => {
	const poll = await pollOf();
	const ana = await ownerOf(poll);
	await ana.post(`/items/${poll.id}/settings`, 'trash');
	const page = (await ana.ask(poll.path)).text;
	expect(page).toContain('This poll lies in the trash');
	expect(page).toContain(`href="/items/${poll.id}/settings#trash"`);
	expect(page).not.toContain('Kept until');
	expect(page).not.toContain('Invite by mail');
	expect(page).not.toContain('Send my answers');
	expect((await new Visitor().ask(poll.path)).status).toBe(410);
	await ana.post(`/items/${poll.id}/settings`, 'restore');
	expect((await ana.ask(poll.path)).text).toContain('Invite by mail');
});

test('a password may guard answering alone: results stay for all, and knowing it opens the form', async () => {
	const poll = await pollOf();
	await vote(new Visitor(), poll, 'Dov', { 1: 'yes' });
	await (await ownerOf(poll)).post(`/items/${poll.id}/settings`, 'password', {
		guards: 'answer',
		password: 'sesame 42'
	});
	const eve = new Visitor();
	const before = (await eve.ask(poll.path)).text;
	expect(before).toContain('1 answer so far');
	expect(before).toContain('A password is needed to answer');
	expect(before).not.toContain('Send my answers');
	expect((await vote(eve, poll, 'Eve', { 1: 'yes' })).status).toBe(403);
	const byProgram = await eve.ask(`/api/v1${poll.path}/ballots`, {
		method: 'POST',
		body: JSON.stringify({ name: 'Eve', choices: { 1: 'yes' } }),
		headers: { 'content-type': 'application/json' }
	});
	expect([byProgram.status, JSON.parse(byProgram.text).code]).toEqual([403, 'kernel.password-needed']);
	const opened = await eve.post(`/items/${poll.id}/unlock?to=${poll.path}`, 'unlock', { password: 'sesame 42' });
	expect(pathOf(opened.location)).toBe(poll.path);
	expect((await eve.ask(poll.path)).text).toContain('Send my answers');
	expect((await vote(eve, poll, 'Eve', { 1: 'yes' })).status).toBe(303);
});
