/** Answering as a person without JavaScript does. */
import { expect, test } from 'vitest';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { ballotOn, change, pathOf, pollOf, vote } from './trial.ts';

openTestHouse();

test('somebody answers, is thanked with a personal link, and finds the answer on the page', async () => {
	const lunch = await pollOf();
	const dov = new Visitor();
	const sent = await vote(dov, lunch, 'Dov', { 1: 'yes', 2: 'maybe' });
	expect(sent.status).toBe(303);
	const thanks = await dov.ask(pathOf(sent.location));
	expect(thanks.text).toContain('Thank you, your answers are kept');
	expect(thanks.text).toContain(`${lunch.path}/key/`);
	const page = await dov.ask(lunch.path);
	expect(page.text).toContain('You answered as Dov');
	expect(page.text).toContain('1 answer so far');
});

test('answers are changed by the browser that sent them', async () => {
	const lunch = await pollOf();
	const dov = new Visitor();
	await vote(dov, lunch, 'Dov', { 1: 'yes' });
	const ballot = await ballotOn(dov, lunch.path);
	const form = await dov.ask(`${lunch.path}?change=${ballot}`);
	expect(form.text).toContain('value="Dov"');
	const kept = await change(dov, lunch, ballot, 'Dov', { 1: 'no', 2: 'yes' });
	expect(pathOf(kept.location)).toBe(`${lunch.path}?done=changed`);
	expect((await dov.ask(pathOf(kept.location))).text).toContain('Your changes are saved');
});

test('answers are taken back after a question asked on the page itself', async () => {
	const lunch = await pollOf();
	const dov = new Visitor();
	await vote(dov, lunch, 'Dov', { 1: 'yes' });
	const ballot = await ballotOn(dov, lunch.path);
	expect((await dov.ask(`${lunch.path}?withdraw=${ballot}`)).text).toContain('Take back the answers of Dov?');
	const gone = await dov.post(lunch.path, 'withdraw', { ballot });
	const page = await dov.ask(pathOf(gone.location));
	expect(page.text).toContain('The answers were taken back');
	expect(page.text).toContain('No answers yet');
});

test('a word is sent with the answers, and removed by whoever said it', async () => {
	const lunch = await pollOf();
	const dov = new Visitor();
	await vote(dov, lunch, 'Dov', { 1: 'yes' }, { comment: 'I come by bike' });
	expect((await new Visitor().ask(lunch.path)).text).toContain('I come by bike');
	const { text } = await dov.ask(lunch.path);
	expect(text, 'the browser puts it on the reader’s clock').toMatch(/<time[^>]* data-clock="whole"/);
	const comment = /name="comment" value="(\w+)"/.exec(text)?.[1] ?? '';
	expect((await new Visitor().post(lunch.path, 'unsay', { comment })).status).toBe(403);
	await dov.post(lunch.path, 'unsay', { comment });
	expect((await dov.ask(lunch.path)).text).not.toContain('I come by bike');
});
