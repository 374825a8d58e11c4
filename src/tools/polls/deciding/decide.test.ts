import { beforeEach, expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { member } from '../../../../tests/accounts.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { call, forgetLetters, invite, lettersOf, type Made, makePoll, readCalendar, visitor } from './trial.ts';

openTestHouse();
beforeEach(() => forgetLetters());

const decide = ({ id, manageKey }: Made, options: string[], more: object = {}) =>
	call('PUT', `/polls/${id}/decision`, { options, ...more }, manageKey);

test('who was invited gets an invitation that calendars understand, right across the change of hour', async () => {
	const poll = await makePoll();
	await invite(poll.id, 'dov@asso.example', 'Dov');
	const decided = await decide(poll, ['1', '2'], { message: 'Bring a chair.' });
	expect([decided.status, decided.json]).toEqual([200, { people: 1 }]);
	const letters = await lettersOf('polls.decided', 'dov@asso.example');
	expect(letters.map(({ subject }) => subject)).toEqual([
		'General meeting: Saturday, 26 October 2030, 20:00 – 22:00',
		'General meeting: Sunday, 27 October 2030, 20:00 – 22:00'
	]);
	expect(letters[0]!.text).toContain('> Bring a chair.');
	const read = letters.map(({ attachments }) => readCalendar(attachments[0]!.text));
	expect(letters[0]!.attachments[0]).toMatchObject({ method: 'REQUEST', type: 'text/calendar' });
	expect(read.map(({ events }) => [events[0]!.start, events[0]!.end])).toEqual([
		['2030-10-26T18:00:00Z', '2030-10-26T20:00:00Z'],
		['2030-10-27T19:00:00Z', '2030-10-27T21:00:00Z']
	]);
	expect(read[0]).toMatchObject({
		method: 'REQUEST',
		events: [
			{
				uid: `${poll.id}-1@localhost`,
				sequence: 0,
				status: 'CONFIRMED',
				summary: 'General meeting',
				location: 'Town hall; room 2',
				organizer: 'mailto:archipel@localhost',
				guests: ['mailto:dov@asso.example']
			}
		]
	});
	const late = await call('POST', `/polls/${poll.id}/ballots`, { name: 'Eve', choices: { 1: 'yes' } });
	expect(late.json).toMatchObject({ code: 'polls.closed' });
});

test('whole days are whole days, and words in place of hours stand in the title', async () => {
	const poll = await makePoll();
	await decide(poll, ['3', '4']);
	const file = await visitor.ask(`/polls/${poll.id}/decision.ics`);
	const also = await call('GET', `/polls/${poll.id}/results.ics`);
	expect(readCalendar(also.text)).toEqual(readCalendar(file.text));
	expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
	expect(readCalendar(file.text)).toMatchObject({
		method: null,
		events: [
			{ start: '2030-11-02', end: '2030-11-03', summary: 'General meeting' },
			{ start: '2030-11-03', end: '2030-11-04', summary: 'General meeting (evening)' }
		]
	});
});

test('deciding anew moves what stays and calls off what goes, under a higher sequence', async () => {
	const poll = await makePoll();
	await invite(poll.id, 'dov@asso.example');
	await decide(poll, ['1', '2']);
	await forgetLetters();
	expect((await decide(poll, ['2', '3'])).json).toEqual({ people: 1 });
	const called = await lettersOf('polls.called-off');
	expect(called.map(({ attachments }) => readCalendar(attachments[0]!.text))).toMatchObject([
		{ method: 'CANCEL', events: [{ uid: `${poll.id}-1@localhost`, sequence: 1, status: 'CANCELLED' }] }
	]);
	const decided = await lettersOf('polls.decided');
	expect(decided.map(({ attachments }) => readCalendar(attachments[0]!.text).events[0])).toMatchObject([
		{ uid: `${poll.id}-2@localhost`, sequence: 1 },
		{ uid: `${poll.id}-3@localhost`, sequence: 1 }
	]);
});

test('a decision taken back, or a poll opened again, leaves nothing in the calendars', async () => {
	for (const end of ['decision', 'closing']) {
		await forgetLetters();
		const poll = await makePoll();
		await invite(poll.id, 'dov@asso.example');
		await decide(poll, ['1']);
		expect((await call('DELETE', `/polls/${poll.id}/${end}`, undefined, poll.manageKey)).status).toBe(204);
		const [letter] = await lettersOf('polls.called-off');
		expect(readCalendar(letter!.attachments[0]!.text)).toMatchObject({ method: 'CANCEL', events: [{ sequence: 1 }] });
		expect(await carrier()`select 1 from polls.told where item = ${poll.id}`).toHaveLength(0);
		const shown = (await call('GET', `/polls/${poll.id}`)).json;
		expect([shown.decision, shown.open]).toEqual([null, end === 'closing']);
	}
});

test('deciding twice at once writes once', async () => {
	const poll = await makePoll();
	await invite(poll.id, 'dov@asso.example');
	const both = await Promise.all([decide(poll, ['1']), decide(poll, ['1'])]);
	expect(both.map(({ json }) => json.people).sort()).toEqual([0, 1]);
	expect(await lettersOf('polls.decided')).toHaveLength(1);
});

test('what cannot be decided is refused and writes nothing', async () => {
	const poll = await makePoll();
	await invite(poll.id, 'dov@asso.example');
	for (const options of [[], ['9'], ['1', '1']]) expect((await decide(poll, options)).status).toBe(422);
	const unknown = await call('PUT', `/polls/${poll.id}/decision`, { options: ['1'] });
	expect(unknown.status).toBe(403);
	expect((await call('DELETE', `/polls/${poll.id}/decision`, undefined, poll.manageKey)).json).toMatchObject({
		code: 'polls.not-decided'
	});
	expect(await lettersOf('polls.decided')).toHaveLength(0);
});

test('nothing is decided about a poll that lies in the trash', async () => {
	const poll = await makePoll();
	expect((await call('DELETE', `/items/${poll.id}`, undefined, poll.manageKey)).status).toBe(204);
	const options = [poll.options[0]!.id];
	const refused = await call('PUT', `/polls/${poll.id}/decision`, { options }, poll.manageKey);
	expect(refused).toMatchObject({ status: 410, json: { code: 'kernel.in-the-trash' } });
});

test('an account that voted is told at its address, which the owner never sees', async () => {
	const ana = await member('Ana', 'ana@asso.example');
	const chloe = await member('Chloe', 'chloe@asso.example');
	const poll = await makePoll();
	await carrier()`update kernel.item set owner = (select id from kernel.account where mail = 'ana@asso.example')
		where id = ${poll.id}`;
	await chloe.post(`/polls/${poll.id}`, 'vote', { name: 'Chloé', 'choices.1': 'yes' });
	await forgetLetters();
	const page = await ana.ask(`/polls/${poll.id}/decide`);
	expect(page.text).toContain('Chloé, at the address of their account');
	expect(page.text).not.toContain('chloe@asso.example');
	const done = await ana.post(`/polls/${poll.id}/decide`, 'decide', {
		'options[1]': '1',
		letters: 'on',
		showMail: 'on',
		seen: ''
	});
	expect(done.status).toBe(303);
	const letters = await lettersOf('polls.decided');
	expect(letters.map(({ to }) => to).sort()).toEqual(['ana@asso.example', 'chloe@asso.example']);
	const [hers] = await lettersOf('polls.decided', 'chloe@asso.example');
	expect(readCalendar(hers!.attachments[0]!.text).events[0]!.organizer).toBe('mailto:ana@asso.example');
	const [own] = await lettersOf('polls.decided', 'ana@asso.example');
	expect(own!.attachments[0]!.method).toBeUndefined();
	const shown = await chloe.ask(`/polls/${poll.id}`);
	expect(shown.text).toContain('It is decided');
	expect(shown.text).toContain(`/polls/${poll.id}/decision.ics`);
	expect((await chloe.ask(`/polls/${poll.id}/decide`)).status).toBe(403);
});

test('a choice is decided without a calendar', async () => {
	const poll = await makePoll({ title: 'Lunch', kind: 'choice', options: [{ label: 'Soup' }, { label: 'Salad' }] });
	await invite(poll.id, 'dov@asso.example');
	await decide(poll, ['2']);
	const [letter] = await lettersOf('polls.decided');
	expect([letter!.subject, letter!.attachments]).toEqual(['Lunch: it is decided', []]);
	expect(letter!.text).toContain('– Salad');
	await decide(poll, ['1']);
	expect(await lettersOf('polls.called-off')).toHaveLength(0);
	await call('DELETE', `/polls/${poll.id}/decision`, undefined, poll.manageKey);
	expect(await lettersOf('polls.called-off')).toHaveLength(1);
	expect((await call('GET', `/polls/${poll.id}/results.ics`)).status).toBe(404);
});

test('letters say whose clocks hours are meant on, and say nothing of clocks where a whole day is decided', async () => {
	const poll = await makePoll();
	await invite(poll.id, 'dov@asso.example');
	await forgetLetters();
	await call('PUT', `/polls/${poll.id}/decision`, { options: ['2', '3'] }, poll.manageKey);
	const letters = await lettersOf('polls.decided');
	expect(letters[0]!.text).toContain('Sunday, 27 October 2030, 20:00 – 22:00 (Paris time)\n');
	expect(letters[1]!.text).toContain('Saturday, 2 November 2030\n');
	expect(letters[1]!.text).not.toContain('Paris');
	expect(letters[0]!.subject).not.toContain('Paris');
});
