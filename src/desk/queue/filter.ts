/** What of the queue is looked at, as its address says. */
export const kinds = ['held', 'report', 'appeal', 'sign-up', 'notice', 'audit', 'asked', 'set-aside'] as const;
export type Kind = (typeof kinds)[number];

export type Filter = { kind: Kind | null; words: string };

const longestWords = 200;

export const isCaseId = (text: string): boolean => /^\d{1,18}$/.test(text);

export const filterOf = (query: URLSearchParams): Filter => ({
	kind: kinds.find((kind) => kind === query.get('kind')) ?? null,
	words: (query.get('q') ?? '').replaceAll('\0', '').trim().slice(0, longestWords)
});

/** Where those that wait beside a case are read one after another. */
export function togetherAddress(filter: Filter, caseId: string, more: Record<string, string> = {}): string {
	const [path, query] = queueAddress(filter, caseId, more).split('?') as [string, string | undefined];
	return `${path}/together${query ? `?${query}` : ''}`;
}

/** What was just decided, and of how many nothing was. */
export const saysDone = ({ batch, left }: { batch: string; left: number }): Record<string, string> =>
	left > 0 ? { done: batch, left: String(left) } : { done: batch };

/** @param more what else the address says, such as what was just decided. */
export function queueAddress(
	{ kind, words }: Filter,
	caseId?: string | null,
	more: Record<string, string> = {}
): string {
	const query = new URLSearchParams({ ...(kind ? { kind } : {}), ...(words ? { q: words } : {}), ...more }).toString();
	const path = caseId && isCaseId(caseId) ? `/desk/queue/${caseId}` : '/desk/queue';
	return query ? `${path}?${query}` : path;
}
