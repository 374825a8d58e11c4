/** Making, handing out again, opening and revoking secret links. */
import { newId } from '#base/ids.ts';
import type { Actor } from '../accounts/actor.ts';
import { isKeyText, keyHash, keyText } from './key.ts';
import { type ItemPass, notAllowed, wrongKey } from './pass.ts';
import type { Right } from './rights.ts';
import * as store from './store.ts';

/**
 * The text of the key that opens this right (and this part, such as one ballot), made when there is none yet.
 * Call it only where the reader may hand the key on.
 */
export async function keyFor(item: string, opens: Right, subject: string | null = null): Promise<string> {
	const [known] = await store.keysOf(item, opens, subject);
	if (known) return keyText(item, known.id);
	return makeKey(item, opens, subject);
}

/** @param bearer it has to be shown each time: nobody may know who holds it. */
export async function makeKey(
	item: string,
	opens: Right,
	subject: string | null = null,
	bearer = false
): Promise<string> {
	const id = newId();
	const text = keyText(item, id);
	await store.keepKey({ id, item, opens, subject, hash: keyHash(text), bearer });
	return text;
}

/** A key link was opened: from now on this actor is let in without it, unless it has to be shown each time. */
export async function openKey(item: string, text: string, actor: Actor): Promise<void> {
	const key = isKeyText(text) ? await store.keyByHash(item, keyHash(text)) : undefined;
	if (!key) throw wrongKey();
	if (key.bearer) return;
	await store.permit({ item, actor: actor.id, via: key.id, opens: key.opens, subject: key.subject });
}

/** The old links stop working at once; the next `keyFor` makes a new one. */
export async function revokeKeys(pass: ItemPass, opens: Right, subject: string | null = null): Promise<void> {
	// Who may invite people to answer may also take their links back.
	if (!pass.can(opens === 'answer' ? 'edit' : 'manage')) throw notAllowed();
	const keys = await store.keysOf(pass.item, opens, subject);
	await store.revoke(
		pass.item,
		keys.map((key) => key.id)
	);
}

export type Opening = store.Opening;

/** When each link of a kind of subject (such as `invitation:`) was first opened. */
export async function openingsOf(pass: ItemPass, start: string): Promise<Opening[]> {
	if (!pass.can('edit')) throw notAllowed();
	return store.openings(pass.item, start);
}
