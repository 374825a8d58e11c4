/** A poll as it leaves and comes back: the whole in the open format, and beside it what people open. */

import type { ItemPass } from '#kernel/access/pass.ts';
import { type Caller, perform } from '#kernel/actions/perform.ts';
import type { LeaveAsk, Leaving, Portable } from '#kernel/tool.ts';
import { type ImportedResult, importPoll } from './results/actions.ts';
import { calendarFile, countedFile } from './results/files.ts';
import * as store from './store.ts';

const whole = 'poll.json';

async function* leave(pass: ItemPass, ask: LeaveAsk): AsyncGenerator<Leaving> {
	const asked = { ...ask, pass };
	yield { name: whole, body: (await countedFile(asked, 'json')).body };
	yield { name: 'results.csv', body: (await countedFile(asked, 'csv')).body };
	if ((await store.poll(pass)).kind === 'date') yield { name: 'dates.ics', body: (await calendarFile(asked)).body };
}

async function enter(file: Uint8Array, caller: Caller): Promise<string> {
	const text = new TextDecoder().decode(file);
	return ((await perform(importPoll, { text }, caller)) as ImportedResult).item.id;
}

export const leaving: Pick<Portable, 'whole' | 'leave' | 'enter'> = { whole, leave, enter };
