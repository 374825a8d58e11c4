// Builds the browser's files and the server's, unless what stands was built from the same sources.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { packSource } from './source.mjs';

const stampOf = (root) => {
	const sum = createHash('sha256');
	const sources = ['package.json', 'vite.config.ts', ...globSync('src/**/*.*', { cwd: root }).sort()];
	for (const source of sources) {
		const { size, mtimeMs } = statSync(join(root, source));
		sum.update(`${source} ${size} ${mtimeMs}\n`);
	}
	return sum.digest('hex');
};

/** Packed once here, so that nothing is packed while people wait. */
async function pack(folder) {
	for (const file of globSync(['assets/**/*.{js,css,svg}', '*.svg'], { cwd: folder })) {
		const path = join(folder, file);
		const text = readFileSync(path);
		writeFileSync(`${path}.gz`, await promisify(gzip)(text, { level: 9 }));
		const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
		writeFileSync(`${path}.br`, await promisify(brotliCompress)(text, best));
	}
}

export async function build(root) {
	const { build: run } = await import('vite');
	const common = { root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' };
	await run(common);
	await run({ ...common, build: { ssr: true } });
	await pack(join(root, 'dist/browser'));
	await packSource(root, join(root, 'dist/source.tar.gz'));
	writeFileSync(join(root, 'dist/stamp'), stampOf(root));
}

export async function buildIfStale(root) {
	const stamp = join(root, 'dist/stamp');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(root)) return;
	if (!existsSync(join(root, 'src'))) return;
	process.stderr.write('Building what is missing (some seconds, once)…\n');
	await build(root);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
	await build(join(dirname(fileURLToPath(import.meta.url)), '..'));
