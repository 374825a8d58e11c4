import { expect, test } from 'vitest';
import { isRefusal } from '#base/refusal.ts';
import { keyFor } from '#kernel/access/keys.ts';
import { type Actor, newGuest } from '#kernel/accounts/actor.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { transaction } from '#kernel/database/connection.ts';
import { history, readDocument } from '#live/documents/writing.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { changePad } from '../actions.ts';
import { lockPad } from '../keeping/actions.ts';
import { review } from '../review.ts';
import { treeOf } from '../text/document.ts';
import { plainText } from '../text/tree.ts';
import { padOf } from '../trial.ts';
import {
	acceptSuggestion,
	amendComment,
	answer,
	comment,
	declineSuggestion,
	removeComment,
	resolveThread,
	setCommenting,
	suggest
} from './actions.ts';
import * as store from './store.ts';
import type { Thread } from './thread.ts';

openTestHouse({ GUARD: 'off' });

const text = '# Minutes\n\nWe meet on Monday at the harbour.';
const by = (actor: Actor, key: string | null = null) => ({ ...houseCaller, actor, key });

const outcome = (deed: Promise<unknown>): Promise<string> =>
	deed.then(
		() => 'done',
		(problem) => (isRefusal(problem) ? problem.code : Promise.reject(problem))
	);

const textOf = async (pad: string) => plainText(treeOf(await readDocument('pads', pad)));
const threads = (pad: string) => store.allThreads(pad);

async function suggested(pad: string, actor: Actor, words = 'Tuesday'): Promise<Thread> {
	return (await perform(suggest, { pad, quote: 'Monday', words, name: 'Chloe' }, by(actor))) as Thread;
}

test('a comment stands on words, is answered, changed, resolved and removed', async () => {
	const [ana, chloe, eve] = [newGuest(), newGuest(), newGuest()];
	const pad = await padOf(ana, { text, writers: 'key' });
	await perform(setCommenting, { pad, who: 'readers', guests: true }, by(ana));
	const made = (await perform(comment, { pad, quote: 'on Monday', text: 'Why?', name: 'Chloe' }, by(chloe))) as Thread;
	await perform(answer, { pad, thread: made.id, text: 'Because.', name: 'Ana' }, by(ana));
	const [first, second] = (await threads(pad))[0]!.comments;
	expect(await outcome(perform(amendComment, { pad, comment: first!.id, text: 'Mine' }, by(eve)))).toBe(
		'kernel.not-allowed'
	);
	await perform(amendComment, { pad, comment: first!.id, text: 'Why on Monday?' }, by(chloe));
	expect(await outcome(perform(resolveThread, { pad, thread: made.id }, by(eve)))).toBe('kernel.not-allowed');
	await perform(resolveThread, { pad, thread: made.id }, by(chloe));
	const [thread] = await threads(pad);
	expect(thread).toMatchObject({
		quote: 'on Monday',
		resolved: { by: first!.author },
		comments: [{ text: 'Why on Monday?' }, { text: 'Because.', edited: null }]
	});
	await perform(answer, { pad, thread: made.id, text: 'Still?', name: 'Chloe' }, by(chloe));
	expect((await threads(pad))[0]!.resolved).toBe(null);
	expect(await outcome(perform(removeComment, { pad, comment: second!.id }, by(chloe)))).toBe('kernel.not-allowed');
	await perform(removeComment, { pad, comment: first!.id }, by(ana));
	expect((await threads(pad))[0]!.comments.map((one) => one.text)).toEqual(['Because.', 'Still?']);
});

test('words that do not stand in the text cannot be commented on', async () => {
	const ana = newGuest();
	const pad = await padOf(ana, { text });
	expect(await outcome(perform(comment, { pad, quote: 'on Sunday', text: 'x' }, by(ana)))).toBe('kernel.malformed');
	expect(await outcome(perform(suggest, { pad, words: 'x' }, by(ana)))).toBe('kernel.malformed');
});

