/** Heads and feet of pages are no part of a text: they say the same on many pages, or count them. */
import type { Line } from './lines.ts';

const counts = /^\W*(?:(?:page|p\.|seite|p\u00e1gina|pagina)\s*)?\d{1,4}(?:\s*(?:\/|of|sur|de|von|di)\s*\d{1,4})?\W*$/i;

const said = ({ text }: Line): string => text.replace(/\d+/g, '#');

/** At the edge of a page: the first or last two lines, within a seventh of its height. */
function atEdge(lines: Line[], height: number): Line[] {
	const sorted = lines.toSorted((one, other) => one.y - other.y);
	return [
		...sorted.slice(0, 2).filter(({ y }) => y < height / 7),
		...sorted.slice(-2).filter(({ y }) => y > height - height / 7)
	];
}

export function withoutMargins(pages: { lines: Line[]; height: number }[]): Line[][] {
	const edges = pages.map(({ lines, height }) => atEdge(lines, height));
	const places = new Map<string, number[]>();
	for (const line of edges.flat()) places.set(said(line), [...(places.get(said(line)) ?? []), line.y]);
	const isRepeated = (line: Line): boolean => {
		const near = places.get(said(line))!.filter((y) => Math.abs(y - line.y) < line.size).length;
		return pages.length > 1 && (counts.test(line.text) || near >= Math.max(2, pages.length * 0.4));
	};
	return pages.map(({ lines }, at) => {
		const edge = new Set(edges[at]);
		return lines.filter((line) => !edge.has(line) || !isRepeated(line));
	});
}
