import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { isId, newId } from '#base/ids.ts';
import type { BlobRange, BlobStore } from './store.ts';

const MiB = 1024 * 1024;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export async function read(store: BlobStore, id: string, range?: BlobRange): Promise<Buffer> {
	const { stream } = await store.open(id, range);
	return Buffer.from(await new Response(stream as BodyInit).arrayBuffer());
}

export async function listed(store: BlobStore): Promise<string[]> {
	const ids: string[] = [];
	for await (const id of store.list()) ids.push(id);
	return ids.sort();
}

function inPieces(bytes: Uint8Array, size: number, told: { cancelled?: boolean } = {}): ReadableStream<Uint8Array> {
	let at = 0;
	return new ReadableStream({
		pull(stream) {
			if (at >= bytes.length) return stream.close();
			stream.enqueue(bytes.subarray(at, at + size));
			at += size;
		},
		cancel() {
			told.cancelled = true;
		}
	});
}

async function* breaking(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
	throw new Error('the line broke');
}

/** What every store keeps to, wherever its bytes lie. */
export function keepsTheContract(openStore: () => Promise<BlobStore>): void {
	test('a file comes back as it was sent, with its length and its fingerprint', async () => {
		const store = await openStore();
		const bytes = randomBytes(70_000);
		const kept = await store.put(inPieces(bytes, 1000), { maxBytes: MiB });
		expect(kept).toEqual({ id: expect.toSatisfy(isId), bytes: 70_000, sha256: sha256(bytes) });
		expect((await read(store, kept.id)).equals(bytes)).toBe(true);
	});

	test('a large file comes back too', async () => {
		const store = await openStore();
		const bytes = randomBytes(21 * MiB + 17);
		const kept = await store.put(inPieces(bytes, 65_537), { maxBytes: 30 * MiB });
		expect(kept).toMatchObject({ bytes: bytes.length, sha256: sha256(bytes) });
		expect(sha256(await read(store, kept.id))).toBe(sha256(bytes));
		await store.remove(kept.id);
	});

	test('an empty file is a file', async () => {
		const store = await openStore();
		const { id } = await store.put(new Uint8Array(0), { maxBytes: 1 });
		expect(await store.open(id)).toMatchObject({ size: 0 });
		expect(await read(store, id)).toHaveLength(0);
	});

	test('a part of a file can be asked for', async () => {
		const store = await openStore();
		const { id } = await store.put(Buffer.from('0123456789'), { maxBytes: 10 });
		const part = await store.open(id, { start: 2, end: 4 });
		expect(part).toMatchObject({ size: 10, start: 2, end: 4 });
		expect(await new Response(part.stream as BodyInit).text()).toBe('234');
		expect((await read(store, id, { start: 7 })).toString()).toBe('789');
		expect((await read(store, id, { start: 7, end: 99 })).toString()).toBe('789');
		expect((await read(store, id, { last: 3 })).toString()).toBe('789');
		expect((await read(store, id, { last: 30 })).toString()).toBe('0123456789');
		await expect(store.open(id, { start: 10 })).rejects.toMatchObject({ code: 'kernel.range-unfit', status: 416 });
	});

	test('a file over its limit is refused, however it arrives, and nothing of it stays', async () => {
		const store = await openStore();
		const before = await listed(store);
		const refused = { code: 'kernel.too-large', status: 413 };
		const told = { cancelled: false };
		await expect(store.put(new Uint8Array(11), { maxBytes: 10 })).rejects.toMatchObject(refused);
		await expect(store.put(inPieces(new Uint8Array(50), 5, told), { maxBytes: 10 })).rejects.toMatchObject(refused);
		expect(told.cancelled).toBe(true);
		const long = inPieces(randomBytes(20 * MiB), MiB);
		await expect(store.put(long, { maxBytes: 18 * MiB })).rejects.toMatchObject(refused);
		expect(await listed(store)).toEqual(before);
	});

	test('a sending that breaks off leaves nothing', async () => {
		const store = await openStore();
		const before = await listed(store);
		await expect(store.put(breaking(new Uint8Array(100)), { maxBytes: 1000 })).rejects.toThrow('the line broke');
		await expect(store.put(breaking(randomBytes(17 * MiB)), { maxBytes: 20 * MiB })).rejects.toThrow('the line broke');
		expect(await listed(store)).toEqual(before);
	});

	test('what is removed is gone, and may be removed again', async () => {
		const store = await openStore();
		const { id } = await store.put(Buffer.from('a'), { maxBytes: 1 });
		expect(await store.has(id)).toBe(true);
		expect(await listed(store)).toContain(id);
		await store.remove(id);
		await store.remove(id);
		expect(await store.has(id)).toBe(false);
		expect(await listed(store)).not.toContain(id);
		await expect(store.open(id)).rejects.toMatchObject({ code: 'kernel.blob-absent', status: 404 });
	});

	test('no name from outside leads out of the store', async () => {
		const store = await openStore();
		const names = [
			'../../../etc/passwd',
			'..',
			'',
			'.',
			'/etc/passwd',
			'a/b',
			`../${newId()}`,
			`${newId()}\0`,
			'incoming'
		];
		for (const name of names) {
			expect(await store.has(name)).toBe(false);
			await expect(store.open(name)).rejects.toMatchObject({ code: 'kernel.blob-absent' });
			await store.remove(name);
			await expect(store.put(Buffer.from('a'), { maxBytes: 1, id: name })).rejects.toMatchObject({
				code: 'kernel.blob-absent'
			});
		}
	});

	test('a backup comes back under the ids it had', async () => {
		const store = await openStore();
		const id = newId();
		expect(await store.put(Buffer.from('old'), { maxBytes: 3, id })).toMatchObject({ id, bytes: 3 });
		expect((await read(store, id)).toString()).toBe('old');
	});

	test('many files at once do not mix', async () => {
		const store = await openStore();
		const texts = Array.from({ length: 40 }, (_, at) => `file ${at}`);
		const kept = await Promise.all(texts.map((text) => store.put(Buffer.from(text), { maxBytes: 100 })));
		const found = await Promise.all(kept.map(async ({ id }) => (await read(store, id)).toString()));
		expect(found).toEqual(texts);
		const ids = await listed(store);
		for (const { id } of kept) expect(ids).toContain(id);
	});
}
