import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBlobSetting } from '../settings/blobs.ts';
import { blobStore } from './stores.ts';

test('without a word, blobs lie in the data folder', async () => {
	const data = await mkdtemp(join(tmpdir(), 'data-'));
	const store = await blobStore('folder', data);
	await store.put(Buffer.from('a'), { maxBytes: 1 });
	expect(await readdir(data)).toEqual(['blobs']);
	await rm(data, { recursive: true });
});

test('an S3 setting says where, who and how', () => {
	expect(readBlobSetting('s3://AKIA:ab/c+d%3D@s3.example.org/archipel?region=eu-west-3')).toEqual({
		kind: 's3',
		place: {
			endpoint: 'https://s3.example.org',
			bucket: 'archipel',
			prefix: '',
			region: 'eu-west-3',
			key: 'AKIA',
			secret: 'ab/c+d='
		}
	});
	expect(readBlobSetting('s3://k:s@localhost:9000/archipel/test?tls=0')).toMatchObject({
		place: { endpoint: 'http://localhost:9000', prefix: 'test/', region: 'us-east-1' }
	});
});

test('a wrong setting is told without its secret', () => {
	for (const wrong of [
		'',
		'disk',
		's3://',
		's3://host/bucket',
		's3://k:hushhush@host',
		's3://k:hushhush@host/b?region=x'
	])
		expect(() => readBlobSetting(wrong)).toThrow(/^BLOBS must be (?!.*hushhush)/);
});

test('a host with a folder does not pay for S3', async () => {
	const data = await mkdtemp(join(tmpdir(), 'data-'));
	const script = `
		import { registerHooks } from 'node:module';
		const seen = [];
		registerHooks({ resolve: (name, context, next) => (seen.push(name), next(name, context)) });
		const { blobStore } = await import('./src/kernel/blobs/stores.ts');
		await import('./src/kernel/blobs/picture.ts');
		await blobStore('folder', ${JSON.stringify(data)});
		console.log(seen.filter((name) => /aws|sharp/.test(name)).length);`;
	const told = execFileSync(process.execPath, ['--input-type=module', '-e', script]).toString().trim();
	expect(told).toBe('0');
	await rm(data, { recursive: true });
});
