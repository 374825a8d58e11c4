// Packs the source of what is built: whoever uses a host may have it (AGPL-3.0, section 13).
import { createWriteStream, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';

// Named one by one: a folder somebody works in also holds what is nobody's business.
const kept = [
	'{biome,package,package-lock,tsconfig}.json',
	'*.config.ts',
	'*.md',
	'LICENSE',
	'.gitignore',
	'{bench,bin,changes,docs,public,src,tests}/**/*',
	'.ci/*'
];

export async function packSource(root, file) {
	const archive = pack();
	const written = pipeline(archive, createGzip({ level: 9 }), createWriteStream(file));
	for (const path of globSync(kept, { cwd: root }).sort()) {
		const found = statSync(join(root, path));
		if (!found.isFile()) continue;
		const { mode, mtime } = found;
		archive.entry({ name: `archipel/${path}`, mode: mode & 0o777, mtime }, readFileSync(join(root, path)));
	}
	archive.finalize();
	await written;
}
