/** Comments are made, answered, changed, resolved; other words are suggested, accepted or declined. */
import { z } from 'zod';
import { newId } from '#base/ids.ts';
import { longText } from '#base/inputs.ts';
import { refusal } from '#base/refusal.ts';
import { revokeKeys } from '#kernel/access/keys.ts';
import { type ItemPass, notAllowed } from '#kernel/access/pass.ts';
import { action, type ItemDeed } from '#kernel/actions/action.ts';
import { malformed } from '#kernel/actions/perform.ts';
import { spend } from '#kernel/limits/rate.ts';
import { mindBytes } from '../keeping/room.ts';
import { type Anchor, replaceAt } from './anchor.ts';
import { authorIn } from './author.ts';
import { rewrite } from './change.ts';
import { answerInput, commentInput, commentingInput, id, suggestionInput } from './input.ts';
import { rightsOf } from './rights.ts';
import { textOf } from './standing.ts';
import * as store from './store.ts';
import { tellLater } from './telling.ts';
import { commentKey, limits, type Thread } from './thread.ts';

const noSuchComment = refusal('pads.no-such-comment', 404);
const tooManyComments = refusal('pads.too-many-comments', 409);
const answeredAlready = refusal('pads.answered-already', 409);
const wordsGone = refusal('pads.words-gone', 409);
const wordsChanged = refusal('pads.words-changed', 409);

const rate = { name: 'pads.comment', perMinute: 12, burst: 12 };
const pad = z.string().max(99);

async function admitSpeaker({ pass, actor }: ItemDeed<unknown>): Promise<void> {
	if (!(await rightsOf(pass)).comments) throw notAllowed();
	spend(rate, actor.id);
	await mindBytes(pass.item);
}

async function mindRoom(pass: ItemPass, held: number, most: number): Promise<void> {
	if (held >= most || (await store.countComments(pass)) >= limits.allComments) throw tooManyComments();
}

type Standing = { quote?: string; anchor?: Anchor };

/** @throws kernel.malformed where the words do not stand in the text. */
async function standsOn({ item }: ItemPass, { quote, anchor }: Standing): Promise<Anchor | null> {
	if (!anchor && !quote) return null;
	const text = await textOf(item);
	const found = anchor ? text.settled(anchor) : text.find(quote!);
	if (!found) throw malformed({ fields: [{ field: 'quote', code: 'pads.no-such-words' }] });
	return found;
}

type Opening = { text?: string; name?: string } & Standing;

async function openThread(deed: ItemDeed<Opening>, anchor: Anchor | null, words: string | null): Promise<Thread> {
	const { pass, input, actor, now } = deed;
	await mindRoom(pass, (await store.countThreads(pass)).all, limits.threads);
	const author = await authorIn(pass, actor, input.name);
	const thread: Thread = {
		id: newId(),
		anchor,
		quote: anchor?.quote ?? '',
		comments: [{ id: newId(), author, at: now, text: input.text ?? '', edited: null }],
		resolved: null,
		suggestion: words === null ? null : { words, answer: null }
	};
	await store.keepThread(pass.item, thread);
	await tellLater(pass, thread.comments[0]!.id, 'said', now);
	return thread;
}

const firstOf = (_deed: unknown, { comments: [first] }: Thread): string[] => [`comment:${first!.id}`];

export const comment = action({
	name: 'pads.comment',
	on: 'pad',
	input: commentInput.extend({ pad }),
	may: () => true,
	weigh: ({ input }) => ({
		kind: 'comment',
		effort: 1,
		words: [input.name, input.text, input.quote ?? input.anchor?.quote]
	}),
	parts: firstOf,
	async run(deed): Promise<Thread> {
		await admitSpeaker(deed);
		return openThread(deed, await standsOn(deed.pass, deed.input), null);
	}
});

