import { beforeEach, expect, test } from 'vitest';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { named } from '../../../../../tests/desk.ts';
import { openTestHouse } from '../../../../../tests/house.ts';
import { Visitor } from '../../../../../tests/visitor.ts';
import { call, datePoll, forgetLetters, lettersOf, type Made, makePoll } from '../trial.ts';
import { remindMissing } from './actions.ts';
import { remindWhereDue } from './jobs.ts';

openTestHouse();
beforeEach(() => forgetLetters());

const dayMs = 86_400_000;
const ask = (poll: Made, people: object[], more: object = {}) =>
	call('POST', `/polls/${poll.id}/invitations`, { people, ...more }, poll.manageKey);
const list = async (poll: Made) =>
	(await call('GET', `/polls/${poll.id}/invitations`, undefined, poll.manageKey)).json as {
		invited: number;
		opened: number;
		answered: number;
		missing: number;
		invitations: { id: string; mail: string; state: string }[];
	};
const linkOf = async (mail: string, kind = 'polls.invitation') =>
	/http:\/\/localhost:3000(\S+\/key\/\S+)/.exec((await lettersOf(kind, mail)).at(-1)!.text)![1]!;

/** Opens a link as a browser does: the first time only brings a cookie. */
async function open(visitor: Visitor, link: string) {
	let answer = await visitor.ask(link);
	while (answer.status === 303 || answer.status === 302) answer = await visitor.ask(answer.location!);
	return answer;
}

const dov = { mail: 'dov@asso.example', name: 'Dov' };
const eve = { mail: 'eve@asso.example' };
const tomorrow = () => ({ ...houseCaller, now: new Date(Date.now() + dayMs + 1000) });

test('an invited person opens the link, votes, and changes the vote by the same link from another browser', async () => {
	const poll = await makePoll();
	await carrier()`update kernel.item set visibility = 'private' where id = ${poll.id}`;
	expect((await ask(poll, [dov, eve])).json).toEqual({ invited: 2, known: 0, refused: 0 });
	expect(await list(poll)).toMatchObject({ invited: 2, opened: 0, answered: 0, missing: 2 });
	const link = await linkOf(dov.mail);
	const phone = new Visitor();
	expect((await phone.ask(`/polls/${poll.id}`)).status).toBe(404);
	expect((await open(phone, link)).status).toBe(200);
	expect(await list(poll)).toMatchObject({ opened: 1, answered: 0 });
	expect((await phone.post(`/polls/${poll.id}`, 'vote', { name: 'Dov', 'choices.1': 'yes' })).status).toBe(303);
	expect(await list(poll)).toMatchObject({ opened: 1, answered: 1, missing: 1 });
	const [ballot] = await carrier()<{ id: string }[]>`select id from polls.ballot where item = ${poll.id}`;
	const laptop = new Visitor();
	await open(laptop, link);
	const changed = { ballot: ballot!.id, name: 'Dov', 'choices.1': 'no' };
	expect((await laptop.post(`/polls/${poll.id}`, 'change', changed)).status).toBe(303);
	const stranger = new Visitor();
	await open(stranger, await linkOf(eve.mail));
	expect((await stranger.post(`/polls/${poll.id}`, 'change', changed)).status).toBe(403);
});

test('programs read who was invited page by page, and the sums are of all', async () => {
	const poll = await makePoll();
	await ask(poll, [dov, eve]);
	const pageAfter = async (cursor: string) =>
		(await call('GET', `/polls/${poll.id}/invitations?limit=1${cursor}`, undefined, poll.manageKey)).json as {
			invited: number;
			invitations: { mail: string }[];
			next: string | null;
		};
	const first = await pageAfter('');
	expect(first).toMatchObject({ invited: 2, invitations: [{ mail: dov.mail }], next: expect.any(String) });
	const second = await pageAfter(`&cursor=${first.next}`);
	expect(second).toMatchObject({ invited: 2, invitations: [{ mail: eve.mail }], next: null });
});

test('a link taken back stops working at once, also where it was opened', async () => {
	const poll = await makePoll();
	await carrier()`update kernel.item set visibility = 'private' where id = ${poll.id}`;
	await ask(poll, [dov]);
	const link = await linkOf(dov.mail);
	const phone = new Visitor();
	await open(phone, link);
	const [invitation] = (await list(poll)).invitations;
	const path = `/polls/${poll.id}/invitations/${invitation!.id}`;
	expect((await call('DELETE', path, undefined, poll.manageKey)).status).toBe(204);
	expect((await phone.ask(`/polls/${poll.id}`)).status).toBe(404);
	expect((await new Visitor().ask(link)).status).toBe(403);
	expect((await list(poll)).invitations[0]!.state).toBe('revoked');
	expect((await ask(poll, [dov])).json).toMatchObject({ invited: 1 });
	expect(await linkOf(dov.mail)).not.toBe(link);
	expect((await open(phone, await linkOf(dov.mail))).status).toBe(200);
});

