import { expect, test } from 'vitest';
import { passFor } from '#kernel/access/pass.ts';
import { type Actor, newGuest } from '#kernel/accounts/actor.ts';
import { perform } from '#kernel/actions/perform.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { type Opened, openPoll } from './asking/actions.ts';
import { review } from './review.ts';
import { addComment, type Cast, castVote, type Voted } from './voting/actions.ts';

openTestHouse();

const callerOf = (actor: Actor) => ({ actor, key: null, language: 'en' as const, place: null });

test('a moderator is shown a poll, and each part of it, as words', async () => {
	const [ana, bo] = [newGuest(), newGuest()];
	const options = [{ label: 'Lake', link: 'https://lake.example/' }, { label: 'Wood' }];
	const settings = { description: 'Where to?' };
	const input = { kind: 'choice', title: 'Outing', settings, options };
	const { item } = (await perform(openPoll, input, callerOf(ana))) as Opened;
	const vote = { poll: item.id, name: 'Bo', choices: { 1: 'yes' }, comment: 'By bike' };
	const ballot = (await perform(castVote, vote, callerOf(bo))) as Cast;
	const said = (await perform(addComment, { poll: item.id, name: 'Bo', text: 'At noon' }, callerOf(bo))) as Voted;
	expect(await review.show(item.id, '')).toMatchObject({
		kind: 'poll',
		title: 'Outing',
		texts: ['Where to?', 'Lake', 'https://lake.example/', 'Wood'],
		maker: ana.id
	});
	expect(await review.show(item.id, `comment:${said.id}`)).toMatchObject({
		kind: 'comment',
		texts: ['At noon'],
		maker: bo.id
	});
	expect(await review.show(item.id, `ballot:${ballot.id}`)).toMatchObject({
		kind: 'vote',
		texts: ['By bike', 'At noon']
	});
	expect(await review.show(item.id, 'option:1')).toMatchObject({ kind: 'option', title: 'Lake' });
	expect(await review.show(item.id, 'comment:nothing')).toBeNull();
	expect((await passFor({ tool: 'polls', name: item.id }, null)).withheld).toBeNull();
});
