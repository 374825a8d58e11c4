import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rooms } from '#entries/house.ts';
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

test('an action has one name', () => {
	const actions = rooms.flatMap((room) => [
		...room.pages
			.flatMap((page) => ('posts' in page ? Object.values(page.posts ?? {}) : []))
			.flatMap((post) => ('redraw' in post ? [] : ['action' in post ? post.action : post])),
		...room.api.flatMap((route) => (route.method === 'get' ? [] : [route.calls]))
	]);
	const byName = new Map<string, unknown>();
	for (const action of actions) {
		expect(byName.get(action.name) ?? action, action.name).toBe(action);
		byName.set(action.name, action);
	}
});

test('the page of settings says what the code says', () => {
	expect(readFileSync('docs/operate/settings.md', 'utf8')).toBe(settingsPage());
});