test('an accepted suggestion changes the text once, in the name of who accepted it', async () => {
	const [ana, bo, chloe] = [newGuest(), newGuest(), newGuest()];
	const pad = await padOf(ana, { text });
	const made = await suggested(pad, chloe);
	const accept = (actor: Actor) => outcome(perform(acceptSuggestion, { pad, thread: made.id }, by(actor)));
	const outcomes = await Promise.all([accept(ana), accept(bo)]);
	expect(outcomes.toSorted()).toEqual(['done', 'pads.answered-already']);
	expect(await textOf(pad)).toBe('Minutes\n\nWe meet on Tuesday at the harbour.');
	const [thread] = await threads(pad);
	const names = await store.actorsOf(pad);
	const acceptor = outcomes[0] === 'done' ? ana : bo;
	expect(names.find(({ n }) => n === thread!.suggestion!.answer!.by)?.actor).toBe(acceptor.id);
	expect(thread!.resolved).not.toBe(null);
	const [change] = await store.acceptedChanges(pad);
	expect(change).toEqual({ sequence: 2, suggester: thread!.comments[0]!.author });
	expect((await history('pads', pad))[1]!.author).toBe(thread!.suggestion!.answer!.by);
});

test('other words are suggested for several paragraphs, and take their place at once', async () => {
	const [ana, bo, chloe] = [newGuest(), newGuest(), newGuest()];
	const pad = await padOf(ana, { text: `${text}\n\n- bread\n- cheese\n\nSee you.` });
	const wish = { pad, quote: 'at the harbour. bread cheese', words: 'on the quay.\nwine', name: 'Chloe' };
	const made = (await perform(suggest, wish, by(chloe))) as Thread;
	expect(made.quote).toBe('at the harbour.\nbread\ncheese');
	const accept = (actor: Actor) => outcome(perform(acceptSuggestion, { pad, thread: made.id }, by(actor)));
	expect((await Promise.all([accept(ana), accept(bo)])).toSorted()).toEqual(['done', 'pads.answered-already']);
	expect(await textOf(pad)).toBe('Minutes\n\nWe meet on Monday on the quay.\n\nwine\n\nSee you.');
	expect((await history('pads', pad)).length).toBe(2);
	const gone = (await perform(suggest, { pad, quote: 'wine See you.', name: 'Chloe' }, by(chloe))) as Thread;
	await perform(acceptSuggestion, { pad, thread: gone.id }, by(ana));
	expect(await textOf(pad)).toBe('Minutes\n\nWe meet on Monday on the quay.');
});

test('the history says who suggested a change and who accepted it', async () => {
	const [ana, chloe] = [newGuest(), newGuest()];
	const pad = await padOf(ana, { text });
	const made = await suggested(pad, chloe);
	await perform(comment, { pad, text: 'Hello', name: 'Ana' }, by(ana));
	await perform(acceptSuggestion, { pad, thread: made.id }, by(ana));
	const page = await new Visitor().ask(`/pads/${pad}/history/2`);
	expect(page.text).toContain('Suggested by Chloe, accepted by Ana');
	expect((await new Visitor().ask(`/pads/${pad}/history/1`)).text).not.toContain('Suggested by Chloe');
	const version = await new Visitor().ask(`/api/v1/pads/${pad}/versions/2`);
	expect(JSON.parse(version.text)).toMatchObject({ author: 'Ana', suggestedBy: 'Chloe' });
});

test('what was written anew meanwhile is not overwritten by a suggestion', async () => {
	const [ana, chloe] = [newGuest(), newGuest()];
	const pad = await padOf(ana, { text });
	const [first, second] = [await suggested(pad, chloe), await suggested(pad, chloe, 'Friday')];
	await perform(acceptSuggestion, { pad, thread: first.id }, by(ana));
	expect(await outcome(perform(acceptSuggestion, { pad, thread: second.id }, by(ana)))).toBe('pads.words-gone');
	expect((await threads(pad)).find(({ id }) => id === second.id)?.suggestion?.answer).toBe(null);
	await perform(declineSuggestion, { pad, thread: second.id }, by(chloe));
	expect(await textOf(pad)).toContain('Tuesday');
});

