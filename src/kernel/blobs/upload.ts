import { createHash } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';
import type { BlobSource } from './store.ts';
import { type KeptBlob, within } from './store.ts';

type Sdk = typeof import('@aws-sdk/client-s3');
export type Bucket = { sdk: Sdk; client: S3Client; bucket: string };
type Part = { PartNumber: number; ETag: string | undefined };

// S3 asks for at least 5 MiB per part but the last, and takes 10,000 parts: files up to 80 GiB.
const partBytes = 8 * 1024 * 1024;

/** Gathers chunks into parts of `partBytes`; the last one is shorter, and there is always one. */
async function* parts(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	let held: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of chunks) {
		for (let rest = chunk; rest.byteLength > 0; ) {
			const piece = rest.subarray(0, partBytes - bytes);
			held.push(piece);
			bytes += piece.byteLength;
			rest = rest.subarray(piece.byteLength);
			if (bytes < partBytes) continue;
			yield Buffer.concat(held);
			held = [];
			bytes = 0;
		}
	}
	yield Buffer.concat(held);
}

/** Sends a source to a key: at once when it fits into one part, part by part otherwise. */
export async function upload(
	at: Bucket,
	key: string,
	source: BlobSource,
	maxBytes: number
): Promise<Omit<KeptBlob, 'id'>> {
	const hash = createHash('sha256');
	const all = parts(within(source, maxBytes));
	const first = (await all.next()).value as Uint8Array;
	hash.update(first);
	const bytes =
		first.byteLength < partBytes ? await sendWhole(at, key, first) : await sendParts(at, key, first, all, hash);
	return { bytes, sha256: hash.digest('hex') };
}

async function sendWhole({ sdk, client, bucket }: Bucket, key: string, body: Uint8Array): Promise<number> {
	await client.send(new sdk.PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
	return body.byteLength;
}

async function sendParts(
	at: Bucket,
	key: string,
	first: Uint8Array,
	others: AsyncIterable<Uint8Array>,
	hash: { update(bytes: Uint8Array): unknown }
): Promise<number> {
	const { sdk, client } = at;
	const place = { Bucket: at.bucket, Key: key };
	const { UploadId } = await client.send(new sdk.CreateMultipartUploadCommand(place));
	const sent: Part[] = [];
	const send = async (Body: Uint8Array) => {
		const PartNumber = sent.length + 1;
		const { ETag } = await client.send(new sdk.UploadPartCommand({ ...place, UploadId, PartNumber, Body }));
		sent.push({ PartNumber, ETag });
	};
	try {
		let bytes = first.byteLength;
		await send(first);
		for await (const part of others) {
			if (part.byteLength === 0) continue;
			hash.update(part);
			bytes += part.byteLength;
			await send(part);
		}
		const MultipartUpload = { Parts: sent };
		await client.send(new sdk.CompleteMultipartUploadCommand({ ...place, UploadId, MultipartUpload }));
		return bytes;
	} catch (problem) {
		// What went wrong matters more than a failed tidying; the next start aborts what is left.
		await client.send(new sdk.AbortMultipartUploadCommand({ ...place, UploadId })).catch(() => undefined);
		throw problem;
	}
}
