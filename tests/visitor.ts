/** A browser as tests need it: keeps cookies, fills in forms, says where it comes from. */
import type { Hono } from 'hono';
import { rooms } from '#entries/house.ts';
import { appOf } from '#kernel/web/app.ts';

const app = appOf(rooms, async () => true) as unknown as Hono;

export type Answer = { status: number; text: string; location: string | null; headers: Headers };

export class Visitor {
	readonly cookies = new Map<string, string>();
	agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
	language = 'en';
	/** The house that is visited; a test may bring a room of its own. */
	app: Hono = app;

	async ask(path: string, init: RequestInit = {}): Promise<Answer> {
		const headers = new Headers(init.headers);
		if (!headers.has('user-agent')) headers.set('user-agent', this.agent);
		headers.set('accept-language', this.language);
		const cookie = this.cookieLine();
		if (cookie) headers.set('cookie', cookie);
		const answer = await this.app.request(`http://localhost:3000${path}`, { ...init, headers });
		for (const line of answer.headers.getSetCookie()) this.keep(line);
		return {
			status: answer.status,
			text: await answer.text(),
			location: answer.headers.get('location'),
			headers: answer.headers
		};
	}

	/** What it sends along with each request. */
	cookieLine(): string {
		return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	}

	private keep(line: string): void {
		const [pair, ...rest] = line.split(';');
		const [name, ...value] = pair!.split('=');
		if (rest.some((part) => /^\s*max-age=0$/i.test(part))) this.cookies.delete(name!.trim());
		else this.cookies.set(name!.trim(), value.join('='));
	}

	/** Presses a button of a page: posts its fields as a browser of today would. */
	post(
		path: string,
		verb: string,
		fields: Record<string, string | string[]> = {},
		site = 'same-origin'
	): Promise<Answer> {
		const form = new FormData();
		form.set('verb', verb);
		for (const [name, value] of Object.entries(fields)) {
			for (const one of [value].flat()) form.append(name, one);
		}
		return this.ask(path, { method: 'POST', body: form, headers: { 'sec-fetch-site': site } });
	}
}
