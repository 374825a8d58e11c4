/** Rights that change while somebody listens or writes: told by the database, whoever changed them. */
import type { Actor } from '#kernel/accounts/actor.ts';
import { accountOf } from '#kernel/accounts/session.ts';
import { hear } from '#kernel/database/connection.ts';
import { signInNeeded } from '#kernel/web/ask.ts';

const channel = 'archipel_rights';
/** What changes at once is looked at once. */
const gatherMs = 20;

/** `all`: something may have been missed while the database was away. */
export type Changed = { items: ReadonlySet<string>; actors: ReadonlySet<string>; all: boolean };

/** @returns what ends the hearing. */
export async function hearRights(listener: (changed: Changed) => void): Promise<() => Promise<void>> {
	let items = new Set<string>();
	let actors = new Set<string>();
	let all = false;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const say = () => {
		const changed = { items, actors, all };
		[items, actors, all, timer] = [new Set(), new Set(), false, undefined];
		listener(changed);
	};
	const soon = () => {
		timer ??= setTimeout(say, gatherMs);
	};
	const heard = (text: string) => {
		(text.startsWith('i') ? items : actors).add(text.slice(1));
		soon();
	};
	const end = await hear(channel, heard, () => {
		all = true;
		soon();
	});
	return async () => {
		clearTimeout(timer);
		await end();
	};
}

/** @param browser what it showed of itself when it came. */
export type Came = { actor: Actor | null; browser: Headers };

/** Whoever came with an account is who they were for as long as their session lasts. @throws kernel.sign-in-needed */
export async function mindSession({ actor, browser }: Came): Promise<void> {
	if (actor?.kind === 'account' && (await accountOf(browser))?.id !== actor.id) throw signInNeeded();
}
