import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateBucketCommand, CreateMultipartUploadCommand, ListMultipartUploadsCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { readBlobSetting, type S3Place } from '../settings/blobs.ts';
import { keepsTheContract } from './contract.ts';
import { connect, s3Store } from './s3.ts';
import { type Swift, startSwift, swiftIsHere } from './swift.ts';

const day = 24 * 60 * 60 * 1000;

function placeOf(setting: string): S3Place {
	const read = readBlobSetting(setting);
	if (read.kind !== 's3') throw new Error('not an S3 setting');
	return read.place;
}

/** `S3_TEST=s3://…` runs the contract against the server of your choice instead of Debian's Swift. */
const chosen = process.env.S3_TEST;

describe.runIf(chosen || swiftIsHere)('blobs in an S3 bucket of a real server', () => {
	let swift: Swift | undefined;
	let place: S3Place;
	beforeAll(async () => {
		if (!chosen) swift = await startSwift();
		place = placeOf(chosen ?? swift!.setting('archipel'));
		if (swift) {
			const { client, sdk } = await connect(place);
			await client.send(new sdk.CreateBucketCommand({ Bucket: place.bucket }));
		}
	}, 120_000);
	afterAll(() => swift?.stop());

	keepsTheContract(() => s3Store(place));

	const uploads = async () => {
		const { client } = await connect(place);
		return (await client.send(new ListMultipartUploadsCommand({ Bucket: place.bucket }))).Uploads ?? [];
	};

	test('no half upload stays behind', async () => expect(await uploads()).toEqual([]));

	test('an upload that a crash cut off is cleared after a day, not before', async () => {
		const { client } = await connect(place);
		await client.send(new CreateMultipartUploadCommand({ Bucket: place.bucket, Key: place.prefix + newId() }));
		await s3Store(place);
		expect(await uploads()).toHaveLength(1);
		await s3Store(place, Date.now() + day + 60_000);
		expect(await uploads()).toEqual([]);
	});

	test('a wrong key or a bucket that is not there stops the start', async () => {
		await expect(s3Store({ ...place, secret: 'wrong' })).rejects.toThrow();
		await expect(s3Store({ ...place, bucket: 'nobody-made-this' })).rejects.toThrow();
	});

	test('a bucket made twice is no matter of ours', async () => {
		const { client } = await connect(place);
		await client.send(new CreateBucketCommand({ Bucket: place.bucket })).catch((problem) => {
			expect(problem.name).toMatch(/BucketAlready/);
		});
	});
});

describe('an S3 server that fails', () => {
	type Answer = { status: number; body?: string; headers?: Record<string, string> };
	let asked: string[] = [];
	let answer: (request: IncomingMessage, at: string) => Answer;
	const server = createServer((request: IncomingMessage, response: ServerResponse) => {
		const at = `${request.method} ${request.url}`;
		asked.push(at);
		request.resume().on('end', () => {
			const { status, body = '', headers } = answer(request, at);
			response.writeHead(status, { 'content-type': 'application/xml', ...headers }).end(body);
		});
	});
	beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
	afterAll(() => server.close());

	const xml = (name: string) => `<?xml version="1.0"?><Error><Code>${name}</Code><Message>no</Message></Error>`;
	const none = '<?xml version="1.0"?><ListMultipartUploadsResult></ListMultipartUploadsResult>';
	const started =
		'<?xml version="1.0"?><InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>';

	async function storeThat(answers: (at: string) => Answer | undefined) {
		asked = [];
		answer = (_request, at) => answers(at) ?? { status: 200, body: at.includes('?uploads') ? none : '' };
		return s3Store(placeOf(`s3://key:secret@127.0.0.1:${(server.address() as AddressInfo).port}/bucket?tls=0`));
	}

	test('a bucket over its quota is told like a full disk', async () => {
		const store = await storeThat((at) =>
			at.startsWith('PUT') ? { status: 403, body: xml('QuotaExceeded') } : undefined
		);
		const put = store.put(Buffer.from('a'), { maxBytes: 1 });
		await expect(put).rejects.toMatchObject({ code: 'kernel.disk-full', status: 507 });
	});

	test('an upload whose third part is refused is called off', async () => {
		const store = await storeThat((at) => {
			if (at.startsWith('POST') && at.includes('uploads')) return { status: 200, body: started };
			if (at.includes('partNumber=3')) return { status: 403, body: xml('AccessDenied') };
			if (at.includes('partNumber')) return { status: 200, headers: { etag: '"e"' } };
			return at.startsWith('DELETE') ? { status: 204 } : undefined;
		});
		const put = store.put(new Uint8Array(30_000_000), { maxBytes: 1e9 });
		await expect(put).rejects.toMatchObject({ name: 'AccessDenied' });
		expect(asked.filter((at) => at.includes('partNumber'))).toHaveLength(3);
		expect(asked.at(-1)).toMatch(/^DELETE .*uploadId=u1/);
	});

	test('a file that is too large for its limit never reaches the server when it is small', async () => {
		const store = await storeThat(() => undefined);
		await expect(store.put(new Uint8Array(50), { maxBytes: 10 })).rejects.toMatchObject({ status: 413 });
		expect(asked.filter((at) => at.startsWith('PUT'))).toEqual([]);
	});

	test('a server in trouble is not taken for a missing file', async () => {
		const store = await storeThat((at) =>
			/HEAD|GET .*bucket\/\w/.test(at) ? { status: 403, body: xml('AccessDenied') } : undefined
		);
		await expect(store.has(newId())).rejects.toThrow();
		await expect(store.open(newId())).rejects.not.toMatchObject({ code: 'kernel.blob-absent' });
	});
});