test('only those missing are reminded, once a day', async () => {
	const poll = await makePoll();
	await ask(poll, [dov, eve]);
	const phone = new Visitor();
	await open(phone, await linkOf(dov.mail));
	await phone.post(`/polls/${poll.id}`, 'vote', { name: 'Dov', 'choices.1': 'yes' });
	const remind = () => call('POST', `/polls/${poll.id}/reminders`, {}, poll.manageKey);
	expect((await remind()).json).toEqual({ people: 0 });
	expect(await perform(remindMissing, { poll: poll.id, message: 'Please.' }, tomorrow())).toEqual({ people: 1 });
	const twice = await Promise.all([1, 2].map(() => perform(remindMissing, { poll: poll.id }, tomorrow())));
	expect(twice).toEqual([{ people: 0 }, { people: 0 }]);
	const letters = await lettersOf('polls.reminder');
	expect(letters.map(({ to }) => to)).toEqual([eve.mail]);
	expect(letters[0]!.text).toContain('> Please.');
	expect((await open(new Visitor(), await linkOf(eve.mail, 'polls.reminder'))).status).toBe(200);
});

test('the reminder an owner planned leaves by itself, once for each deadline', async () => {
	const closesAt = new Date(Date.now() + 5 * dayMs).toISOString();
	const poll = await makePoll({ ...datePoll, settings: { ...datePoll.settings, closesAt } });
	await ask(poll, [dov]);
	const owner = new Visitor();
	await open(owner, `/polls/${poll.id}/key/${poll.manageKey}`);
	expect((await owner.post(`/polls/${poll.id}/invitations`, 'plan', { days: '2' })).status).toBe(303);
	expect(await remindWhereDue(new Date(Date.now() + 2 * dayMs))).toBe(0);
	expect(await remindWhereDue(new Date(Date.now() + 3.5 * dayMs))).toBe(1);
	expect(await remindWhereDue(new Date(Date.now() + 4.8 * dayMs))).toBe(0);
	expect(await lettersOf('polls.reminder')).toHaveLength(1);
});

test('an anonymous poll learns that somebody answered, never whose ballot it is', async () => {
	const poll = await makePoll({ ...datePoll, settings: { anonymous: true } });
	await ask(poll, [dov, eve]);
	const phone = new Visitor();
	await open(phone, await linkOf(dov.mail));
	await phone.post(`/polls/${poll.id}`, 'vote', { 'choices.1': 'yes' });
	const seen = await list(poll);
	expect(seen).toMatchObject({ invited: 2, answered: 1, missing: 1 });
	expect(seen.invitations.map(({ state }) => state)).toEqual(['sent', 'sent']);
	const tied =
		await carrier()`select 1 from polls.ballot where item = ${poll.id} and (invitation is not null or actor is not null)`;
	expect(tied).toHaveLength(0);
	expect(await perform(remindMissing, { poll: poll.id }, tomorrow())).toEqual({ people: 1 });
	expect((await lettersOf('polls.reminder')).map(({ to }) => to)).toEqual([eve.mail]);
});

test('a poll that becomes anonymous forgets which ballot is whose', async () => {
	const poll = await makePoll();
	await ask(poll, [dov]);
	const phone = new Visitor();
	await open(phone, await linkOf(dov.mail));
	await phone.post(`/polls/${poll.id}`, 'vote', { name: 'Dov', 'choices.1': 'yes' });
	const owner = new Visitor();
	await open(owner, `/polls/${poll.id}/key/${poll.manageKey}`);
	const { changePoll } = await import('../../asking/actions.ts');
	await perform(changePoll, { poll: poll.id, settings: { anonymous: true } }, houseCaller);
	expect(await carrier()`select 1 from polls.ballot where item = ${poll.id} and invitation is not null`).toHaveLength(
		0
	);
	expect(await list(poll)).toMatchObject({ answered: 1, missing: 0 });
});

test('guests invite a few people a day, and too many at once invite nobody', async () => {
	const poll = await makePoll();
	const people = (count: number, from = 0) =>
		Array.from({ length: count }, (_, place) => ({ mail: `person-${from + place}@asso.example` }));
	const refused = await ask(poll, people(21));
	expect([refused.status, refused.json.code, refused.headers.get('retry-after')]).toEqual([
		429,
		'polls.too-many-invited-today',
		'86400'
	]);
	expect(await list(poll)).toMatchObject({ invited: 0 });
	expect((await ask(poll, people(20))).status).toBe(201);
	expect((await ask(poll, people(1, 30))).status).toBe(429);
	expect((await ask(poll, people(3))).json).toEqual({ invited: 0, known: 3, refused: 0 });
	expect((await ask(poll, people(501))).status).toBe(422);
});