export const suggest = action({
	name: 'pads.suggest',
	on: 'pad',
	input: suggestionInput.extend({ pad }),
	may: () => true,
	weigh: ({ input }) => ({
		kind: 'suggestion',
		effort: 1,
		words: [input.name, input.words, input.text, input.quote ?? input.anchor?.quote]
	}),
	parts: firstOf,
	async run(deed): Promise<Thread> {
		await admitSpeaker(deed);
		const anchor = await standsOn(deed.pass, deed.input);
		if (!anchor) throw malformed({ fields: [{ field: 'quote', code: 'required' }] });
		return openThread(deed, anchor, deed.input.words ?? '');
	}
});

async function threadIn(pass: ItemPass, thread: string): Promise<Thread> {
	const found = await store.thread(pass, thread);
	if (!found) throw noSuchComment();
	return found;
}

export type Answered = { id: string; thread: string };

export const answer = action({
	name: 'pads.answer',
	on: 'pad',
	input: answerInput.extend({ pad, thread: id }),
	may: () => true,
	weigh: ({ input }) => ({ kind: 'comment', effort: 1, words: [input.name, input.text] }),
	parts: (_deed, { id: made }) => [`comment:${made}`],
	async run(deed): Promise<Answered> {
		await admitSpeaker(deed);
		const { pass, input, actor, now } = deed;
		const found = await threadIn(pass, input.thread);
		await mindRoom(pass, found.comments.length, limits.comments);
		const made = newId();
		const author = await authorIn(pass, actor, input.name);
		await store.keepComment(pass.item, found.id, { id: made, author, at: now, text: input.text, edited: null });
		// Whoever answers takes it up again.
		await store.reopen(pass, found.id);
		await tellLater(pass, made, 'said', now);
		return { id: made, thread: found.id };
	}
});

type Found = { thread: Thread; mine: boolean };

async function commentIn(pass: ItemPass, comment: string): Promise<Found> {
	const thread = await store.threadOfComment(pass, comment);
	const said = thread?.comments.find((one) => one.id === comment);
	if (!thread || !said || !pass.sees(`comment:${comment}`)) throw noSuchComment();
	const authors = await store.authorsFor(pass);
	return { thread, mine: authors.some(({ n, mine }) => mine && n === said.author) };
}

export const amendComment = action({
	name: 'pads.amend-comment',
	on: 'pad',
	input: z.strictObject({ pad, comment: id, text: longText(limits.text) }),
	may: () => true,
	weigh: ({ input }) => ({ kind: 'comment', effort: 1, words: [input.text] }),
	parts: (_deed, { id: changed }) => [`comment:${changed}`],
	async run(deed): Promise<Answered> {
		await admitSpeaker(deed);
		const { pass, input, now } = deed;
		const { thread, mine } = await commentIn(pass, input.comment);
		if (!mine) throw notAllowed();
		await store.changeComment(pass, input.comment, input.text, now);
		return { id: input.comment, thread: thread.id };
	}
});

export const removeComment = action({
	name: 'pads.remove-comment',
	on: 'pad',
	input: z.strictObject({ pad, comment: id }),
	may: () => true,
	async run({ pass, input }): Promise<void> {
		const { thread, mine } = await commentIn(pass, input.comment);
		if (!mine && !pass.can('manage')) throw notAllowed();
		const [first] = thread.comments;
		// What is suggested goes with what said so; answers to a comment stay.
		const isWhole = thread.comments.length === 1 || (thread.suggestion !== null && first!.id === input.comment);
		if (isWhole) await store.removeThread(pass, thread.id);
		else await store.removeComment(pass, input.comment);
	}
});

/** Those who write settle things, and whoever began the thread. */
async function admitSettler({ pass, actor }: ItemDeed<unknown>, thread: Thread): Promise<number> {
	const rights = await rightsOf(pass);
	const own = (await store.authorsFor(pass)).find(({ mine }) => mine)?.n;
	const isBeginner = rights.comments && own === thread.comments[0]!.author;
	if (!rights.writes && !isBeginner) throw notAllowed();
	return own ?? authorIn(pass, actor, undefined);
}

