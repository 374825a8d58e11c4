/** The description of the API (OpenAPI 3.1). Written once per process: it only changes with the house. */
import { openApiOf } from '#kernel/web/api/openapi.ts';
import { resource } from '#kernel/web/page.ts';
import { roster } from '../roster.ts';
import { type Chapter, chaptersOf, type Description } from './chapters.ts';

let written: { text: string; chapters: Chapter[] } | undefined;

function known() {
	if (written) return written;
	const described = openApiOf(roster().rooms);
	written = { text: JSON.stringify(described), chapters: chaptersOf(described as Description) };
	return written;
}

export const chapters = (): Chapter[] => known().chapters;

export const description = resource('/api/v1/openapi.json', {
	open: 'what programs need to know of the API',
	answer() {
		const headers = { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' };
		return new Response(known().text, { headers });
	}
});
