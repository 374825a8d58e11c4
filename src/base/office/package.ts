/** The files of offices are zip archives: written, and read with a look at every size before anything is unpacked. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { Unreadable } from './unreadable.ts';

// A fixed day: the same content gives the same bytes, so that caches can compare them.
const mtime = new Date(2000, 0, 1);

/** Files in the order given; those named in `stored` are not compressed. */
export function archive(files: Record<string, string | Uint8Array>, stored: string[] = []): Uint8Array {
	const entries = Object.entries(files).map(([path, content]) => {
		const bytes = typeof content === 'string' ? strToU8(content) : content;
		return [path, [bytes, { level: stored.includes(path) ? 0 : 6, mtime }]] as const;
	});
	return zipSync(Object.fromEntries(entries) as Parameters<typeof zipSync>[0]);
}

export type PackageLimits = {
	/** How many files may be in it, wanted or not. */
	files: number;
	/** How large one may become, and all that is wanted together. */
	bytesOfOne: number;
	bytes: number;
};

/** Nothing is ever written under these names, but whoever uses such names means no good. */
const isSafe = (path: string): boolean => !/(^|[\\/])\.\.([\\/]|$)|^[\\/]|^\w:|\0/.test(path);

/**
 * The wanted files of an archive by their paths.
 * @throws Unreadable; before anything is unpacked where it would be too much.
 */
export function openPackage(
	bytes: Uint8Array,
	limits: PackageLimits,
	isWanted: (path: string) => boolean
): Map<string, Uint8Array> {
	let files = 0;
	let total = 0;
	const wanted = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
		if (++files > limits.files) throw new Unreadable('too-large');
		if (!isSafe(name)) throw new Unreadable('unsafe');
		if (name.endsWith('/') || !isWanted(name)) return false;
		total += originalSize;
		if (originalSize > limits.bytesOfOne || total > limits.bytes) throw new Unreadable('too-large');
		return true;
	};
	try {
		return new Map(Object.entries(unzipSync(bytes, { filter: wanted })));
	} catch (problem) {
		throw problem instanceof Unreadable ? problem : new Unreadable('broken');
	}
}
