/** What the tools show of their things to a moderator. Handed over by `entries/house.ts`. */
import type { Review, Shown, Tool } from '#kernel/tool.ts';

const reviews = new Map<string, Review>();

export function learnReviews(tools: readonly Pick<Tool, 'id' | 'review'>[]): void {
	for (const { id, review } of tools) if ('show' in review) reviews.set(id, review);
}

/** Null where the thing is gone, or its tool has nothing to show. */
export async function shownOf(tool: string, item: string | null, part: string): Promise<Shown | null> {
	return item === null ? null : ((await reviews.get(tool)?.show(item, part)) ?? null);
}
