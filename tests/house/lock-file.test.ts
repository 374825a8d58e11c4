import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Package = { optionalDependencies?: Record<string, string> };

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Package> };

const parents = (path: string): string[] => {
	const above = path.lastIndexOf('node_modules/');
	return path === '' ? [''] : [`${path}/`, ...parents(above <= 0 ? '' : path.slice(0, above - 1))];
};

const isLocked = (from: string, name: string): boolean =>
	parents(from).some((folder) => `${folder}node_modules/${name}` in packages);

const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
	Object.keys(optionalDependencies).filter((name) => !isLocked(path, name))
);

// `npm ci` refuses a lock file that leaves out what only other machines need; `npm install` on one machine writes such.
test('the lock file names what every machine needs, so that `npm ci` works from a clean clone', () => {
	expect(missing).toEqual([]);
});
