/** Rights that change while a document is open: told by the database, whoever changed them. */
import { hear } from '#kernel/database/connection.ts';

const channel = 'archipel_rights';
/** What changes at once is looked at once. */
const gatherMs = 20;

export type Changed = { items: ReadonlySet<string>; actors: ReadonlySet<string> };

/** @returns what ends the hearing. */
export async function hearRights(listener: (changed: Changed) => void): Promise<() => Promise<void>> {
	let items = new Set<string>();
	let actors = new Set<string>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const say = () => {
		const changed = { items, actors };
		[items, actors, timer] = [new Set(), new Set(), undefined];
		listener(changed);
	};
	const end = await hear(channel, (text) => {
		(text.startsWith('i') ? items : actors).add(text.slice(1));
		timer ??= setTimeout(say, gatherMs);
	});
	return async () => {
		clearTimeout(timer);
		await end();
	};
}
