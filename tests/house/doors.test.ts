import { readFileSync } from 'node:fs';
import { parseCronItem } from 'graphile-worker';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { jobs, rooms } from '#entries/house.ts';
import { settingsPage } from '#kernel/settings/describe.ts';

test('every page is closed, or says why it is open', () => {
	const pages = rooms.flatMap((room) => room.pages);
	const unsaid = pages.filter(({ path, needs, open }) => !path.includes(':item') && !needs && !open);
	expect(unsaid.map(({ path }) => path)).toEqual([]);
});

test('every address leads to one place', () => {
	const addresses = rooms.flatMap((room) => [
		...room.pages.map(({ path }) => `page ${path.replace(/:\w+/g, ':')}`),
		...room.api.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, ':')}`)
	]);
	expect(addresses.filter((address, place) => addresses.indexOf(address) !== place)).toEqual([]);
});

const actions = rooms.flatMap((room) => [
	...room.pages
		.flatMap((page) => ('posts' in page ? Object.values(page.posts ?? {}) : []))
		.flatMap((post) => ('redraw' in post ? [] : ['action' in post ? post.action : post])),
	...room.api.flatMap((route) => (route.method === 'get' ? [] : [route.calls]))
]);

test('an action has one name', () => {
	const byName = new Map<string, unknown>();
	for (const action of actions) {
		expect(byName.get(action.name) ?? action, action.name).toBe(action);
		byName.set(action.name, action);
	}
});

test('the page of settings says what the code says', () => {
	expect(readFileSync('docs/operate/settings.md', 'utf8')).toBe(settingsPage());
});

type Described = { type?: string; maxLength?: number; enum?: unknown; format?: string; [key: string]: unknown };

/** Names of the fields where somebody could write a sentence. */
const sentences = (described: unknown, name = ''): string[] => {
	if (Array.isArray(described)) return described.flatMap((part) => sentences(part, name));
	if (typeof described !== 'object' || described === null) return [];
	const { type, maxLength = 1000, enum: choice, format } = described as Described;
	if (type === 'string') return choice || format || maxLength < 100 ? [] : [name];
	return Object.entries(described).flatMap(([key, part]) =>
		key === 'properties'
			? Object.entries(part as object).flatMap(([field, its]) => sentences(its, field))
			: sentences(part, name)
	);
};

/** Fields that hold no words of their own: names of things that are there, secrets, settings read by a rule. */
const wordless =
	/^(item|poll|pad|space|option|invitation|guest|response|scopes|seal|from|current|key|token|password|.*Password|id|address|next|mail|code|zone|language|page|form|busy|.*Key)$/;

test('whatever brings words passes the guard with them', () => {
	const silent = actions
		.filter(({ weigh, name }) => !weigh && !/^(desk|guard)\./.test(name))
		.flatMap(({ name, input }) => {
			const described = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
			return sentences(described)
				.filter((field) => !wordless.test(field))
				.map((field) => `${name} ${field}`);
		});
	expect([...new Set(silent)]).toEqual([]);
});

test('every round comes at times the queue understands', () => {
	const rounds = jobs.flatMap(({ name, every }) => (every ? [{ name, every }] : []));
	for (const { name, every } of rounds)
		expect.soft(() => parseCronItem({ task: name, match: every }), name).not.toThrow();
});
