import { expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { housePass } from '#kernel/access/pass.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { padOf } from '../trial.ts';
import * as store from './store.ts';
import type { Thread } from './thread.ts';

openTestHouse();

const at = new Date('2026-03-01T10:00:00Z');

const thread = (more: Partial<Thread> = {}): Thread => ({
	id: newId(),
	anchor: { field: 'default', start: 'AAEC_w', stop: 'AQID', quote: 'Monday', before: 'on ', after: ' at' },
	quote: 'Monday',
	comments: [{ id: newId(), author: 1, at, text: 'Why not Tuesday?', edited: null }],
	resolved: null,
	suggestion: null,
	...more
});

test('a thread is kept whole', async () => {
	const pad = await padOf();
	const [plain, whole] = [
		thread(),
		thread({
			anchor: null,
			quote: '',
			resolved: { by: 2, at },
			suggestion: { words: 'Tuesday', answer: { how: 'declined', by: 2, at } }
		})
	];
	for (const one of [plain, whole]) await store.keepThread(pad, one);
	expect(await store.allThreads(pad)).toEqual(expect.arrayContaining([plain, whole]));
	expect(await store.countThreads({ item: pad })).toEqual({ open: 1, all: 2 });
	expect(await store.threadOfComment({ item: pad }, plain.comments[0]!.id)).toEqual(plain);
});

test('a suggestion is answered once', async () => {
	const pad = await padOf();
	const one = thread({ suggestion: { words: 'Tuesday', answer: null } });
	await store.keepThread(pad, one);
	const answers = await Promise.all(
		[1, 2, 3].map((by) => store.answerSuggestion(pad, one.id, { how: 'accepted', by, at, sequence: null }))
	);
	expect(answers.filter(Boolean)).toHaveLength(1);
	const pass = await housePass(pad);
	await store.noteChange(pass, one.id, 7);
	await store.reopen(pass, one.id);
	expect((await store.thread(pass, one.id))?.suggestion?.answer?.how).toBe('accepted');
});

test('writers may comment as long as nobody said otherwise', async () => {
	const pad = await padOf();
	const pass = await housePass(pad);
	expect(await store.commenting(pass)).toEqual({ who: 'writers', guests: true });
	await store.keepCommenting(pass, { who: 'key', guests: false });
	expect(await store.commenting(pass)).toEqual({ who: 'key', guests: false });
});
