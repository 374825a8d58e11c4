/** Whoever listens over a line that stays open: it ends as soon as they may no longer hear. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { listen, type News } from './hub.ts';
import { type Came, type Changed, hearRights, mindSession } from './rights.ts';

export type Line = Came & {
	topic: string;
	/** @throws when there is no such topic, or the actor may not hear it. */
	admit(): Promise<ItemPass>;
	send(news: News): void;
	end(problem: unknown): void;
};
type Open = Line & { pass: ItemPass };

const lines = new Set<Open>();
/** How often rights changed, as far as this process was told. */
let rightsHeard = 0;

function look(line: Open): void {
	mindSession(line)
		.then(line.admit)
		.catch((problem) => lines.has(line) && line.end(problem));
}

function lookAgain({ items, actors, all }: Changed): void {
	rightsHeard++;
	for (const line of lines) {
		const { item, about } = line.pass;
		const concerned = items.has(item) || actors.has(about.owner) || (line.actor && actors.has(line.actor.id));
		if (all || concerned) look(line);
	}
}

/** @returns what ends the listening. @throws where they may not listen. */
export async function follow(line: Line): Promise<() => void> {
	const heardBefore = rightsHeard;
	const pass = await line.admit();
	const open = { ...line, pass };
	const unlisten = listen(line.topic, pass.item, line.send);
	lines.add(open);
	line.send({ topic: line.topic, item: pass.item, version: pass.about.version });
	// Taken away while one was on the doorstep.
	if (rightsHeard !== heardBefore) look(open);
	return () => {
		lines.delete(open);
		unlisten();
	};
}

/** @returns what ends the hearing. */
export const mindRights = (): Promise<() => Promise<void>> => hearRights(lookAgain);
