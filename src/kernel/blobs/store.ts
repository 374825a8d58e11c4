import { isId } from '#base/ids.ts';
import { refusal } from '#base/refusal.ts';

export type BlobSource = Uint8Array | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/** What was kept: its length in bytes and its SHA-256 in hexadecimal. */
export type KeptBlob = { id: string; bytes: number; sha256: string };

/** Both ends inclusive, as in HTTP; `last` asks for the end of a blob. */
export type BlobRange = { start: number; end?: number } | { last: number };

/** `size` is that of the whole blob; `start` and `end` (inclusive) say what the stream carries. */
export type OpenBlob = { stream: ReadableStream<Uint8Array>; size: number; start: number; end: number };

export type PutLimits = {
	maxBytes: number;
	/** Only to bring a backup back: the id that the blob had. */
	id?: string;
};

export type BlobStore = {
	/** All or nothing. Refuses with `kernel.too-large` (413) and `kernel.disk-full` (507). */
	put(source: BlobSource, limits: PutLimits): Promise<KeptBlob>;
	/** Refuses with `kernel.blob-absent` (404) and `kernel.range-unfit` (416). */
	open(id: string, range?: BlobRange): Promise<OpenBlob>;
	/** Removing what is not there is no fault: a purge may run twice. */
	remove(id: string): Promise<void>;
	has(id: string): Promise<boolean>;
	list(): AsyncIterable<string>;
};

export const diskFull = refusal('kernel.disk-full', 507);
export const tooLarge = refusal('kernel.too-large', 413);
export const blobAbsent = refusal('kernel.blob-absent', 404);
export const rangeUnfit = refusal('kernel.range-unfit', 416);

/** The only shape that ever becomes a path or a key. */
export function checkedId(id: string): string {
	if (!isId(id)) throw blobAbsent();
	return id;
}

/** Gives the chunks on while they fit; the source is cancelled as soon as they do not. */
export async function* within(source: BlobSource, maxBytes: number): AsyncGenerator<Uint8Array> {
	let bytes = 0;
	for await (const chunk of source instanceof Uint8Array ? [source] : (source as AsyncIterable<Uint8Array>)) {
		bytes += chunk.byteLength;
		if (bytes > maxBytes) throw tooLarge({ gaps: { maxBytes } });
		yield chunk;
	}
}

/** Where a range falls in a blob of this size (RFC 9110, 14.1.2). */
export function spanOf(range: BlobRange | undefined, size: number): { start: number; end: number } {
	if (!range) return { start: 0, end: size - 1 };
	const start = 'last' in range ? Math.max(0, size - range.last) : range.start;
	const end = 'last' in range ? size - 1 : Math.min(range.end ?? size - 1, size - 1);
	if (start > end) throw rangeUnfit({ gaps: { size } });
	return { start, end };
}

/** Reads one range of a `Range` header; several, or none that makes sense, mean the whole blob. */
export function rangeOf(header: string | null | undefined): BlobRange | undefined {
	const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
	if (first === '') return last === '' ? undefined : { last: Number(last) };
	if (last === '') return { start: Number(first) };
	return Number(first) > Number(last) ? undefined : { start: Number(first), end: Number(last) };
}
