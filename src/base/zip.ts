/** A zip archive, piece by piece: of no file more is in memory than what was just written of it. */
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { streamOf } from './stream.ts';

export type ZipFile = { path: string; body: string | Uint8Array | AsyncIterable<string> };

async function* piecesOf(body: ZipFile['body']): AsyncGenerator<Uint8Array> {
	if (typeof body === 'string') yield strToU8(body);
	else if (body instanceof Uint8Array) yield body;
	else for await (const piece of body) yield strToU8(piece);
}

async function* zipped(files: AsyncIterable<ZipFile>): AsyncGenerator<Uint8Array> {
	const ready: Uint8Array[] = [];
	const zip = new Zip((problem, bytes) => {
		if (problem) throw problem;
		ready.push(bytes);
	});
	for await (const { path, body } of files) {
		const entry = new ZipDeflate(path, { level: 6 });
		zip.add(entry);
		for await (const piece of piecesOf(body)) {
			entry.push(piece);
			yield* ready.splice(0);
		}
		entry.push(new Uint8Array(0), true);
		yield* ready.splice(0);
	}
	zip.end();
	yield* ready;
}

export const zipOf = (files: AsyncIterable<ZipFile>): ReadableStream<Uint8Array> => streamOf(zipped(files));
