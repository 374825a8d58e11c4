import type { Context } from 'hono';
import { settings } from '../settings/settings.ts';
import { type Door, keepCookie } from './request.ts';

/** `?language=fr` on any page: remembered, and taken out of the address. */
export async function chooseLanguage(context: Context<Door>, next: () => Promise<void>): Promise<Response | undefined> {
	const chosen = context.req.query('language');
	const known = chosen !== undefined && settings().LANGUAGES.some((language) => language === chosen);
	if (context.req.method !== 'GET' || !known || context.req.path.startsWith('/api/')) {
		await next();
		return undefined;
	}
	keepCookie(context, 'language', chosen, 365);
	const url = new URL(context.req.url);
	url.searchParams.delete('language');
	// Two slashes at the start would name another host.
	return context.redirect(url.pathname.replace(/^[/\\]+/, '/') + url.search, 303);
}
