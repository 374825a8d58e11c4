/** Documents name what is there. */
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { settingLines } from '#kernel/settings/describe.ts';

const documents = [...globSync('*.md'), ...globSync('{docs,changes}/**/*.md'), ...globSync('src/**/README.md')].sort();
const textOf = (file: string): string => readFileSync(file, 'utf8');

test.each(documents)('%s leads nowhere that is not there', (file) => {
	const links = [...textOf(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, link]) => link!);
	expect(links.filter((link) => !existsSync(join(dirname(file), link)))).toEqual([]);
});

test.each(documents)('%s names files that exist', (file) => {
	const named = [...textOf(file).matchAll(/`((?:src|tests|docs|bin|bench)\/[\w./-]+)`/g)].map(([, path]) => path!);
	expect(named.filter((path) => !existsSync(path))).toEqual([]);
});

test.each(['README.md', 'LISEZMOI.md'])('%s names every setting and both commands', (file) => {
	for (const { name } of settingLines()) expect(textOf(file)).toContain(`\`${name}\``);
	expect(textOf(file)).toMatch(/npm install\s+npm start/);
});

test('decisions are short, and say what keeps them', () => {
	for (const file of globSync('docs/decisions/*.md')) {
		if (file.endsWith('README.md')) continue;
		expect.soft(textOf(file).trimEnd().split('\n').length, file).toBeLessThanOrEqual(40);
		expect.soft(textOf(file), file).toMatch(/^(## |\*\*)(Kept by|The test that keeps it|Test|Kept)/m);
	}
});

const settingsShown = documents
	.flatMap((file) =>
		[...textOf(file).matchAll(/```sh\n((?:(?:[A-Z_]+=|#).*\n)+)```/g)].map(([, lines]) => ({ file, lines: lines! }))
	)
	.filter(({ lines }) => !/\bnp[mx] /.test(lines));

// The nightly backup reads the file of settings as a shell does, not only as systemd does.
test.each(settingsShown)('settings shown in $file can be read by a shell: $lines', ({ lines }) => {
	execFileSync('/bin/sh', ['-euc', lines], { stdio: ['ignore', 'ignore', 'pipe'] });
});
