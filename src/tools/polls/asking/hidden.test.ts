/** Signs nobody sees are taken out of what is written; that they were there is not forgotten. */
import { expect, test } from 'vitest';
import { weigh } from '#guard/weigh.ts';
import { newGuest } from '#kernel/accounts/actor.ts';
import { perform, seatGuard } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { openPoll } from './actions.ts';

openTestHouse();
seatGuard(weigh);

const byHand = { seconds: 30, trapped: false, confirmed: false, work: null, inOrder: true };

const apart = (words: string): string => words.replace(/\p{L}(?=\p{L})/gu, '$&\u200b');

async function symbolsOf(title: string): Promise<string[]> {
	const caller = { actor: newGuest(), key: null, language: 'en', place: null, form: byHand } as const;
	const input = { title, kind: 'choice', options: [{ label: 'Yes' }, { label: 'No' }] };
	const { item } = (await perform(openPoll, input, caller)) as { item: { id: string; title: string } };
	expect(item.title).toBe('Watch the whole film tonight for free');
	const rows = await carrier()<{ symbols: { symbol: string }[] }[]>`
		select symbols from guard.event where item = ${item.id}`;
	return rows.flatMap(({ symbols }) => symbols.map(({ symbol }) => symbol));
}

test('the guard knows of them, and the title is clean', async () => {
	expect(await symbolsOf('Watch the whole film tonight for free')).not.toContain('form.disguised');
	expect(await symbolsOf(apart('Watch the whole film tonight for free'))).toContain('form.disguised');
});
