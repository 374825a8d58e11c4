/** Somebody at a browser without JavaScript, for tests; cookies are kept. */
type App = { request(path: string, init?: RequestInit): Response | Promise<Response> };

export type Values = Record<string, string | File>;

export function visitor(app: App) {
	let cookie = '';
	const ask = async (path: string, init: RequestInit = {}) => {
		const headers = { 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}), ...init.headers };
		const answer = await app.request(path, { ...init, headers });
		const set = answer.headers.getSetCookie().map((line) => line.split(';')[0]!);
		if (set.length > 0) cookie = set.join('; ');
		return answer;
	};
	const send = (path: string, values: Values) => {
		const body = new FormData();
		for (const [name, value] of Object.entries(values)) body.append(name, value);
		return ask(path, { method: 'POST', body });
	};
	return { ask, send, read: async (path: string) => (await ask(path)).text() };
}
