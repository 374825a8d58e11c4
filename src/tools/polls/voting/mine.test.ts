import { expect, test } from 'vitest';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { ballotOn, ownerOf, pathOf, pollOf, vote } from './trial.ts';

openTestHouse();

const anonymous = { settings: { anonymous: true, proposals: true } };

/** Votes, and gives the page of the personal link. */
async function answered() {
	const poll = await pollOf(anonymous);
	const dov = new Visitor();
	const sent = await vote(dov, poll, '', { 1: 'yes' });
	return { poll, dov, mine: pathOf(sent.location).replace('/voted/', '/mine/') };
}

test('in an anonymous poll one comments and proposes from the page of the personal link, and stays there', async () => {
	const { dov, mine } = await answered();
	const said = await dov.post(mine, 'say', { text: 'Bread, please' });
	expect(pathOf(said.location)).toBe(`${mine}?done=said`);
	const proposed = await dov.post(mine, 'propose', { 'options[0].label': 'Cake' });
	expect(pathOf(proposed.location)).toBe(`${mine}?done=proposed`);
	const { text } = await dov.ask(mine);
	expect(text).toContain('Bread, please');
	expect(text).toContain('Cake');
});

test('whoever took an anonymous answer back, or lost it to the owner, answers again where they are', async () => {
	const { poll, dov, mine } = await answered();
	const ana = await ownerOf(poll);
	const [, ballot] = /remove=(\w+)/.exec((await ana.ask(`${poll.path}/voters`)).text) ?? [];
	await ana.post(`${poll.path}/voters`, 'remove', { ballot: ballot! });
	const page = await dov.ask(mine);
	const hasKey = page.text.includes('name="key"');
	expect(hasKey).toBe(false);
	const again = await dov.post(mine, 'vote', { 'choices.2': 'yes' });
	expect(pathOf(again.location)).toContain('/voted/');
	expect(await ballotOn(dov, pathOf(again.location).replace('/voted/', '/mine/'))).not.toBe('');
});
