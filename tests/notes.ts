/** A tool with nothing of its own, to try what is true of every item. */
import type { Hono } from 'hono';
import { h } from 'preact';
import { z } from 'zod';
import { rooms } from '#entries/house.ts';
import { type Actor, guestCookie, newGuest } from '#kernel/accounts/actor.ts';
import { remember } from '#kernel/accounts/store.ts';
import { action } from '#kernel/actions/action.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import type { Item } from '#kernel/items/item.ts';
import { type NewItem, openItem } from '#kernel/items/open.ts';
import { learnLimits } from '#kernel/limits/quota.ts';
import { defineRoom } from '#kernel/tool.ts';
import { reads } from '#kernel/web/api/route.ts';
import { appOf } from '#kernel/web/app.ts';
import { page } from '#kernel/web/page.ts';
import { Visitor } from './visitor.ts';

const answerNote = action({
	name: 'notes.answer',
	on: 'note',
	needs: 'answer',
	input: z.object({ note: z.string(), words: z.string().max(1000) }),
	may: () => true,
	run: async () => {}
});

const notePage = page('/notes/:item', {
	load: () => ({}),
	posts: { answer: answerNote },
	title: ({ pass }) => pass.about.title,
	view: ({ pass }) => h('p', null, `note: ${pass.about.title}`)
});

const notes = defineRoom({
	id: 'notes',
	words: { en: {}, fr: {} },
	pages: [notePage],
	api: [reads('/notes/{item}', { says: 'A note.', reads: ({ pass }) => ({ title: pass.about.title }) })]
});

export const noteLimits = { itemsPerGuestPerDay: 100, bytes: 1024 * 1024 };
learnLimits('notes', noteLimits);

const app = appOf([...rooms, notes], async () => true) as unknown as Hono;

/** A browser in the house with the notes. */
export function visitor(cookies: Iterable<[string, string]> = []): Visitor {
	const one = new Visitor();
	one.app = app;
	for (const [name, value] of cookies) one.cookies.set(name, value);
	return one;
}

export type Guest = { actor: Actor; visitor: Visitor };

/** A guest whose browser is known. */
export async function guest(): Promise<Guest> {
	const actor = newGuest();
	await remember(actor);
	return { actor, visitor: visitor([['guest', guestCookie(actor)]]) };
}

export const openNote = (owner: string, more: Partial<NewItem> = {}, now = new Date()): Promise<Item> =>
	transaction(() => openItem({ tool: 'notes', title: 'Shopping', owner, language: 'en', keepDays: 60, ...more }, now));

/** The actor of an account by its mail. */
export async function accountId(mail: string): Promise<string> {
	const [row] = await carrier()<{ id: string }[]>`select id from kernel.account where mail = ${mail}`;
	return row!.id;
}

export const askApi = (path: string, method = 'GET', body?: unknown, headers: Record<string, string> = {}) =>
	app.request(`http://localhost:3000/api/v1${path}`, {
		method,
		headers: { 'content-type': 'application/json', ...headers },
		body: body === undefined ? undefined : JSON.stringify(body)
	});

export const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
