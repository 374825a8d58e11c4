import { expect, test } from 'vitest';
import { perform } from '#kernel/actions/perform.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { addOptions, changeOption, removeOption } from '../asking/options/actions.ts';
import { ballotOn, change, pollOf, vote } from './trial.ts';

openTestHouse();

test('whoever answered is told of options that came, went or were renamed, until they answer again', async () => {
	const lunch = await pollOf({ options: [{ label: 'Soup' }, { label: 'Salad' }, { label: 'Pie' }] });
	const dov = new Visitor();
	await vote(dov, lunch, 'Dov', { 1: 'yes', 2: 'yes' });
	expect((await dov.ask(lunch.path)).text).not.toContain('Something changed');
	const owner = { actor: null, key: lunch.manageKey, language: 'en', place: null } as const;
	await perform(addOptions, { poll: lunch.id, options: [{ label: 'Cake' }] }, owner);
	await perform(removeOption, { poll: lunch.id, option: '1' }, owner);
	await perform(changeOption, { poll: lunch.id, option: '2', label: 'Steak' }, owner);
	const { text } = await dov.ask(lunch.path);
	expect(text).toContain('New, and without your answer yet: Cake');
	expect(text).toContain('“Salad” is now called “Steak”; your answer to it stays.');
	expect(text).toContain('No longer asked, and your answer counts no more: Soup');
	await change(dov, lunch, await ballotOn(dov, lunch.path), 'Dov', { 2: 'no', 4: 'yes' });
	expect((await dov.ask(lunch.path)).text).not.toContain('Something changed');
	expect((await new Visitor().ask(lunch.path)).text).not.toContain('Something changed');
});
