/** A browser without scripts that walks through a running house: keeps cookies, follows answers, gathers links. */
import type { RunningHouse } from '../running/house.ts';

export type Seen = { status: number; path: string; text: string; type: string };

const attributes = /<(a|link|script|img|iframe|source|form)\b[^>]*?\s(?:href|src|action)="([^"]*)"[^>]*>/g;

/** A word that no book has shows as its key, and a gap that nothing fills as itself. */
const missingWords = /\b(?:ui|kernel|portal|desk|polls):[a-z][\w-]*\.[\w.-]+|\{\{\w+\}\}/g;

const wordsOf = ({ text }: Seen): string => text.replace(/<(script|textarea|code)[\s\S]*?<\/\1>|<[^>]*>/g, ' ');

export class Stroller {
	private readonly cookies = new Map<string, string>();
	private readonly house: RunningHouse;

	constructor(house: RunningHouse) {
		this.house = house;
	}

	/** Asks and follows where it is sent. */
	async go(path: string, init: RequestInit = {}): Promise<Seen> {
		let next = this.pathOf(path)!;
		let how = init;
		for (let hops = 0; hops < 10; hops++) {
			const answer = await this.ask(next, how);
			const location = answer.headers.get('location');
			if (answer.status < 300 || answer.status >= 400 || location === null) {
				const type = answer.headers.get('content-type') ?? '';
				return { status: answer.status, path: next, text: await answer.text(), type };
			}
			await answer.arrayBuffer();
			next = this.pathOf(location, next)!;
			how = {};
		}
		throw new Error(`${path} leads round in a ring`);
	}

	private async ask(path: string, init: RequestInit): Promise<Response> {
		const headers = new Headers({ 'accept-language': 'en', 'sec-fetch-site': 'same-origin', accept: 'text/html' });
		if (this.cookies.size > 0) headers.set('cookie', [...this.cookies].map((pair) => pair.join('=')).join('; '));
		const answer = await fetch(this.house.url + path, { redirect: 'manual', ...init, headers });
		for (const line of answer.headers.getSetCookie()) {
			const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
			this.cookies.set(name!, value!);
		}
		return answer;
	}

	/** Presses a button of a page. */
	post(path: string, verb: string, fields: Record<string, string> = {}): Promise<Seen> {
		const body = new FormData();
		for (const [name, value] of Object.entries({ verb, ...fields })) body.set(name, value);
		return this.go(path, { method: 'POST', body });
	}

	/** The path of an address of this house; null for what leads elsewhere or nowhere. */
	pathOf(address: string, from = '/'): string | null {
		const url = new URL(address.replaceAll('&amp;', '&'), this.house.url + from);
		const own = new URL(this.house.url);
		const isOwn = url.port === own.port && ['127.0.0.1', 'localhost'].includes(url.hostname);
		return isOwn ? url.pathname + url.search : null;
	}

	linksOf({ text, path }: Seen): string[] {
		return [...text.matchAll(attributes)]
			.filter(([tag, name]) => name !== 'form' || !/method="post"/i.test(tag))
			.map(([, , address]) => address!)
			.filter((address) => !address.startsWith('#') && !/^(mailto|data|blob):/.test(address))
			.flatMap((address) => this.pathOf(address, path) ?? []);
	}

	/**
	 * Opens every link there is from these places on.
	 * @returns the ones that lead nowhere, where words are missing on the screen, and all that were opened.
	 */
	async crawl(starts: string[]): Promise<{ dead: string[]; unsaid: string[]; opened: string[] }> {
		const from = new Map<string, string>(starts.map((start) => [start, 'the start']));
		const dead: string[] = [];
		const unsaid: string[] = [];
		for (const [path, origin] of from) {
			const seen = await this.go(path);
			if (seen.status >= 400) dead.push(`${seen.status} ${path} (from ${origin})`);
			if (!seen.type.includes('html')) continue;
			// Where the host writes its own texts, gaps are what they are written with.
			const writing = path.startsWith('/desk/texts');
			for (const [key] of wordsOf(seen).matchAll(missingWords))
				if (!writing || !key.startsWith('{')) unsaid.push(`${key} on ${path}`);
			for (const link of this.linksOf(seen)) if (!from.has(link)) from.set(link, path);
			if (from.size > 600) throw new Error(`There is no end of links: ${[...from.keys()].slice(-5).join(' ')}`);
		}
		return { dead, unsaid, opened: [...from.keys()] };
	}
}
