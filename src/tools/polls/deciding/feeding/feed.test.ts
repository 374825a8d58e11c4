import { expect, test } from 'vitest';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { isKnown } from '#kernel/feeds/serve.ts';
import { trashItem } from '#kernel/life/actions.ts';
import { openTestHouse } from '../../../../../tests/house.ts';
import { Visitor } from '../../../../../tests/visitor.ts';
import { noon, sampleBallot, samplePoll } from '../../samples.ts';
import { call, datePoll, type Made, makePoll, readCalendar } from '../trial.ts';
import { shownDates } from './feed.ts';

openTestHouse();

const answered = async (poll: Made, choices: Record<string, string>, visitor = new Visitor()): Promise<Visitor> => {
	const fields = Object.fromEntries(Object.entries(choices).map(([option, choice]) => [`choices.${option}`, choice]));
	await visitor.post(`/polls/${poll.id}`, 'vote', { name: 'Dov', ...fields });
	return visitor;
};

/** Presses the button of the page and gives the path of the address it shows. */
async function addressOf(visitor: Visitor, verb = 'open'): Promise<string> {
	await visitor.post('/polls/feed', verb);
	return /http:\/\/localhost:3000(\/feeds\/\w+\.ics)/.exec((await visitor.ask('/polls/feed')).text)![1]!;
}

const datesAt = async (path: string) => {
	const { events } = readCalendar((await new Visitor().ask(path)).text);
	return events.map(({ uid, status }) => [uid.split('@')[0]!.split('-').at(-1), status]).sort();
};

test('a guest has the dates they said yes to as tentative, and the decided one alone afterwards', async () => {
	const poll = await makePoll();
	const dov = await answered(poll, { 1: 'yes', 2: 'maybe', 3: 'no' });
	const path = await addressOf(dov);
	expect(await datesAt(path)).toEqual([
		['1', 'TENTATIVE'],
		['2', 'TENTATIVE']
	]);
	await call('PUT', `/polls/${poll.id}/decision`, { options: ['2', '3'] }, poll.manageKey);
	expect(await datesAt(path)).toEqual([['2', 'CONFIRMED']]);
	await call('DELETE', `/polls/${poll.id}/decision`, undefined, poll.manageKey);
	expect(await datesAt(path)).toEqual([]);
	await call('DELETE', `/polls/${poll.id}/closing`, undefined, poll.manageKey);
	expect(await datesAt(path)).toHaveLength(2);
	await perform(trashItem, { item: poll.id }, houseCaller);
	expect(await datesAt(path)).toEqual([]);
});

test('a calendar that asks again is told that nothing changed, until something does', async () => {
	const poll = await makePoll();
	const dov = await answered(poll, { 1: 'yes' });
	const path = await addressOf(dov);
	const first = await dov.ask(path);
	const tag = first.headers.get('etag')!;
	expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
	expect(first.text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT60M');
	const again = () => dov.ask(path, { headers: { 'if-none-match': `"other", W/${tag}` } });
	expect([(await again()).status, (await again()).text]).toEqual([304, '']);
	await answered(await makePoll({ ...datePoll, title: 'Another' }), { 3: 'maybe' }, dov);
	expect((await again()).status).toBe(200);
	expect([isKnown('*', tag), isKnown(null, tag), isKnown('"no"', tag)]).toEqual([true, false, false]);
});

test('a new address ends the old one, and giving it up ends it for good', async () => {
	const dov = await answered(await makePoll(), { 1: 'yes' });
	const old = await addressOf(dov);
	expect(await addressOf(dov)).toBe(old);
	const renewed = await addressOf(dov, 'renew');
	expect([(await dov.ask(old)).status, (await dov.ask(renewed)).status]).toEqual([404, 200]);
	await dov.post('/polls/feed', 'close');
	expect((await dov.ask(renewed)).status).toBe(404);
	for (const wrong of ['/feeds/x.ics', `/feeds/${'1'.repeat(22)}.ics`, renewed.replace('.ics', '')])
		expect((await dov.ask(wrong)).status).toBe(404);
	const kept = await carrier()`select 1 from kernel.feed where hash::text like ${`%${old.slice(7, 29)}%`}`;
	expect(kept).toHaveLength(0);
});

test('one sees one’s own dates alone, and no longer those of a poll one is shut out of', async () => {
	const poll = await makePoll();
	const dov = await answered(poll, { 1: 'yes' });
	const eve = await answered(poll, { 2: 'yes' });
	expect(await datesAt(await addressOf(eve))).toEqual([['2', 'TENTATIVE']]);
	await carrier()`update kernel.item set visibility = 'private' where id = ${poll.id}`;
	expect(await datesAt(await addressOf(dov))).toEqual([]);
});

test('dates in the past and answers against them are left out, whatever the method', () => {
	const poll = samplePoll({
		kind: 'date',
		method: 'score',
		options: ['2026-05-01', '2026-05-06', '2026-05-07'].map((day, place) => ({
			id: String(place + 1),
			slot: { kind: 'day' as const, day },
			capacity: null
		}))
	});
	const seen = shownDates(poll, [sampleBallot('Dov', { 1: 5, 2: 3, 3: 0 })], noon);
	expect(seen.map(({ option }) => option.id)).toEqual(['2']);
	expect(shownDates({ ...poll, closing: { by: null, at: noon } }, [sampleBallot('Dov', { 2: 3 })], noon)).toEqual([]);
});
