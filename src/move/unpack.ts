/** An archive taken apart: tables and the secret into a folder, files into their store. */
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { blobs } from '#kernel/blobs/blobs.ts';
import { notAnArchive } from './refusals.ts';

export const unpacked = (folder: string, name: string): string => join(folder, name.replace('/', '-'));

/** @returns whether it is new here: bytes that were there before are not ours to take back. */
async function putBlob(id: string, source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<boolean> {
	const store = await blobs();
	const isNew = !(await store.has(id));
	await store.put(source, { id, maxBytes });
	return isNew;
}

/**
 * Unpacks into a folder; names are ours alone, so nothing can land elsewhere. Blobs go straight to their store.
 * @param brought hears of each blob that was not there before.
 * @returns how many blobs there are.
 */
export async function unpack(file: string, folder: string, brought: (id: string) => void): Promise<number> {
	const archive = extract();
	let kept = 0;
	const reading = pipeline(createReadStream(file), createGunzip(), archive);
	// Heard when awaited below; a broken archive also ends the loop.
	reading.catch(() => {});
	for await (const entry of archive) {
		const { name, size = 0 } = entry.header;
		if (name.startsWith('blobs/')) {
			const id = name.slice('blobs/'.length);
			if (await putBlob(id, entry as AsyncIterable<Uint8Array>, size)) brought(id);
			kept++;
		} else if (/^(archipel\.json|secret|tables\/[a-z_]+\.[a-z_]+\.jsonl)$/.test(name)) {
			await pipeline(entry, createWriteStream(unpacked(folder, name)));
		} else throw notAnArchive();
	}
	await reading;
	return kept;
}

export async function takeBack(ids: string[]): Promise<void> {
	for (const id of ids) await (await blobs()).remove(id);
}
