/** Rights that change while a document is open: told by the database, whoever changed them. */
import { hear } from '#kernel/database/connection.ts';

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
