/** The kinds of letters and notices, as the rooms register them. */
export type Kind = {
	/** `room.what`; its name on screens stands at `room:notice-kinds.what`. */
	id: string;
	/** Whether one may ask not to be told. A letter somebody asked for (a reset, a proof) cannot be refused. */
	refusable: boolean;
};

const known = new Map<string, Kind>();

export function learnKinds(kinds: Kind[]): void {
	for (const kind of kinds) known.set(kind.id, kind);
}

export const isRefusable = (id: string): boolean => known.get(id)?.refusable ?? false;

export const refusableKinds = (): string[] => [...known.values()].filter((kind) => kind.refusable).map(({ id }) => id);
