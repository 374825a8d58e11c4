/** A pad in the page of another site: how it is shown there, and the line that puts it there. Pure. */

export type Embedding = { writes: boolean; bars: boolean; height: number };

const heights = { least: 200, usual: 500, most: 2000 };

/** What stands in the address, or in the form that makes the line. */
export function embeddingOf(query: Pick<URLSearchParams, 'get'>): Embedding {
	const height = Math.round(Number(query.get('height')));
	return {
		writes: query.get('show') === 'write',
		bars: query.get('bars') !== 'off',
		height: Math.min(heights.most, Math.max(heights.least, height || heights.usual))
	};
}

export function embedPath({ writes, bars }: Embedding): string {
	const query = new URLSearchParams();
	if (writes) query.set('show', 'write');
	if (!bars) query.set('bars', 'off');
	return query.size > 0 ? `embed?${query}` : 'embed';
}

const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The text lives: the frame may run our own scripts, in their own origin, and open links in tabs of their own. */
const allowed = 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox';

export const frameOf = (title: string, link: string, embedding: Embedding): string =>
	`<iframe src="${escaped(`${link}/${embedPath(embedding)}`)}" title="${escaped(title)}" width="100%" height="${embedding.height}" loading="lazy" sandbox="${allowed}"></iframe>`;
