/** Which account a request belongs to. */
import type { Actor } from './actor.ts';

export async function accountOf(_headers: Headers): Promise<Actor | null> {
	return null;
}
