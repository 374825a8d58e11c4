/** What a socket said already. Whoever sends the same writing again makes nothing grow. */
import type * as Y from 'yjs';

/** Of each client, from where to where this socket has said it without a gap. */
export type Said = Map<number, { from: number; to: number }>;

export type Structs = ReturnType<typeof Y.decodeUpdate>['structs'];

export function isRepeated(said: Said, structs: Structs): boolean {
	return (
		structs.length > 0 &&
		structs.every(({ id, length }) => {
			const known = said.get(id.client);
			return known !== undefined && known.from <= id.clock && id.clock + length <= known.to;
		})
	);
}

/** Only what is on its way to the disk was said: whoever was refused says it again. */
export function remember(said: Said, structs: Structs): void {
	for (const { id, length } of structs) {
		const known = said.get(id.client);
		const follows = known && known.from <= id.clock && id.clock <= known.to;
		if (follows) known.to = Math.max(known.to, id.clock + length);
		else said.set(id.client, { from: id.clock, to: id.clock + length });
	}
}
