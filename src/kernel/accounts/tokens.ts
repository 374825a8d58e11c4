/** Personal tokens for the API: made by an account, each with its scopes, shown once. */
import type { Actor } from './actor.ts';

export const isToken = (text: string): boolean => /^archipel_[A-Za-z0-9_-]{43}$/.test(text);

export type TokenOwner = { actor: Actor; scopes: string[] };

export async function actorOfToken(_text: string): Promise<TokenOwner | null> {
	return null;
}
