/** Chance that is the same every time (mulberry32): what is learned depends on nothing but what was taught. */
export function chance(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let next = Math.imul(state ^ (state >>> 15), 1 | state);
		next = (next + Math.imul(next ^ (next >>> 7), 61 | next)) ^ next;
		return ((next ^ (next >>> 14)) >>> 0) / 4_294_967_296;
	};
}

export function shuffle(order: Uint32Array, draw: () => number): void {
	for (let last = order.length - 1; last > 0; last--) {
		const other = Math.floor(draw() * (last + 1));
		const kept = order[last]!;
		order[last] = order[other]!;
		order[other] = kept;
	}
}