test('who may only comment changes no text', async () => {
	const [ana, chloe] = [newGuest(), newGuest()];
	const pad = await padOf(ana, { text, writers: 'key' });
	await perform(setCommenting, { pad, who: 'readers', guests: true }, by(ana));
	const made = await suggested(pad, chloe);
	expect(await outcome(perform(acceptSuggestion, { pad, thread: made.id }, by(chloe)))).toBe('kernel.not-allowed');
});

test('the owner says who may comment, and rights taken away act at once', async () => {
	const [ana, chloe] = [newGuest(), newGuest()];
	const pad = await padOf(ana, { text, writers: 'key' });
	const say = (actor: Actor, key: string | null = null) =>
		outcome(perform(comment, { pad, text: 'Hello' }, by(actor, key)));
	const set = (who: string, guests = true) => perform(setCommenting, { pad, who, guests }, by(ana));
	expect(await say(chloe)).toBe('kernel.not-allowed');
	await set('readers');
	expect(await say(chloe)).toBe('done');
	await set('readers', false);
	expect(await say(chloe)).toBe('kernel.not-allowed');
	expect(await say(ana)).toBe('done');
	await set('key');
	const key = await transaction(() => keyFor(pad, 'read', 'comment'));
	expect(await say(chloe)).toBe('kernel.not-allowed');
	expect(await say(chloe, key)).toBe('done');
	await set('nobody');
	expect(await say(ana)).toBe('kernel.not-allowed');
	expect(await say(chloe, key)).toBe('kernel.not-allowed');
	await set('writers');
	await perform(changePad, { pad, writers: 'link' }, by(ana));
	expect(await say(chloe)).toBe('done');
});

test('a locked text is still talked about, and not changed', async () => {
	const [ana, bo] = [newGuest(), newGuest()];
	const pad = await padOf(ana, { text });
	await perform(lockPad, { pad, locked: true }, by(ana));
	const made = await suggested(pad, bo);
	expect(await outcome(perform(acceptSuggestion, { pad, thread: made.id }, by(bo)))).toBe('kernel.not-allowed');
	expect(await outcome(perform(acceptSuggestion, { pad, thread: made.id }, by(ana)))).toBe('done');
});

test('a link to comment lets in by itself, until it is replaced', async () => {
	const [ana, bo] = [new Visitor(), new Visitor()];
	const made = await ana.post('/pads/new', 'make', { title: 'Picnic', keepDays: '30', writers: 'key' });
	const path = made.location!.split('?')[0]!;
	const say = () => bo.post(`${path}/comments`, 'comment', { text: 'Hello' });
	expect((await say()).status).toBe(403);
	expect((await ana.post(`${path}/links`, 'commenting', { who: 'key', guests: 'on' })).status).toBe(303);
	const links = (await ana.ask(`${path}/links`)).text;
	const link = /id="link-comment"[^>]*value="https?:\/\/[^/]+([^"]+)"/.exec(links)![1]!;
	const opened = await bo.ask(link);
	if (opened.location?.endsWith('?again')) await bo.ask(opened.location);
	expect((await say()).status).toBe(303);
	expect((await bo.post(path, 'add', { text: 'Not to write' })).status).toBe(403);
	expect((await ana.post(`${path}/links`, 'renew-comment-link')).status).toBe(303);
	expect((await say()).status).toBe(403);
	expect((await ana.ask(`${path}/links`)).text).not.toContain(link);
});

test('a moderator reads what was said', async () => {
	const ana = newGuest();
	const pad = await padOf(ana, { text });
	const made = await suggested(pad, ana);
	expect(await review.show(pad, `comment:${made.comments[0]!.id}`)).toEqual({
		kind: 'suggestion',
		title: 'Chloe',
		texts: ['Tuesday', 'Monday'],
		pictures: [],
		maker: ana.id
	});
});

