/** Changes as revisions: where there are very many, those one person makes in a row become one. Pure. */

export type Made = { author: number; at: Date };

const windows = [0, 1, 3, 10, 30, 60, 300, 900].map((seconds) => seconds * 1000);

/** The places at which groups end. */
function endsFor(changes: readonly Made[], window: number): number[] {
	const ends: number[] = [];
	let start = 0;
	for (const [place, change] of changes.entries()) {
		const next = changes[place + 1];
		const goesOn =
			window > 0 && next?.author === change.author && next.at.getTime() - changes[start]!.at.getTime() <= window;
		if (goesOn) continue;
		ends.push(place);
		start = place + 1;
	}
	return ends;
}

/** @returns the place of the last change of each group: each change by itself as long as there are few enough. */
export function groupEnds(changes: readonly Made[], most: number): number[] {
	for (const window of windows) {
		const ends = endsFor(changes, window);
		if (ends.length <= most) return ends;
	}
	return endsFor(changes, Number.POSITIVE_INFINITY);
}
