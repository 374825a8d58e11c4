/** A pad as it leaves and comes back: the whole with its history, and beside it its text as people read it. */
import type { ItemPass } from '#kernel/access/pass.ts';
import type { Caller } from '#kernel/actions/perform.ts';
import { nameOf } from '#kernel/items/item.ts';
import type { LeaveAsk, Leaving, Portable } from '#kernel/tool.ts';
import { importEtherpad } from './etherpad/import.ts';
import { wholeFile } from './etherpad/whole/write.ts';
import { fileFor } from './files/export.ts';

const whole = 'pad.json';

async function* leave(pass: ItemPass, { base, now }: LeaveAsk): AsyncGenerator<Leaving> {
	yield { name: whole, body: await wholeFile(pass, { link: `${base}/pads/${nameOf(pass.about)}`, now }) };
	yield { name: 'text.md', body: await fileFor(pass, 'md') };
	yield { name: 'text.html', body: await fileFor(pass, 'html') };
}

const enter = async (file: Uint8Array, caller: Caller): Promise<string> =>
	(await importEtherpad(file, {}, caller)).item.id;

export const leaving: Pick<Portable, 'whole' | 'leave' | 'enter'> = { whole, leave, enter };
