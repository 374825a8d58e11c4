/** What a page may know of a request, once the reader was let in. */
import type { Context } from 'hono';
import { refusal } from '#base/refusal.ts';
import { admit, type ItemPass, notAllowed, passFor } from '../access/pass.ts';
import { isDecider } from '../accounts/actor.ts';
import { settings } from '../settings/settings.ts';
import { translator } from '../words/words.ts';
import type { Ask, Page, Resource } from './page.ts';
import { callerOf, type Door, type Visit } from './request.ts';

export const signInNeeded = refusal('kernel.sign-in-needed', 401);

/** Who may see it, other than by the rules of its item. */
function admitPerson(needs: string | undefined, visit: Visit): void {
	if (needs !== 'account' && needs !== 'admin' && needs !== 'moderator') return;
	if (visit.actor?.kind !== 'account') throw signInNeeded();
	if (needs === 'admin' && !visit.actor.admin) throw notAllowed();
	if (needs === 'moderator' && !isDecider(visit.actor)) throw notAllowed();
}

/** The host's own rooms care for items of every tool, by their id. */
export const toolOf = (room: string): string | null => (room === 'portal' || room === 'desk' ? null : room);

async function passOf(context: Context<Door>, room: string, needs: Page['needs']): Promise<ItemPass | null> {
	const name = context.req.param('item');
	if (name === undefined) return null;
	const pass = await passFor({ tool: toolOf(room), name }, context.get('visit').actor, null);
	return admit(pass, (needs as 'read' | undefined) ?? 'read');
}

export async function askOf(context: Context<Door>, room: string, page: Page | Resource): Promise<Ask> {
	const visit = context.get('visit');
	admitPerson(page.needs, visit);
	return {
		pass: await passOf(context, room, page.needs),
		params: context.req.param() as Record<string, string>,
		query: visit.url.searchParams,
		actor: visit.actor,
		caller: callerOf(context),
		now: new Date(),
		language: visit.language,
		headers: context.req.raw.headers,
		t: translator(visit.language),
		base: settings().BASE_URL
	};
}
