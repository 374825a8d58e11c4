import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isId, newId } from '#base/ids.ts';
import { handOn } from '../settings/handing-on.ts';
import {
	type BlobRange,
	type BlobSource,
	type BlobStore,
	blobAbsent,
	checkedId,
	diskFull,
	type KeptBlob,
	type OpenBlob,
	type PutLimits,
	spanOf,
	within
} from './store.ts';

const leftoverAfterMs = 24 * 60 * 60 * 1000;

const codeOf = (problem: unknown): string | undefined => (problem as NodeJS.ErrnoException | undefined)?.code;

/** What the disk says, as the reader must hear it. */
export const told = (problem: unknown): unknown =>
	['ENOSPC', 'EDQUOT'].includes(codeOf(problem) ?? '') ? diskFull() : problem;

/** Without it a crash may forget the name although the bytes are on the disk. */
async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder, 'r');
	await handle.sync().finally(() => handle.close());
}

/** 58 × 58 folders. The last letters: the first ones of an id are not spread evenly. */
const folderOf = (root: string, id: string): string => join(root, id.slice(-1), id.slice(-2, -1));

const pathOf = (root: string, id: string): string => join(folderOf(root, checkedId(id)), id);

async function makeFolder(folder: string, mode = 0o755): Promise<void> {
	if ((await mkdir(folder, { recursive: true, mode })) === undefined) return;
	handOn(folder);
	await syncFolder(dirname(folder));
}

async function write(handle: FileHandle, chunks: AsyncIterable<Uint8Array>): Promise<Omit<KeptBlob, 'id'>> {
	const hash = createHash('sha256');
	let bytes = 0;
	for await (const chunk of chunks) {
		hash.update(chunk);
		bytes += chunk.byteLength;
		await handle.writeFile(chunk);
	}
	await handle.sync();
	return { bytes, sha256: hash.digest('hex') };
}

async function put(root: string, source: BlobSource, { maxBytes, id = newId() }: PutLimits): Promise<KeptBlob> {
	const path = pathOf(root, id);
	const incoming = join(root, 'incoming', newId());
	try {
		const handle = await open(incoming, 'wx', 0o600);
		handOn(incoming);
		const kept = await write(handle, within(source, maxBytes)).finally(() => handle.close());
		await makeFolder(dirname(dirname(path)));
		await makeFolder(dirname(path));
		await rename(incoming, path);
		await syncFolder(dirname(path));
		return { id, ...kept };
	} catch (problem) {
		await rm(incoming, { force: true });
		throw told(problem);
	}
}

function orAbsent(problem: unknown): never {
	throw codeOf(problem) === 'ENOENT' ? blobAbsent() : problem;
}

async function openBlob(root: string, id: string, range?: BlobRange): Promise<OpenBlob> {
	const path = pathOf(root, id);
	const { size } = await stat(path).catch(orAbsent);
	const span = spanOf(range, size);
	return { size, ...span, stream: streamOf(path, span) };
}

const pieceBytes = 256 * 1024;

/**
 * Opened anew for each piece: a reader who leaves without a word holds nothing. Node ends the process where a file
 * handle is left to the garbage collector.
 */
function streamOf(path: string, { start, end }: { start: number; end: number }): ReadableStream<Uint8Array> {
	let at = start;
	return new ReadableStream({
		async pull(stream) {
			if (at > end) return stream.close();
			const piece = await pieceOf(path, at, Math.min(pieceBytes, end - at + 1));
			at += piece.byteLength;
			stream.enqueue(piece);
		}
	});
}

async function pieceOf(path: string, at: number, most: number): Promise<Uint8Array> {
	const handle = await open(path, 'r').catch(orAbsent);
	try {
		const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(most), 0, most, at);
		if (bytesRead === 0) throw blobAbsent();
		return new Uint8Array(buffer.buffer, buffer.byteOffset, bytesRead);
	} finally {
		await handle.close();
	}
}

async function remove(root: string, id: string): Promise<void> {
	if (isId(id)) await rm(pathOf(root, id), { force: true });
}

async function has(root: string, id: string): Promise<boolean> {
	if (!isId(id)) return false;
	return stat(pathOf(root, id)).then(
		(found) => found.isFile(),
		(problem) => (codeOf(problem) === 'ENOENT' ? false : Promise.reject(problem))
	);
}

async function* list(root: string): AsyncGenerator<string> {
	for (const last of await readdir(root)) {
		if (last.length !== 1) continue;
		for (const before of await readdir(join(root, last))) {
			for (const name of await readdir(join(root, last, before))) if (isId(name)) yield name;
		}
	}
}

/** A crash leaves half a file; after a day nobody is writing it any more. */
async function clearLeftovers(incoming: string): Promise<void> {
	for (const name of await readdir(incoming)) {
		const path = join(incoming, name);
		if (Date.now() - (await stat(path)).mtimeMs > leftoverAfterMs) await rm(path, { force: true });
	}
}

/** Blobs in a folder of this machine. Each is written aside, synced, then renamed: there whole, or not there. */
export async function folderStore(root: string): Promise<BlobStore> {
	const incoming = join(root, 'incoming');
	await makeFolder(root, 0o700);
	await makeFolder(incoming, 0o700);
	await clearLeftovers(incoming);
	return {
		put: (source, limits) => put(root, source, limits),
		open: (id, range) => openBlob(root, id, range),
		remove: (id) => remove(root, id),
		has: (id) => has(root, id),
		list: () => list(root)
	};
}
