/** Polls as the tests of results need them: made through the API, answered, looked at by somebody who only has the link. */
import { rooms } from '#entries/house.ts';
import { appOf } from '#kernel/web/app.ts';
import type { Choices } from '../ballot.ts';

const app = appOf(rooms, async () => true);

export async function ask(method: string, path: string, body?: unknown, key?: string): Promise<Response> {
	return app.request(`/api/v1${path}`, {
		method,
		headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
		body: body === undefined ? undefined : JSON.stringify(body)
	});
}

export const read = (path: string, language = 'en'): Promise<Response> =>
	Promise.resolve(app.request(path, { headers: { 'accept-language': language } }));

export type TrialPoll = { id: string; manageKey: string };
export type Asked = { kind?: 'date' | 'choice'; title?: string; options: object[]; settings?: object };

export async function pollOf(asked: Asked, ballots: [string, Choices][] = []): Promise<TrialPoll> {
	const answer = await ask('POST', '/polls', { kind: 'choice', title: 'Where do we meet?', ...asked });
	const made = (await answer.json()) as TrialPoll;
	if (answer.status !== 201) throw new Error(JSON.stringify(made));
	for (const [name, choices] of ballots) {
		const cast = await ask('POST', `/polls/${made.id}/ballots`, { name, choices });
		if (cast.status !== 201) throw new Error(await cast.text());
	}
	return made;
}

export const labels = (...all: string[]) => all.map((label) => ({ label }));
