import { expect, test } from 'vitest';
import { packagesOf, type Source, sources } from './sources.ts';

/** From the top of the house to its ground: imports go down this list only. */
const floors = ['entries', 'tools', 'portal', 'desk', 'move', 'guard', 'live', 'kernel', 'ui', 'base'];

/** The rooms of the kernel, from the ground up: each may use those before it. */
const kernelRooms = [
	'settings',
	'words',
	'database',
	'blobs',
	'jobs',
	'limits',
	'accounts',
	'mail',
	'items',
	'texts',
	'access',
	'spaces',
	'activity',
	'search',
	'notices',
	'texts',
	'actions',
	'web',
	'life',
	'feeds'
];

/** Imports that break the law and wait to be mended. This list may only become shorter. */
const excused = new Set<string>([]);

const floorOf = (path: string): string => path.split('/')[1]!;
const roomOf = (path: string): string => path.split('/')[2]!;

const broken = (isBroken: (source: Source, target: string) => boolean): string[] =>
	sources
		.flatMap((source) =>
			source.imports.filter((target) => isBroken(source, target)).map((target) => `${source.path} → ${target}`)
		)
		.filter((pair) => !excused.has(pair));

test('imports go down the floors, never up', () => {
	const isUp = (path: string, target: string) => floors.indexOf(floorOf(target)) < floors.indexOf(floorOf(path));
	expect(broken(({ path }, target) => target.startsWith('src/') && isUp(path, target))).toEqual([]);
});

test('tools never import tools', () => {
	const isOther = (path: string, target: string) =>
		floorOf(path) === 'tools' && floorOf(target) === 'tools' && roomOf(path) !== roomOf(target);
	expect(broken(({ path }, target) => path !== 'src/tools/index.ts' && isOther(path, target))).toEqual([]);
});

test('the rooms of the kernel use only those below them', () => {
	const heightOf = (path: string) => {
		const room = roomOf(path);
		return room.endsWith('.ts') ? Number.POSITIVE_INFINITY : kernelRooms.indexOf(room);
	};
	const isUp = (path: string, target: string) =>
		floorOf(path) === 'kernel' &&
		floorOf(target) === 'kernel' &&
		heightOf(target) > heightOf(path) &&
		!target.endsWith('.json');
	expect(broken(({ path }, target) => isUp(path, target))).toEqual([]);
});

test('no files import each other in a ring', () => {
	const importsOf = new Map(sources.map(({ path, uses }) => [path, uses]));
	const finished = new Set<string>();
	const rings: string[] = [];
	const visit = (path: string, above: string[]) => {
		if (finished.has(path)) return;
		const start = above.indexOf(path);
		if (start !== -1) {
			rings.push([...above.slice(start), path].join(' → '));
			return;
		}
		for (const target of importsOf.get(path) ?? []) visit(target, [...above, path]);
		finished.add(path);
	};
	for (const { path } of sources) visit(path, []);
	expect(rings).toEqual([]);
});

test('every import leads to a file', async () => {
	const { existsSync } = await import('node:fs');
	expect(broken((_source, target) => !existsSync(target))).toEqual([]);
});

/** What may be imported by a component that wakes up in a browser. */
const ashore = /^src\/(ui|base)\/|\/parts\/|\/counting\//;

test('islands import parts, rules, ui and base only', () => {
	const isRule = (target: string) =>
		/^src\/tools\/[a-z]+\/([a-z]+\/)?[a-z-]+\.ts$/.test(target) &&
		!/\/(store|actions|api|tool|jobs|live)\.ts$/.test(target);
	const isNear = (path: string, target: string) => target.includes('/islands/') && roomOf(path) === roomOf(target);
	expect(
		broken(
			({ path }, target) =>
				path.includes('/islands/') && !ashore.test(target) && !isRule(target) && !isNear(path, target)
		)
	).toEqual([]);
});

test('rules are pure: no database, no clock, no framework', () => {
	const named =
		/\/(poll|ballot|tally|policy|proposal|comment|decision|result|sight|making|slots|hours)\.ts$|\/counting\/[a-z-]+\.ts$/;
	const rules = sources.filter(({ path }) => path.startsWith('src/tools/') && named.test(path));
	expect(rules.length).toBeGreaterThan(10);
	for (const rule of rules) {
		expect.soft(packagesOf(rule), rule.path).toEqual([]);
		expect.soft(rule.text, rule.path).not.toMatch(/Date\.now\(|new Date\(\)|Math\.random/);
		expect
			.soft(
				rule.imports.filter((target) => /kernel\/(?!access\/rights)/.test(target)),
				rule.path
			)
			.toEqual([]);
	}
});

test('only stores know the tables of a tool', () => {
	const knows = sources.filter(
		({ path, text }) =>
			path.startsWith('src/tools/') && /\b(selectFrom|insertInto|updateTable|deleteFrom|carrier)\(/.test(text)
	);
	expect(knows.map(({ path }) => path).filter((path) => !/\/(store\/\w+|store|jobs)\.ts$/.test(path))).toEqual([]);
});

test('no drawer for odds and ends', () => {
	expect(
		sources.map(({ path }) => path).filter((path) => /\/(utils?|helpers?|common|manager|misc)\b/i.test(path))
	).toEqual([]);
});
