import { expect, test } from 'vitest';
import { withhold } from '#kernel/access/withheld.ts';
import { house, newGuest } from '#kernel/accounts/actor.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { transaction } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { padOf } from '../trial.ts';
import { answer, comment, resolveThread, suggest } from './actions.ts';
import { addThreads, threadsOf } from './portable.ts';
import type { Thread } from './thread.ts';

openTestHouse({ GUARD: 'off' });

const text = 'We meet on Monday. Not on Monday at noon, on Monday at night.';

test('comments leave and come back on the same words', async () => {
	const ana = newGuest();
	const by = { ...houseCaller, actor: ana };
	const pad = await padOf(ana, { text });
	const made = (await perform(comment, { pad, quote: 'Monday at night', text: 'Late', name: 'Ana' }, by)) as Thread;
	await perform(answer, { pad, thread: made.id, text: 'Yes' }, by);
	await perform(suggest, { pad, quote: 'at noon', words: 'at one' }, by);
	await perform(comment, { pad, text: 'Fine as a whole' }, by);
	await perform(resolveThread, { pad, thread: made.id }, by);
	const left = await threadsOf(pad);
	expect(left).toMatchObject([
		{ quote: 'Monday at night', offset: 45, comments: [{ text: 'Late' }, { text: 'Yes' }], resolved: { by: 1 } },
		{ quote: 'at noon', suggestion: { words: 'at one', answer: null } },
		{ quote: '', offset: null }
	]);
	const copy = await padOf(ana, { text: `Kept. ${text}` });
	await transaction(() => addThreads(copy, JSON.parse(JSON.stringify(left), revive)));
	expect((await threadsOf(copy)).map(({ offset, ...thread }) => ({ ...thread, before: '', after: '' }))).toEqual(
		left.map(({ offset, ...thread }) => ({ ...thread, before: '', after: '' }))
	);
	expect((await threadsOf(copy)).map(({ offset }) => offset)).toEqual([51, 39, null]);
	const other = await padOf(ana, { text: 'Another text.' });
	await transaction(() => addThreads(other, left));
	expect((await threadsOf(other)).map(({ quote, offset }) => [quote, offset])).toEqual([
		['Monday at night', null],
		['at noon', null],
		['', null]
	]);
});

const revive = (key: string, value: unknown) =>
	key === 'at' || key === 'edited' ? value && new Date(String(value)) : value;

test('what is held back does not leave', async () => {
	const ana = newGuest();
	const by = { ...houseCaller, actor: ana };
	const pad = await padOf(ana, { text });
	const made = (await perform(comment, { pad, text: 'Buy this' }, by)) as Thread;
	const part = `comment:${made.comments[0]!.id}`;
	await withhold({ item: pad, part, how: 'hold', maker: ana.id }, house.id, new Date());
	expect(await threadsOf(pad)).toEqual([]);
});
