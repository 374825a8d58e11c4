import { expect, test } from 'vitest';
import { perform } from '#kernel/actions/perform.ts';
import { openTestHouse } from '../../../../../tests/house.ts';
import { Visitor } from '../../../../../tests/visitor.ts';
import { pathOf, pollOf } from '../trial.ts';
import { type Proposed, proposeOptions } from './actions.ts';

openTestHouse();

const settings = { zone: 'Europe/Paris', proposals: true };
const night = '2027-03-28';

test('whoever proposes an hour that clocks skip is told which hour was noted', async () => {
	const poll = await pollOf({ kind: 'date', options: [{ day: '2026-01-05' }], settings });
	const dov = new Visitor();
	const sent = await dov.post(poll.path, 'propose', {
		name: 'Dov',
		'options[0].day': night,
		'options[0].text': '2h30'
	});
	const { text } = await dov.ask(pathOf(sent.location));
	expect(text).toContain('clocks go forward: 02:30 does not exist that day. We noted 03:30.');
	expect(text).not.toContain('already over');
});

test('a program is told the same, however it writes the hour', async () => {
	const poll = await pollOf({ kind: 'date', options: [{ day: night }], settings });
	const options = [{ start: `${night}T02:15` }, { start: `${night}T02:45Z` }, { day: night, text: '2h30' }];
	const caller = { actor: null, key: null, language: 'en', place: null } as const;
	const { skipped } = (await perform(proposeOptions, { poll: poll.id, name: 'Dov', options }, caller)) as Proposed;
	expect(skipped.map(({ written, shown }) => [written.time, shown.time])).toEqual([
		['02:15', '03:15'],
		['02:30', '03:30']
	]);
});
