/** Voting, changing one's mind, saying something beside it. */
import { z } from 'zod';
import { newId } from '#base/ids.ts';
import { ifGiven, longText } from '#base/inputs.ts';
import { refusal } from '#base/refusal.ts';
import { makeKey } from '#kernel/access/keys.ts';
import { type ItemPass, passFor } from '#kernel/access/pass.ts';
import { action, type ItemDeed } from '#kernel/actions/action.ts';
import { malformed } from '#kernel/actions/perform.ts';
import { type Ballot, ballotFaults, claimTurns, fullFaults, keptChoices } from '../ballot.ts';
import { mayRemoveComment, whyNotComment } from '../comment.ts';
import { answeringInvitation } from '../deciding/inviting/answered.ts';
import { ballotInput, commentInput, ticked } from '../input.ts';
import { nameFaults, roomForBallot } from '../making.ts';
import { whyNotChangeBallot, whyNotRemoveBallot, whyNotVote } from '../may.ts';
import { limits, momentIn, type Poll } from '../poll.ts';
import * as store from '../store.ts';
import { fullOptions, tally } from '../tally.ts';
import { askPassword, unless, unlessTrashed, whoOf } from '../who.ts';
import { movingSeats } from './moved-seats.ts';
import { known, voterTrace } from './trace.ts';

export const tooManyBallots = refusal('polls.too-many-ballots', 409);
export const noSuchBallot = refusal('polls.no-such-ballot', 404);
export const noSuchComment = refusal('polls.no-such-comment', 404);

const poll = z.string().max(100);
const ballot = z.string().max(40);
/** The key of a personal link, where the page is opened by it rather than by what the browser keeps. */
const key = z.string().max(40).optional();

/** Answers, and what goes with them: a word to all, or to whoever asks. */
export const voteInput = ballotInput.extend({
	comment: ifGiven(longText(limits.comment)),
	private: ticked.default(false)
});

const vote = voteInput.extend({ poll });
type Vote = z.output<typeof vote>;
const changed = vote.extend({ ballot, key });

const words = ({ input }: { input: Vote }) => ({ kind: 'vote', effort: 1, words: [input.name, input.comment] });

const holderPass = ({ pass, input }: ItemDeed<{ key?: string }>): ItemPass | Promise<ItemPass> =>
	input.key ? passFor({ tool: 'polls', name: pass.item }, null, input.key) : pass;

/** Checks choices against the poll as it is now. @throws kernel.malformed naming each field. */
async function checked(
	deed: ItemDeed<Vote>,
	found: Poll,
	before: Ballot | null
): Promise<Pick<Ballot, 'name' | 'choices'>> {
	const choices = keptChoices(found, deed.input.choices);
	const fields = [...nameFaults(found, deed.input.name), ...ballotFaults(found, choices)];
	if (fields.length === 0 && found.policy.whenFull === 'refuse') {
		const others = (await store.ballotsOf(deed.pass)).filter(({ id }) => id !== before?.id);
		fields.push(...fullFaults(found, fullOptions(tally(found, others)), before, choices));
	}
	if (fields.length > 0) throw malformed({ fields });
	return { name: found.policy.anonymous ? '' : (deed.input.name ?? ''), choices };
}

/** Whose ballot it is: nobody's, for good, in an anonymous poll. */
const voter = (found: Poll, deed: ItemDeed<unknown>) => (found.policy.anonymous ? null : deed.actor.id);

type Said = { name?: string; text: string; private: boolean };

async function keepWords(deed: ItemDeed<unknown>, found: Poll, said: Said, own: string | null): Promise<string> {
	const { anonymous } = found.policy;
	const id = newId();
	await store.keepComment(deed.pass, {
		id,
		name: anonymous ? '' : (said.name ?? ''),
		text: said.text,
		private: said.private,
		actor: voter(found, deed),
		ballot: anonymous ? null : own,
		at: momentIn(found, deed.now)
	});
	return id;
}

/** @returns the id of the comment, null when nothing was said. */
async function keepWordsOf(deed: ItemDeed<Vote>, found: Poll, own: string): Promise<string | null> {
	const { name, comment: text, private: hidden } = deed.input;
	if (text === undefined) return null;
	unless(whyNotComment(found, whoOf(deed.pass), await store.countComments(deed.pass)));
	return keepWords(deed, found, { name, text, private: hidden }, own);
}

/** `anonymous`: nobody may know who did it. */
export type Voted = { id: string; anonymous: boolean };
/** `comment`: what was said beside it. */
export type Spoken = Voted & { comment: string | null };
export type Cast = Spoken & { key: string };

/** An anonymous ballot has no words of its own; what was said beside any other goes with it. */
const partsOf = (_deed: unknown, { id, comment, anonymous }: Spoken): string[] =>
	anonymous && comment !== null ? [`comment:${comment}`] : [`ballot:${id}`];

