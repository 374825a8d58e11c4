/** What a host says of itself: which texts there are, and how their gaps are filled. Pure. */
export const textNames = ['presentation', 'support', 'terms', 'privacy', 'moderation', 'legal', 'footer'] as const;
export type TextName = (typeof textNames)[number];

export const isTextName = (name: string | undefined): name is TextName => textNames.some((known) => known === name);

/** Characters of a text at most. */
export const longestText = 20_000;
/** Of the line at the foot of every page. */
export const longestLine = 200;

/** `{{host}}` and its like, known to the house: filled for everybody. A gap nobody knows stays as it is. */
export const filled = (markdown: string, facts: Record<string, string | number>): string =>
	markdown.replace(/\{\{(\w+)\}\}/g, (gap, name: string) => String(facts[name] ?? gap));

const blank = /\[\[([^[\]\n]{1,200})\]\]/g;

/** `[[postal address]]`: what only the host can say and has not said yet. */
export const blanksOf = (markdown: string): string[] => [...markdown.matchAll(blank)].map(([, what]) => what!);

/** For those who look after the host: each blank stands out. */
export const withBlanks = (markdown: string, say: (what: string) => string): string =>
	markdown.replace(blank, (_, what: string) => `**${say(what)}**`);

const depthOf = (line: string | undefined): number => /^(#{1,6}) /.exec(line ?? '')?.[1]?.length ?? 0;

/** For visitors: a line with a blank is left out, and so is a heading that then has nothing below it. */
export function withoutBlanks(markdown: string): string {
	const lines = markdown.split('\n').filter((line) => blanksOf(line).length === 0);
	const saysSomething = (heading: number): boolean => {
		const depth = depthOf(lines[heading]);
		for (const line of lines.slice(heading + 1)) {
			if (depthOf(line) > 0 && depthOf(line) <= depth) return false;
			if (line.trim() !== '' && depthOf(line) === 0) return true;
		}
		return false;
	};
	return lines.filter((line, place) => depthOf(line) === 0 || saysSomething(place)).join('\n');
}

/** The first paragraphs, up to so many characters; at least one. */
export function beginningOf(markdown: string, most: number): { beginning: string; more: boolean } {
	const paragraphs = markdown.trim().split(/\n{2,}/);
	let length = 0;
	const fit = paragraphs.findIndex((paragraph, place) => {
		length += paragraph.length;
		return place > 0 && length > most;
	});
	const count = fit === -1 ? paragraphs.length : fit;
	return { beginning: paragraphs.slice(0, count).join('\n\n'), more: count < paragraphs.length };
}
