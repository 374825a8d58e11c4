/** Voting, changing one's mind, saying something beside it, proposing an option. */
import { z } from 'zod';
import { newId } from '#base/ids.ts';
import { refusal } from '#base/refusal.ts';
import { makeKey } from '#kernel/access/keys.ts';
import { action, type ItemDeed } from '#kernel/actions/action.ts';
import { malformed } from '#kernel/actions/perform.ts';
import { type Ballot, ballotFaults, claimTurns, fullFaults, keptChoices } from '../ballot.ts';
import { mayRemoveComment, whyNotComment } from '../comment.ts';
import { answeringInvitation } from '../deciding/inviting/answered.ts';
import { ballotInput, commentInput } from '../input.ts';
import { nameFaults, roomForBallot } from '../making.ts';
import { whyNotChangeBallot, whyNotRemoveBallot, whyNotVote } from '../policy.ts';
import { limits, type Poll } from '../poll.ts';
import * as store from '../store.ts';
import { fullOptions, tally } from '../tally.ts';
import { unless, whoOf } from '../who.ts';

export const tooManyBallots = refusal('polls.too-many-ballots', 409);
export const noSuchBallot = refusal('polls.no-such-ballot', 404);
export const noSuchComment = refusal('polls.no-such-comment', 404);

const poll = z.string().max(100);
const ballot = z.string().max(40);

const vote = ballotInput.extend({ poll });
type Vote = z.output<typeof vote>;
const changed = vote.extend({ ballot });

const words = ({ input }: { input: { name?: string } }) => ({ effort: 1, words: [input.name] });

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

export type Cast = { id: string; key: string; anonymous: boolean };

/** A first vote. Gives the ballot's id and the key of its personal link. */
export const castVote = action({
	name: 'polls.cast-vote',
	on: 'poll',
	input: vote,
	may: () => true,
	weigh: words,
	async run(deed): Promise<Cast> {
		const { pass, now } = deed;
		const { turn, found } = await store.takeTurn(pass);
		unless(whyNotVote(found, whoOf(pass), now));
		// Every ballot took a turn, so counting starts to matter only there.
		if (turn > limits.ballots && !roomForBallot(await store.countBallots(pass))) throw tooManyBallots();
		const { name, choices } = await checked(deed, found, null);
		const id = newId();
		const turns = claimTurns(null, choices, turn);
		const invitation = await answeringInvitation(pass, found);
		const actor = voter(found, deed);
		await store.keepBallot(pass, { id, name, choices, turns, at: now, changedAt: now, actor, invitation });
		return { id, key: await makeKey(pass.item, 'answer', id), anonymous: found.policy.anonymous };
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
	async run(deed): Promise<{ id: string }> {
		const { pass, now } = deed;
		const { turn, found } = await store.takeTurn(pass);
		const before = await ballotOf(deed);
		unless(whyNotChangeBallot(found, before, whoOf(pass, [before]), now));
		const { name, choices } = await checked(deed, found, before);
		await store.keepBallot(pass, {
			...before,
			name,
			choices,
			turns: claimTurns(before, choices, turn),
			changedAt: now
		});
		return { id: before.id };
	}
});

/** A vote taken back; who waited for its seats moves up. */
export const withdrawVote = action({
	name: 'polls.withdraw-vote',
	on: 'poll',
	input: z.strictObject({ poll, ballot }),
	may: () => true,
	async run(deed): Promise<void> {
		const { pass, now } = deed;
		await store.hold(pass);
		const before = await ballotOf(deed);
		unless(whyNotRemoveBallot(await store.poll(pass), before, whoOf(pass, [before]), now));
		await store.removeBallot(pass, before.id);
	}
});

/** Something said beside the votes, to all or to the owner alone. */
export const addComment = action({
	name: 'polls.add-comment',
	on: 'poll',
	input: commentInput.extend({ poll }),
	may: () => true,
	weigh: ({ input }) => ({ effort: 1, words: [input.name, input.text] }),
	async run(deed): Promise<{ id: string }> {
		const { pass, input, now } = deed;
		await store.hold(pass);
		const found = await store.poll(pass);
		const ballots = await store.ballotsOf(pass);
		unless(whyNotComment(found, whoOf(pass, ballots), (await store.commentsOf(pass)).length));
		const own = ballots.find((one) => one.actor === deed.actor.id)?.id ?? null;
		const id = newId();
		await store.keepComment(pass, {
			id,
			name: found.policy.anonymous ? '' : (input.name ?? ''),
			text: input.text,
			private: input.private,
			actor: voter(found, deed),
			ballot: found.policy.anonymous ? null : own,
			at: now
		});
		return { id };
	}
});

export const removeComment = action({
	name: 'polls.remove-comment',
	on: 'poll',
	input: z.strictObject({ poll, comment: z.string().max(40) }),
	may: () => true,
	async run({ pass, input }): Promise<void> {
		const found = (await store.commentsOf(pass)).find(({ id }) => id === input.comment);
		if (!found) throw noSuchComment();
		unless(mayRemoveComment(found, whoOf(pass, await store.ballotsOf(pass))) ? null : 'not-yours');
		await store.removeComment(pass, found.id);
	}
});
