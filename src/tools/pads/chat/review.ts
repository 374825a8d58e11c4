/** What a moderator is shown of a message. */
import type { ItemPass } from '#kernel/access/pass.ts';
import type { Shown } from '#kernel/tool.ts';
import * as store from './store.ts';

export async function oneMessage(pass: ItemPass, n: string): Promise<Shown | null> {
	const found = /^\d{1,9}$/.test(n) ? await store.message(pass, Number(n)) : null;
	if (!found) return null;
	const maker = await store.makerOf(pass, found.n);
	return { kind: 'message', title: found.name, texts: [found.text], pictures: [], maker };
}
