/** The description of the API (OpenAPI 3.1), for programs. Written once per process: it only changes with the house. */
import { openApiOf } from '#kernel/web/api/openapi.ts';
import { resource } from '#kernel/web/page.ts';
import { roster } from '../roster.ts';

let written: string | undefined;

export const description = resource('/api/v1/openapi.json', {
	open: 'what programs need to know of the API',
	answer() {
		written ??= JSON.stringify(openApiOf(roster().rooms));
		const headers = { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' };
		return new Response(written, { headers });
	}
});