const threadInput = z.strictObject({ pad, thread: id });

export const resolveThread = action({
	name: 'pads.resolve',
	on: 'pad',
	input: threadInput,
	may: () => true,
	async run(deed): Promise<{ thread: string }> {
		const found = await threadIn(deed.pass, deed.input.thread);
		const by = await admitSettler(deed, found);
		await store.resolve(deed.pass.item, found.id, { by, at: deed.now });
		return { thread: found.id };
	}
});

export const reopenThread = action({
	name: 'pads.reopen',
	on: 'pad',
	input: threadInput,
	may: () => true,
	async run(deed): Promise<{ thread: string }> {
		const found = await threadIn(deed.pass, deed.input.thread);
		await admitSettler(deed, found);
		await store.reopen(deed.pass, found.id);
		return { thread: found.id };
	}
});

type Suggested = Thread & { suggestion: NonNullable<Thread['suggestion']> };

async function suggestedIn(pass: ItemPass, thread: string): Promise<Suggested> {
	const found = await threadIn(pass, thread);
	if (!found.suggestion) throw noSuchComment();
	return found as Suggested;
}

/** Of two who answer at once, one does. */
async function settle({ pass, now }: ItemDeed<unknown>, thread: Thread, how: 'accepted' | 'declined', by: number) {
	const isFirst = await store.answerSuggestion(pass.item, thread.id, { how, by, at: now, sequence: null });
	if (!isFirst) throw answeredAlready();
	await store.resolve(pass.item, thread.id, { by, at: now });
	await tellLater(pass, thread.comments[0]!.id, how, now);
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const acceptSuggestion = action({
	name: 'pads.accept',
	on: 'pad',
	input: threadInput,
	may: () => true,
	async run(deed): Promise<{ thread: string }> {
		const { pass, actor } = deed;
		if (!(await rightsOf(pass)).writes) throw notAllowed();
		const { id: thread, anchor, quote, suggestion, ...rest } = await suggestedIn(pass, deed.input.thread);
		const by = await authorIn(pass, actor, undefined);
		await settle(deed, { id: thread, anchor, quote, suggestion, ...rest }, 'accepted', by);
		let next: Anchor | null = null;
		const sequence = await rewrite(pass.item, actor, (text) => {
			const place = anchor && text.place(anchor);
			if (!anchor || !place) throw wordsGone();
			const flat = text.flat(anchor.field);
			if (oneLine(flat.text.slice(place.from, place.to)) !== oneLine(quote)) throw wordsChanged();
			const told = replaceAt(flat, place, suggestion.words);
			if (told === null) throw wordsGone();
			return (after) => {
				next = after.at({ from: place.from, to: place.from + told.length });
			};
		});
		await store.noteChange(pass, thread, sequence);
		if (next) await store.moveThread(pass, thread, next);
		return { thread };
	}
});

export const declineSuggestion = action({
	name: 'pads.decline',
	on: 'pad',
	input: threadInput,
	may: () => true,
	async run(deed): Promise<{ thread: string }> {
		const found = await suggestedIn(deed.pass, deed.input.thread);
		await settle(deed, found, 'declined', await admitSettler(deed, found));
		return { thread: found.id };
	}
});

export const setCommenting = action({
	name: 'pads.set-commenting',
	on: 'pad',
	needs: 'manage',
	input: commentingInput.extend({ pad }),
	may: () => true,
	run: async ({ pass, input: { who, guests } }): Promise<void> => {
		await store.keepCommenting(pass, { who, guests });
	}
});

/** The old link to comment stops working at once. */
export const renewCommentLink = action({
	name: 'pads.renew-comment-link',
	on: 'pad',
	needs: 'manage',
	input: z.strictObject({ pad }),
	may: () => true,
	run: ({ pass }): Promise<void> => revokeKeys(pass, 'read', commentKey)
});
