import { beforeEach, expect, test } from 'vitest';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { keepContact } from '#kernel/items/contact.ts';
import { restoreItem, trashItem } from '#kernel/life/actions.ts';
import { openTestHouse } from '../../../../../tests/house.ts';
import { addComment } from '../../voting/actions.ts';
import { call, datePoll, forgetLetters, invite, lettersOf, type Made, makePoll, readCalendar } from '../trial.ts';
import { lookRound } from './jobs.ts';

openTestHouse();
beforeEach(() => forgetLetters());

const hourMs = 3_600_000;
const after = (hours: number) => new Date(Date.now() + hours * hourMs);
const vote = ({ id }: Made, name: string) => call('POST', `/polls/${id}/ballots`, { name, choices: { 1: 'yes' } });

async function ownedPoll(poll: object = datePoll): Promise<Made> {
	const made = await makePoll(poll);
	await keepContact(made.id, 'ana@asso.example');
	return made;
}

test('the owner hears of new answers once, together, and at most once an hour', async () => {
	const poll = await ownedPoll();
	await vote(poll, 'Dov');
	await vote(poll, 'Eve');
	await perform(addComment, { poll: poll.id, name: 'Dov', text: 'By bike.' }, { ...houseCaller, actor: null });
	await lookRound(after(0));
	const letters = await lettersOf('polls.voted');
	expect(letters.map(({ to, subject }) => [to, subject])).toEqual([
		['ana@asso.example', '2 new answers to “General meeting”']
	]);
	expect(letters[0]!.text).toContain('/notices/refuse/');
	expect(await lettersOf('polls.commented')).toHaveLength(1);
	await vote(poll, 'Finn');
	await lookRound(after(0.5));
	expect(await lettersOf('polls.voted')).toHaveLength(1);
	await lookRound(after(1.1));
	await lookRound(after(2.5));
	expect((await lettersOf('polls.voted')).map(({ subject }) => subject)).toEqual([
		'2 new answers to “General meeting”',
		'1 new answer to “General meeting”'
	]);
});

test('the owner hears once that all who were invited have answered', async () => {
	const poll = await ownedPoll();
	await invite(poll.id, 'dov@asso.example');
	await vote(poll, 'Stranger');
	await lookRound(after(0));
	expect(await lettersOf('polls.all-answered')).toHaveLength(0);
	await carrier()`update polls.ballot set invitation = 'invited-dov@asso.example' where item = ${poll.id}`;
	await vote(poll, 'Another');
	await lookRound(after(1.1));
	await lookRound(after(2.5));
	const letters = await lettersOf('polls.all-answered');
	expect(letters.map(({ subject }) => subject)).toEqual([
		'All 1 people invited to “General meeting” have answered: you can decide'
	]);
	expect(letters[0]!.text).toContain(`/polls/${poll.id}/decide`);
});

test('the owner hears once that the deadline has passed, unless it is decided', async () => {
	const closesAt = after(2).toISOString();
	const poll = await ownedPoll({ ...datePoll, settings: { ...datePoll.settings, closesAt } });
	const decided = await ownedPoll({ ...datePoll, settings: { ...datePoll.settings, closesAt } });
	await call('PUT', `/polls/${decided.id}/decision`, { options: ['1'] }, decided.manageKey);
	await lookRound(after(1));
	expect(await lettersOf('polls.ended')).toHaveLength(0);
	await lookRound(after(2.1));
	await lookRound(after(2.2));
	expect((await lettersOf('polls.ended')).map(({ text }) => text.includes(`/polls/${poll.id}/decide`))).toEqual([true]);
});

test('a decided poll put in the trash leaves the calendars, and comes back into them', async () => {
	const poll = await makePoll();
	await invite(poll.id, 'dov@asso.example');
	await call('PUT', `/polls/${poll.id}/decision`, { options: ['1'] }, poll.manageKey);
	await lookRound(after(0));
	expect(await lettersOf('polls.called-off')).toHaveLength(0);
	await perform(trashItem, { item: poll.id }, houseCaller);
	await lookRound(after(0));
	await lookRound(after(0));
	const called = await lettersOf('polls.called-off');
	expect(called.map(({ attachments }) => readCalendar(attachments[0]!.text))).toMatchObject([
		{ method: 'CANCEL', events: [{ uid: `${poll.id}-1@localhost`, sequence: 1 }] }
	]);
	await forgetLetters();
	await perform(restoreItem, { item: poll.id }, houseCaller);
	await lookRound(after(0));
	await lookRound(after(0));
	const decided = await lettersOf('polls.decided');
	expect(decided.map(({ attachments }) => readCalendar(attachments[0]!.text))).toMatchObject([
		{ method: 'REQUEST', events: [{ uid: `${poll.id}-1@localhost`, sequence: 2 }] }
	]);
});

test('once a date is over, nobody is told that it is called off, and who had it is forgotten', async () => {
	const poll = await makePoll();
	await invite(poll.id, 'dov@asso.example');
	await call('PUT', `/polls/${poll.id}/decision`, { options: ['1'] }, poll.manageKey);
	await carrier()`update polls.told set ends_at = now() - interval '1 hour' where item = ${poll.id}`;
	await call('DELETE', `/polls/${poll.id}/decision`, undefined, poll.manageKey);
	expect(await lettersOf('polls.called-off')).toHaveLength(0);
	const other = await makePoll();
	await invite(other.id, 'dov@asso.example');
	await call('PUT', `/polls/${other.id}/decision`, { options: ['1'] }, other.manageKey);
	await lookRound(new Date('2030-11-01T00:00:00Z'));
	expect(await carrier()`select 1 from polls.told where item = ${other.id}`).toHaveLength(0);
});
