/** An item goes to the trash, comes back, is kept longer. */
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { housePass, inTheTrash, wrongKey } from '../access/pass.ts';
import { action, opening } from '../actions/action.ts';
import type { Item } from '../items/item.ts';
import { dayInMs, expiryOf, type Keeping } from '../items/keeping.ts';
import { derived } from '../settings/secret.ts';
import * as store from './store.ts';

const item = z.string().max(100);

/** Days that a date in the past or too near is moved to, when its item is brought back or kept longer. */
const moreDays = 183;

export const trashItem = action({
	name: 'items.trash',
	tool: null,
	on: 'item',
	needs: 'manage',
	input: z.object({ item }),
	may: () => true,
	async run({ pass, actor, now }): Promise<void> {
		await store.toTrash(pass.item, actor.id, 'wanted', now);
	}
});

/** Its time is over: the house puts it in the trash, unless something happened to it meanwhile. */
export const endItem = action({
	name: 'items.end',
	tool: null,
	on: 'item',
	input: z.object({ item }),
	may: ({ actor }) => actor.kind === 'house',
	async run({ pass, actor, now }): Promise<boolean> {
		return store.toTrash(pass.item, actor.id, 'ended', now);
	}
});

const keepingOn = ({ keepDays, keepUntil }: Keeping, now: Date): Keeping =>
	keepUntil
		? { keepDays, keepUntil: new Date(Math.max(keepUntil.getTime(), now.getTime()) + moreDays * dayInMs) }
		: { keepDays, keepUntil };

async function renew(id: string, keeping: Keeping, now: Date): Promise<void> {
	await store.keepItem(id, { ...keeping, expiresAt: expiryOf({ ...keeping, touchedAt: now }) }, now);
}

async function bringBack({ id, ...about }: Item, now: Date): Promise<void> {
	await store.fromTrash(id);
	const isOver = about.keepUntil !== null && about.keepUntil <= now;
	await renew(id, isOver ? keepingOn(about, now) : about, now);
}

export const restoreItem = action({
	name: 'items.restore',
	tool: null,
	on: 'item',
	needs: 'manage',
	input: z.object({ item }),
	may: () => true,
	async run({ pass, now }): Promise<void> {
		if (pass.about.trashedAt) await bringBack(pass.about, now);
	}
});

/** What a letter's link proves: that its reader may keep this item longer, as long as its owner stays the same. */
export const extensionSeal = ({ id, owner }: Pick<Item, 'id' | 'owner'>): string =>
	derived('extend', `${id}/${owner}`).subarray(0, 16).toString('base64url');

/** @throws kernel.not-found, kernel.wrong-key when the seal is not of this item and owner. */
export async function itemOfSeal(id: string, seal: string): Promise<Item> {
	const { about } = await housePass(id);
	const [given, expected] = [Buffer.from(seal), Buffer.from(extensionSeal(about))];
	if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw wrongKey();
	return about;
}

/** Kept longer by whoever got the letter; what the house put in the trash comes back. */
export const extendItem = opening({
	name: 'items.extend',
	input: z.object({ item, seal: z.string().max(100) }),
	may: () => true,
	made: (id: string) => id,
	async run({ input, now }): Promise<string> {
		const about = await itemOfSeal(input.item, input.seal);
		if (!about.trashedAt) await renew(about.id, keepingOn(about, now), now);
		else if ((await store.trashReasonOf(about.id)) === 'ended') await bringBack(about, now);
		else throw inTheTrash();
		return about.id;
	}
});