/** A first vote. Gives the ballot's id and the key of its personal link. */
export const castVote = action({
	name: 'polls.cast-vote',
	on: 'poll',
	crowded: true,
	input: vote,
	may: () => true,
	weigh: words,
	parts: partsOf,
	trace: voterTrace,
	async run(deed): Promise<Cast> {
		const { pass } = deed;
		unlessTrashed(pass);
		askPassword(pass);
		const { turn, found } = await store.takeTurn(pass);
		unless(whyNotVote(found, whoOf(pass), deed.now));
		// Every ballot took a turn, so counting starts to matter only there.
		if (turn > limits.ballots && !roomForBallot(await store.countBallots(pass))) throw tooManyBallots();
		const { name, choices } = await checked(deed, found, null);
		await known(found, deed.actor);
		const id = newId();
		const at = momentIn(found, deed.now);
		const turns = claimTurns(null, choices, turn);
		const invitation = await answeringInvitation(pass, found);
		const actor = voter(found, deed);
		await store.keepBallot(pass, { id, name, choices, turns, at, changedAt: at, actor, invitation });
		const comment = await keepWordsOf(deed, found, id);
		const { anonymous } = found.policy;
		return { id, comment, key: await makeKey(pass.item, 'answer', id, anonymous), anonymous };
	}
});

async function ballotOf(deed: ItemDeed<{ ballot: string }>): Promise<Ballot> {
	const found = await store.ballot(deed.pass, deed.input.ballot);
	if (!found) throw noSuchBallot();
	return found;
}

/** A vote changed by its voter, or by whom the poll's policy lets. */
export const changeVote = action({
	name: 'polls.change-vote',
	on: 'poll',
	input: changed,
	may: () => true,
	weigh: words,
	parts: partsOf,
	trace: voterTrace,
	async run(deed): Promise<Spoken> {
		const { pass } = deed;
		unlessTrashed(pass);
		askPassword(pass);
		const { turn, found } = await store.takeTurn(pass);
		const before = await ballotOf(deed);
		unless(whyNotChangeBallot(found, before, whoOf(await holderPass(deed), [before]), deed.now));
		const { name, choices } = await checked(deed, found, before);
		await known(found, deed.actor);
		const after = {
			...before,
			name,
			choices,
			turns: claimTurns(before, choices, turn),
			changedAt: momentIn(found, deed.now)
		};
		await movingSeats(pass, found, () => store.keepBallot(pass, after));
		const comment = await keepWordsOf(deed, found, before.id);
		return { id: before.id, comment, anonymous: found.policy.anonymous };
	}
});

/** A vote taken back; who waited for its seats moves up. */
export const withdrawVote = action({
	name: 'polls.withdraw-vote',
	on: 'poll',
	input: z.strictObject({ poll, ballot, key }),
	may: () => true,
	trace: voterTrace,
	async run(deed): Promise<Voted> {
		const { pass } = deed;
		const [, found] = await Promise.all([store.hold(pass), store.poll(pass)]);
		const before = await ballotOf(deed);
		unless(whyNotRemoveBallot(found, before, whoOf(await holderPass(deed), [before]), deed.now));
		await known(found, deed.actor);
		await movingSeats(pass, found, () => store.removeBallot(pass, before.id));
		return { id: before.id, anonymous: found.policy.anonymous };
	}
});

/** Something said beside the votes, to all or to the owner alone. */
export const addComment = action({
	name: 'polls.add-comment',
	on: 'poll',
	input: commentInput.extend({ poll }),
	may: () => true,
	weigh: ({ input }) => ({ kind: 'comment', effort: 1, words: [input.name, input.text] }),
	parts: (_deed, { id }) => [`comment:${id}`],
	trace: voterTrace,
	async run(deed): Promise<Voted> {
		const { pass, input } = deed;
		unlessTrashed(pass);
		askPassword(pass);
		const [, found] = await Promise.all([store.hold(pass), store.poll(pass)]);
		unless(whyNotComment(found, whoOf(pass), await store.countComments(pass)));
		const fields = nameFaults(found, input.name);
		if (fields.length > 0) throw malformed({ fields });
		const { anonymous } = found.policy;
		await known(found, deed.actor);
		const own = anonymous ? null : await store.ballotBy(pass, deed.actor.id);
		return { id: await keepWords(deed, found, input, own), anonymous };
	}
});

export const removeComment = action({
	name: 'polls.remove-comment',
	on: 'poll',
	input: z.strictObject({ poll, comment: z.string().max(40) }),
	may: () => true,
	trace: voterTrace,
	async run({ pass, input, actor }): Promise<Voted> {
		const [found, poll, ballots] = await Promise.all([
			store.comment(pass, input.comment),
			store.poll(pass),
			store.ballotsOf(pass)
		]);
		if (!found) throw noSuchComment();
		unless(mayRemoveComment(found, whoOf(pass, ballots)) ? null : 'not-yours');
		await known(poll, actor);
		await store.removeComment(pass, found.id);
		return { id: found.id, anonymous: poll.policy.anonymous };
	}
});
