import { isId, newId } from '#base/ids.ts';
import type { S3Place } from '../settings/blobs.ts';
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
	rangeUnfit,
	tooLarge
} from './store.ts';
import { type Bucket, upload } from './upload.ts';

const leftoverAfterMs = 24 * 60 * 60 * 1000;

type S3Problem = { name?: string; $metadata?: { httpStatusCode?: number } };

/** What the S3 server says, as the reader must hear it. */
function told(problem: unknown): unknown {
	const { name = '', $metadata } = (problem ?? {}) as S3Problem;
	const status = $metadata?.httpStatusCode;
	if (status === 507 || /quota|storagefull|insufficientstorage/i.test(name)) return diskFull();
	if (name === 'EntityTooLarge') return tooLarge();
	if (name === 'NoSuchKey' || name === 'NotFound') return blobAbsent();
	return status === 416 ? rangeUnfit() : problem;
}

const retold = (problem: unknown): never => {
	throw told(problem);
};

type Place = Bucket & { prefix: string };

const keyOf = ({ prefix }: Place, id: string): string => prefix + checkedId(id);

async function put(at: Place, source: BlobSource, { maxBytes, id = newId() }: PutLimits): Promise<KeptBlob> {
	const key = keyOf(at, id);
	return { id, ...(await upload(at, key, source, maxBytes).catch(retold)) };
}

const headerOf = (range: BlobRange): string =>
	'last' in range ? `bytes=-${range.last}` : `bytes=${range.start}-${range.end ?? ''}`;

async function openBlob(at: Place, id: string, range?: BlobRange): Promise<OpenBlob> {
	const Range = range && headerOf(range);
	const command = new at.sdk.GetObjectCommand({ Bucket: at.bucket, Key: keyOf(at, id), Range });
	const answer = await at.client.send(command).catch(retold);
	if (!answer.Body) throw blobAbsent();
	const stream = answer.Body.transformToWebStream() as ReadableStream<Uint8Array>;
	return { stream, ...spanIn(answer.ContentRange, answer.ContentLength ?? 0) };
}

/** `bytes 2-4/10`, absent when the whole blob comes. */
function spanIn(header: string | undefined, length: number): { start: number; end: number; size: number } {
	const [start, end, size] =
		/^bytes (\d+)-(\d+)\/(\d+)$/
			.exec(header ?? '')
			?.slice(1)
			.map(Number) ?? [];
	return { start: start ?? 0, end: end ?? length - 1, size: size ?? length };
}

async function remove(at: Place, id: string): Promise<void> {
	if (!isId(id)) return;
	const command = new at.sdk.DeleteObjectCommand({ Bucket: at.bucket, Key: keyOf(at, id) });
	await at.client.send(command).catch((problem) => {
		// Some servers answer 404 here, where Amazon's says that all is well.
		if (told(problem) !== problem) return;
		throw problem;
	});
}

async function has(at: Place, id: string): Promise<boolean> {
	if (!isId(id)) return false;
	const command = new at.sdk.HeadObjectCommand({ Bucket: at.bucket, Key: keyOf(at, id) });
	return at.client.send(command).then(
		() => true,
		(problem: S3Problem) => (problem.$metadata?.httpStatusCode === 404 ? false : Promise.reject(problem))
	);
}

async function* list(at: Place): AsyncGenerator<string> {
	let ContinuationToken: string | undefined;
	do {
		const command = new at.sdk.ListObjectsV2Command({ Bucket: at.bucket, Prefix: at.prefix, ContinuationToken });
		const page = await at.client.send(command);
		for (const { Key = '' } of page.Contents ?? []) {
			const name = Key.slice(at.prefix.length);
			if (isId(name)) yield name;
		}
		ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
	} while (ContinuationToken);
}

/** Parts of an upload that a crash cut off cost room and are listed nowhere else. */
async function clearLeftovers(at: Place, now: number): Promise<void> {
	const { Uploads = [] } = await at.client.send(
		new at.sdk.ListMultipartUploadsCommand({ Bucket: at.bucket, Prefix: at.prefix })
	);
	for (const { Key, UploadId, Initiated } of Uploads) {
		if (!Key || !isId(Key.slice(at.prefix.length)) || now - (Initiated?.getTime() ?? now) < leftoverAfterMs) continue;
		await at.client.send(new at.sdk.AbortMultipartUploadCommand({ Bucket: at.bucket, Key, UploadId }));
	}
}

export async function connect({ endpoint, region, key, secret, bucket, prefix }: S3Place): Promise<Place> {
	// Loaded here only: hosts that keep blobs in a folder do not pay for it.
	const sdk = await import('@aws-sdk/client-s3');
	const client = new sdk.S3Client({
		endpoint,
		region,
		credentials: { accessKeyId: key, secretAccessKey: secret },
		forcePathStyle: true,
		// The newer checksums are unknown to many servers that speak S3.
		requestChecksumCalculation: 'WHEN_REQUIRED',
		responseChecksumValidation: 'WHEN_REQUIRED'
	});
	return { sdk, client, bucket, prefix };
}

/** Blobs in a bucket of any server that speaks S3. Throws when the bucket does not answer. */
export async function s3Store(place: S3Place, now = Date.now()): Promise<BlobStore> {
	const at = await connect(place);
	await clearLeftovers(at, now);
	return {
		put: (source, limits) => put(at, source, limits),
		open: (id, range) => openBlob(at, id, range),
		remove: (id) => remove(at, id),
		has: (id) => has(at, id),
		list: () => list(at)
	};
}
