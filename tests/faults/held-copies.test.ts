/** What is copied is weighed as what is new, and what the guard finds in a copy falls upon nobody else's thing. */
import { beforeEach, expect, test } from 'vitest';
import type { Signal } from '#guard/judge/signal.ts';
import { signals } from '#guard/signals.ts';
import { type Caller, perform } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { settings, useSettings } from '#kernel/settings/settings.ts';
import { openPad } from '../../src/tools/pads/actions.ts';
import { copyPad } from '../../src/tools/pads/markdown/actions.ts';
import { duplicatePoll, openPoll } from '../../src/tools/polls/asking/actions.ts';
import { importPoll } from '../../src/tools/polls/results/actions.ts';
import { openTestHouse } from '../house.ts';
import { guest } from '../notes.ts';
import { Visitor } from '../visitor.ts';

openTestHouse();

const told: Signal = {
	name: 'told',
	version: '1',
	cost: 'text',
	look: ({ title, text }) => (`${title} ${text}`.includes('watches') ? [{ symbol: 'told.so', points: 20 }] : [])
};
signals.splice(0, signals.length, told);
beforeEach(() => {
	useSettings({ ...settings(), GUARD: 'on' });
});

const caller = async (): Promise<Caller> => ({ actor: (await guest()).actor, key: null, language: 'en', place: null });

type Made = { item: { id: string } };

const waysOf = async (item: string) =>
	(await carrier()<{ how: string }[]>`select how from kernel.withheld where item = ${item} and part = ''`).map(
		({ how }) => how
	);

/** As if it had been done before anybody knew such words. */
async function unseen(deed: () => Promise<unknown>): Promise<string> {
	useSettings({ ...settings(), GUARD: 'off' });
	const { item } = (await deed()) as Made;
	useSettings({ ...settings(), GUARD: 'on' });
	return item.id;
}

const lunch = { title: 'Lunch', kind: 'choice', options: [{ label: 'Soup' }, { label: 'Salad' }] };

test('a copy of a poll is read by all its words, whatever it is called, and held back itself', async () => {
	const eve = await caller();
	const wanted = { ...lunch, settings: { description: 'Cheap watches' } };
	const poll = await unseen(() => perform(openPoll, wanted, eve));
	const copy = (await perform(duplicatePoll, { poll, title: 'Dinner' }, eve)) as Made;
	expect(await waysOf(copy.item.id)).toEqual(['quarantine']);
	expect(await waysOf(poll)).toEqual([]);
});

test('the place of a poll is read like the rest', async () => {
	const wanted = { ...lunch, settings: { place: 'Cheap watches' } };
	const { item } = (await perform(openPoll, wanted, await caller())) as Made;
	expect(await waysOf(item.id)).toEqual(['quarantine']);
});

test('a poll from a file is read by what it will show, wherever in the file that stands', async () => {
	const eve = await caller();
	const { item } = (await perform(openPoll, lunch, eve)) as Made;
	const file = await new Visitor().ask(`/polls/${item.id}/results.json`);
	const document = JSON.parse(file.text);
	document.poll.description = 'Cheap watches';
	const text = `${' '.repeat(30_000)}${JSON.stringify(document)}`;
	const brought = (await perform(importPoll, { text }, eve)) as Made;
	expect(await waysOf(brought.item.id)).toEqual(['quarantine']);
});

test('whoever copies the pad of somebody else under a bad title is held back themselves, and not that pad', async () => {
	const [ana, eve] = [await caller(), await caller()];
	const { item } = (await perform(openPad, { title: 'Minutes of the choir', text: 'We sing on Friday.' }, ana)) as Made;
	const copy = (await perform(copyPad, { pad: item.id, title: 'Cheap watches' }, eve)) as Made;
	expect(await waysOf(copy.item.id)).toEqual(['quarantine']);
	expect(await waysOf(item.id)).toEqual([]);
});

test('without a title of its own a copy of a pad is read by the one it bears', async () => {
	const ana = await caller();
	const wanted = { title: 'Cheap watches', text: 'We sing on Friday.' };
	const pad = await unseen(() => perform(openPad, wanted, ana));
	const copy = (await perform(copyPad, { pad }, ana)) as Made;
	expect(await waysOf(copy.item.id)).toEqual(['quarantine']);
});
