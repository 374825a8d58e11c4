/** What stands in `Authorization: Bearer …`: the secret key of an item or a part of it, or a personal token. */
import { refusal } from '#base/refusal.ts';
import { isKeyText } from '../../access/key.ts';
import { wrongKey } from '../../access/pass.ts';
import type { Actor } from '../../accounts/actor.ts';
import { actorOfToken, isToken } from '../../accounts/tokens.ts';

/** Revoked, past its day, or never given. */
export const wrongToken = refusal('kernel.wrong-token', 403);
export const scopeMissing = refusal('kernel.scope-missing', 403);

export type Bearer = { actor: Actor | null; key: string | null };

/**
 * @throws kernel.wrong-key when it is neither, kernel.wrong-token when nobody has that token, kernel.scope-missing when it
 * was not given this scope.
 */
export async function bearerOf(header: string | undefined, scope: string): Promise<Bearer> {
	if (header === undefined) return { actor: null, key: null };
	const text = /^Bearer +(\S+)$/i.exec(header)?.[1];
	if (text && isKeyText(text)) return { actor: null, key: text };
	if (!text || !isToken(text)) throw wrongKey();
	const found = await actorOfToken(text);
	if (!found) throw wrongToken();
	if (!found.scopes.includes(scope)) throw scopeMissing();
	return { actor: found.actor, key: null };
}
