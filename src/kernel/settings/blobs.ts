export type S3Place = {
	endpoint: string;
	bucket: string;
	/** In front of every key, `''` or ending in `/`. */
	prefix: string;
	region: string;
	key: string;
	secret: string;
};

export type BlobSetting = { kind: 'folder' } | { kind: 's3'; place: S3Place };

// Not `new URL`: secrets hold slashes, and people paste them as they are.
const shape =
	/^s3:\/\/([^:@/]+):([^@]+)@([a-z0-9.-]+(?::\d{1,5})?)\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:\/[\w.-]+)*)\/?(?:\?(.*))?$/i;

const unescaped = (text: string): string => (/%[0-9a-f]{2}/i.test(text) ? decodeURIComponent(text) : text);

export const blobSettingSays = '"folder" or "s3://KEY:SECRET@host[:port]/bucket?region=…&tls=0"';

/** Reads `BLOBS`. Throws a sentence for whoever sets it; the sentence never repeats the secret. */
export function readBlobSetting(value: string): BlobSetting {
	if (value === 'folder') return { kind: 'folder' };
	const parts = shape.exec(value);
	if (!parts) throw new Error(`BLOBS must be ${blobSettingSays}`);
	const [, key = '', secret = '', host = '', bucket = '', path = '', query = ''] = parts;
	const options = new URLSearchParams(query);
	return {
		kind: 's3',
		place: {
			endpoint: `${options.get('tls') === '0' ? 'http' : 'https'}://${host}`,
			bucket,
			prefix: path === '' ? '' : `${path.slice(1)}/`,
			region: options.get('region') || 'us-east-1',
			key: unescaped(key),
			secret: unescaped(secret)
		}
	};
}