test('a name or an address brings no header into a letter', async () => {
	const poll = await makePoll({ ...datePoll, title: 'Meeting\r\nBcc: eve@asso.example' });
	expect((await ask(poll, [{ mail: 'dov@asso.example\r\nBcc: eve@asso.example' }])).status).toBe(422);
	await ask(poll, [{ mail: 'dov@asso.example', name: 'Dov\r\nBcc: eve@asso.example' }]);
	const [letter] = await lettersOf('polls.invitation');
	expect(letter!.subject).not.toMatch(/[\r\n]/);
	expect(letter!.to).toBe('dov@asso.example');
});

test('whoever runs the poll invites and reminds on its page, others never see it', async () => {
	const poll = await makePoll();
	const owner = new Visitor();
	await open(owner, `/polls/${poll.id}/key/${poll.manageKey}`);
	const path = `/polls/${poll.id}/invitations`;
	const wrong = await owner.post(path, 'invite', { addresses: 'dov@asso.example\nnobody' });
	expect([wrong.status, wrong.text.includes('nobody')]).toEqual([422, true]);
	expect(await lettersOf('polls.invitation')).toHaveLength(0);
	const done = await owner.post(path, 'invite', {
		addresses: 'Dov <dov@asso.example>\neve@asso.example',
		message: 'Hi'
	});
	expect(done.location).toBe(`${path}?done=invited&invited=2&known=0&refused=0`);
	expect((await owner.ask(done.location!)).text).toContain('2 invitations are on their way.');
	const [invitation] = (await list(poll)).invitations;
	const person = await owner.ask(`${path}/${invitation!.id}`);
	expect(person.text).toContain(await linkOf(invitation!.mail));
	expect((await owner.post(`${path}/${invitation!.id}`, 'resend')).status).toBe(409);
	expect((await owner.post(`${path}/${invitation!.id}`, 'revoke')).location).toBe(`${path}?done=revoked`);
	expect((await new Visitor().ask(path)).status).toBe(403);
	await owner.post(`/polls/${poll.id}/decide`, 'close');
	expect((await owner.ask(path)).text).toContain('The poll is closed');
	expect((await ask(poll, [dov])).json).toMatchObject({ code: 'polls.closed' });
});

test('nobody is invited to a poll that lies in the trash', async () => {
	const poll = await makePoll();
	expect((await call('DELETE', `/items/${poll.id}`, undefined, poll.manageKey)).status).toBe(204);
	expect(await ask(poll, [dov])).toMatchObject({ status: 410, json: { code: 'kernel.in-the-trash' } });
	expect(await lettersOf('polls.invitation')).toHaveLength(0);
	expect((await call('POST', `/items/${poll.id}/restoration`, undefined, poll.manageKey)).status).toBe(204);
	expect((await ask(poll, [dov])).status).toBe(201);
});

test('what is written in place of a name is looked at before any letter leaves', async () => {
	const poll = await makePoll();
	const name = 'You won 5000 EUR at the online casino, claim your prize: http://lucky.example';
	expect((await ask(poll, [{ mail: 'gil@asso.example', name }])).status).toBe(403);
	expect(await lettersOf('polls.invitation', 'gil@asso.example')).toEqual([]);
});

test('invitations that waited leave when they are sent again, once somebody found them fine', async () => {
	const { visitor: moderator } = await named('Mona');
	const poll = await makePoll();
	const hal = [{ mail: 'hal@asso.example', name: 'Hal' }];
	const message = 'Our evening of poker online and free spins, just for fun: http://games.example';
	expect((await ask(poll, hal, { message })).status).toBe(403);
	const [waiting] = await carrier()<{ id: string }[]>`
		select id::text from guard.case where item = ${poll.id} and closed_at is null`;
	await moderator.post('/desk/queue', 'decide', { case: waiting!.id, what: 'fine' });
	expect((await ask(poll, hal, { message: `${message}/more` })).status).toBe(403);
	const [again] = await carrier()<{ id: string }[]>`
		select id::text from guard.case where item = ${poll.id} and closed_at is null`;
	await moderator.post('/desk/queue', 'decide', { case: again!.id, what: 'fine' });
	expect((await ask(poll, hal, { message })).json).toMatchObject({ invited: 1 });
	expect(await lettersOf('polls.invitation', 'hal@asso.example')).toHaveLength(1);
});
