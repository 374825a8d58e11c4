import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sources } from './sources.ts';

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree, start = ''): Record<string, string> =>
	Object.assign(
		{},
		...Object.entries(tree).map(([key, words]) =>
			typeof words === 'string' ? { [start + key]: words } : flat(words, `${start}${key}.`)
		)
	);

const files = globSync('src/**/messages/en.json').sort();
const roomOf = (file: string): string => file.split('/').at(-3)!;
const book = (file: string): Record<string, string> => flat(JSON.parse(readFileSync(file, 'utf8')) as Tree);
const gapsOf = (words: string): string[] => [...words.matchAll(/\{\{(\w+)\}\}/g)].map(([, gap]) => gap!).sort();
/** Keys found by a code: refusals, faults, kinds of notices, acts of the activity. */
const composed = /^(refusals|faults|acts|kinds|notice-kinds|why-not|about)\./;

const withoutForm = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');

test.each(files)('English and French say the same things: %s', (file) => {
	const english = book(file);
	const french = book(file.replace('/en.json', '/fr.json'));
	expect(new Set(Object.keys(english).map(withoutForm))).toEqual(new Set(Object.keys(french).map(withoutForm)));
	for (const [key, words] of Object.entries(english)) {
		if (key in french) expect.soft(gapsOf(french[key]!), key).toEqual(gapsOf(words));
	}
});

const texts = sources.map(({ text }) => text).join('\n');
const saidWhole = new Set([...texts.matchAll(/['"`](\w+:[\w.-]+)['"`]/g)].map(([, key]) => key));
/** `polls:methods.${method}.name` says every key of that start; `}:card.about` says that key of any room. */
const saidStarts = [...new Set([...texts.matchAll(/`(\w+:[\w.-]*)\$\{/g)].map(([, start]) => start!))];
const saidOfAnyRoom = new Set([...texts.matchAll(/\}:([\w.-]+)`/g)].map(([, key]) => key));

test.each(files)('no words are left over: %s', (file) => {
	const room = roomOf(file);
	const isSaid = (key: string): boolean => {
		const bare = withoutForm(key);
		const full = `${room}:${bare}`;
		const isComposed = composed.test(bare) || saidStarts.some((start) => full.startsWith(start));
		return isComposed || saidWhole.has(full) || saidOfAnyRoom.has(bare);
	};
	expect(Object.keys(book(file)).filter((key) => !isSaid(key))).toEqual([]);
});

/** Openings and actions are named where they are made. */
const deeds = new Set(
	[...texts.matchAll(/\b(?:action|opening)\(\{\s*name: '(\w+\.[\w-]+)'/g)].map(([, name]) => name!)
);

test.each(globSync('src/tools/*/messages/en.json').sort())(
	'whatever is done to a thing is told in words: %s',
	(file) => {
		const [room, words] = [roomOf(file), book(file)];
		const own = [...deeds].filter((name) => name.startsWith(`${room}.`));
		expect(own.length).toBeGreaterThan(10);
		expect(own.filter((name) => !(`acts.${name.slice(room.length + 1)}` in words))).toEqual([]);
	}
);

test('words are plain: no exclamation marks, no developers’ words', () => {
	for (const file of [...files, ...files.map((name) => name.replace('/en.json', '/fr.json'))]) {
		for (const [key, words] of Object.entries(book(file))) {
			expect.soft(words, `${file} ${key}`).not.toMatch(/!(?!\[)/);
		}
	}
});

test('French signs of two parts are never parted from their word at the end of a line', () => {
	for (const file of files.map((name) => name.replace('/en.json', '/fr.json'))) {
		for (const [key, words] of Object.entries(book(file)))
			expect.soft(words, `${file} ${key}`).not.toMatch(/\S [:;?»](?=[\s,.)]|$)|« /);
	}
});
