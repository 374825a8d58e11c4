/** A secret link: its key goes into the keeping of this browser, and the address bar shows the plain address again. */
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { openKey } from '../access/keys.ts';
import { passFor } from '../access/pass.ts';
import { remember } from '../accounts/store.ts';
import { transaction } from '../database/connection.ts';
import { nameOf } from '../items/item.ts';
import { spend } from '../limits/rate.ts';
import { translator } from '../words/words.ts';
import { type Door, welcome } from './request.ts';
import { screen } from './screen.tsx';

/** Few, so that keys cannot be guessed at. */
const opening = { name: 'key', perMinute: 30, burst: 30 };

/** The address of a secret link: `tool` is the first part of the tool's address. */
export const keyLink = (base: string, tool: string, item: string, key: string): string =>
	`${base}/${tool}/${item}/key/${key}`;

/**
 * The first visit only sets the cookie and comes back: what previews links without keeping cookies (chat programs,
 * mail scanners) never counts as a person who was let in.
 */
export async function openKeyLink(context: Context<Door>): Promise<Response> {
	const { tool, item, key } = context.req.param() as Record<'tool' | 'item' | 'key', string>;
	const visit = context.get('visit');
	spend(opening, visit.address);
	const pass = await passFor({ tool, name: item }, visit.actor, key);
	if (!visit.actor || (visit.actor.kind === 'guest' && getCookie(context, 'guest') === undefined)) {
		if (context.req.query('again') !== undefined) return refusedCookie(context);
		welcome(context);
		return context.redirect(`${context.req.path}?again`, 303);
	}
	const actor = welcome(context);
	await transaction(async () => {
		if (actor.kind === 'guest') await remember(actor);
		await openKey(pass.item, key, actor);
	});
	return context.redirect(`/${tool}/${nameOf(pass.about)}`, 303);
}

function refusedCookie(context: Context<Door>): Promise<Response> {
	const t = translator(context.get('visit').language);
	const body = (
		<Sheet title={t('kernel:cookies.title')}>
			<p>{t('kernel:cookies.why')}</p>
		</Sheet>
	);
	return screen(context, { title: t('kernel:cookies.title'), body, room: 'portal' }, 200);
}
