/** Which rooms and tools this house has. The portal stands below the tools, so the house tells it (`entries/house.ts`). */
import type { Room, Tool } from '#kernel/tool.ts';

export type Roster = { rooms: Room[]; tools: Tool[] };

let known: Roster = { rooms: [], tools: [] };

export const introduce = (roster: Roster): void => {
	known = roster;
};

export const roster = (): Roster => known;