test('without a script one reads, comments, answers, suggests and accepts', async () => {
	const [ana, bo] = [new Visitor(), new Visitor()];
	const made = await ana.post('/pads/new', 'make', { title: 'Picnic', keepDays: '30' });
	const path = made.location!.split('?')[0]!;
	await ana.post(path, 'add', { text: 'We meet on Monday.', name: 'Ana' });
	const place = `${path}/comments`;
	const wrong = await bo.post(place, 'comment', { text: 'Why?', quote: 'on Sunday', name: 'Bo' });
	expect(wrong.status).toBe(422);
	expect(wrong.text).toContain('These words do not stand in the text.');
	const said = await bo.post(place, 'comment', { text: 'Why <b>so</b>?', quote: 'on Monday', name: 'Bo' });
	expect(said.status, said.text).toBe(303);
	const id = /#thread-(\w+)/.exec(said.location!)![1]!;
	expect((await ana.post(place, 'answer', { thread: id, text: 'It is free.', name: 'Ana' })).status).toBe(303);
	const page = (await ana.ask(place)).text;
	expect(page).toContain('Why &lt;b>so&lt;/b>?');
	expect(page).toContain('It is free.');
	expect(page).toContain('1 open comment');
	const other = await bo.post(place, 'suggest', { quote: 'Monday', words: 'Tuesday', name: 'Bo' });
	const suggestion = /#thread-(\w+)/.exec(other.location!)![1]!;
	expect((await ana.post(place, 'accept', { thread: suggestion })).status).toBe(303);
	expect((await bo.ask(path)).text).toContain('We meet on Tuesday.');
	expect((await ana.post(place, 'resolve', { thread: id })).status).toBe(303);
	expect((await bo.ask(place)).text).toContain('2 resolved');
});

test('programs comment and suggest', async () => {
	const program = new Visitor();
	const ask = async (path: string, method = 'GET', body?: object) => {
		const answer = await program.ask(`/api/v1${path}`, {
			method,
			headers: { 'content-type': 'application/json' },
			body: body && JSON.stringify(body)
		});
		return { status: answer.status, body: answer.text ? JSON.parse(answer.text) : null };
	};
	const { body: pad } = await ask('/pads', 'POST', { title: 'From a program', text });
	const made = await ask(`/pads/${pad.id}/threads`, 'POST', { text: 'Why?', quote: 'Monday', name: 'Chloe' });
	expect(made.status).toBe(201);
	expect((await ask(`/pads/${pad.id}/threads/${made.body.id}/comments`, 'POST', { text: 'So.' })).status).toBe(201);
	const { body: other } = await ask(`/pads/${pad.id}/suggestions`, 'POST', { quote: 'at the harbour', words: '' });
	expect((await ask(`/pads/${pad.id}/suggestions/${other.id}/acceptance`, 'PUT', {})).status).toBe(204);
	const read = await ask(`/pads/${pad.id}/threads`);
	expect(read.body.threads).toMatchObject([
		{ quote: 'Monday', standsOn: { text: 'Monday' }, comments: [{ name: 'Chloe', text: 'Why?' }, { text: 'So.' }] },
		{ suggestion: { words: '', answer: { how: 'accepted' } }, standsOn: null }
	]);
	const first = await ask(`/pads/${pad.id}/threads?limit=1`);
	expect(first.body.threads).toEqual(read.body.threads.slice(0, 1));
	const second = await ask(`/pads/${pad.id}/threads?limit=1&cursor=${first.body.next}`);
	expect(second.body).toEqual({ threads: read.body.threads.slice(1), next: null });
	expect((await ask(`/pads/${pad.id}`)).body.text).toContain('We meet on Monday .');
	expect((await ask(`/pads/${pad.id}/chat`, 'POST', { text: 'Hello', name: 'Chloe' })).body).toEqual({ n: 1 });
	expect((await ask(`/pads/${pad.id}/chat`)).body).toMatchObject({
		closed: false,
		messages: [{ n: 1, name: 'Chloe', text: 'Hello' }]
	});
});
