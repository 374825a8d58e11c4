/** The browser's files, by the names the build gave them: kept for ever, since a new text gets a new name. */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { dataHeaders } from './headers.ts';

type Manifest = Record<string, { file: string; css?: string[]; imports?: string[] }>;

export const browserFolder = (): string => resolve(process.env.ARCHIPEL_BROWSER ?? 'dist/browser');

let manifest: Manifest | undefined;

function built(): Manifest {
	const file = join(browserFolder(), '.vite/manifest.json');
	manifest ??= existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : {};
	return manifest;
}

/** The address of a source file's built form; in development the source itself. */
export const assetUrl = (source: string): string => {
	const entry = built()[source];
	return entry ? `/${entry.file}` : `/${source}`;
};

export const hasAsset = (source: string): boolean => source in built();

const types: Record<string, string> = {
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.woff2': 'font/woff2',
	'.svg': 'image/svg+xml',
	'.ico': 'image/x-icon',
	'.png': 'image/png',
	'.webp': 'image/webp',
	'.json': 'application/json'
};

const forEver = 'public, max-age=31536000, immutable';
const forADay = 'public, max-age=86400';

/**
 * @param accepted the Accept-Encoding of the request: the build leaves a .br and .gz beside each text.
 * @param lasting how long browsers keep it; what keeps its name when it changes is kept for a day only.
 */
export function assetAnswer(path: string, accepted: string, lasting = forEver): Response | null {
	const file = join(browserFolder(), path);
	if (path.includes('..') || path.includes('\0') || !existsSync(file) || !statSync(file).isFile()) return null;
	const coding = [
		['br', '.br'],
		['gzip', '.gz']
	].find(([name, ending]) => accepted.includes(name!) && existsSync(file + ending));
	const sent = coding ? file + coding[1] : file;
	const headers = new Headers({
		...dataHeaders(),
		'content-type': types[extname(path)] ?? 'application/octet-stream',
		'content-length': String(statSync(sent).size),
		'cache-control': lasting,
		vary: 'accept-encoding',
		// A frame in a sandbox has no origin of its own, and asks for fonts as a stranger.
		'access-control-allow-origin': '*'
	});
	if (coding) headers.set('content-encoding', coding[0]!);
	return new Response(Readable.toWeb(createReadStream(sent)) as ReadableStream, { headers });
}

/** The sign of the house: in the browser's tab, for browsers that know no SVG there, and on the screen of a phone. */
export const signs = ['/favicon.svg', '/favicon.ico', '/apple-touch-icon.png'];

export const signAnswer = (path: string, accepted: string): Response | null => assetAnswer(path, accepted, forADay);

/** The source the house was built from, as the build packed it. */
export function sourceArchive(): { file: string; bytes: number } | null {
	const file = join(browserFolder(), '../source.tar.gz');
	return existsSync(file) ? { file, bytes: statSync(file).size } : null;
}
