import { spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepsTheContract, listed, read } from './contract.ts';
import { folderStore, told } from './folder.ts';
import { rangeOf } from './store.ts';

let root = '';
beforeAll(async () => {
	root = await mkdtemp(join(tmpdir(), 'blobs-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const incoming = () => readdir(join(root, 'incoming'));

describe('blobs in a folder', () => {
	keepsTheContract(() => folderStore(root));

	test('no half file stays aside', async () => expect(await incoming()).toEqual([]));

	test('files lie in few folders of few files', async () => {
		const store = await folderStore(root);
		const { id } = await store.put(Buffer.from('a'), { maxBytes: 1 });
		expect(await readdir(join(root, id[21]!, id[20]!))).toContain(id);
	});

	test('what a crash left aside is cleared after a day, not before', async () => {
		const path = join(root, 'incoming', 'half');
		await writeFile(path, 'x');
		await folderStore(root);
		expect(await incoming()).toEqual(['half']);
		const yesterday = Date.now() / 1000 - 25 * 3600;
		await utimes(path, yesterday, yesterday);
		await folderStore(root);
		expect(await incoming()).toEqual([]);
	});

	test.skipIf(process.getuid!() !== 0)(
		'what root keeps belongs to the owner of the folder, who starts the house later',
		async () => {
			const home = await mkdtemp(join(tmpdir(), 'home-'));
			await chown(home, 65534, 65534);
			const { id } = await (await folderStore(join(home, 'blobs'))).put(Buffer.from('a'), { maxBytes: 1 });
			const made = (await readdir(home, { recursive: true })).map((name) => join(home, name));
			expect(made.at(-1)).toContain(id);
			expect(await Promise.all(made.map(async (path) => (await stat(path)).uid))).toEqual(made.map(() => 65534));
			await rm(home, { recursive: true });
		}
	);

	test('a file that a person put there by hand is not taken for a blob', async () => {
		const store = await folderStore(root);
		const before = await listed(store);
		await writeFile(join(root, 'notes.txt'), 'x');
		expect(await listed(store)).toEqual(before);
	});

	test('a reader who leaves early keeps no file open', async () => {
		const store = await folderStore(root);
		const { id } = await store.put(new Uint8Array(5_000_000), { maxBytes: 5_000_000 });
		for (let turn = 0; turn < 50; turn++) await (await store.open(id)).stream.cancel();
		const open = (await readdir('/proc/self/fd').catch(() => [])).length;
		expect(open).toBeLessThan(80);
	});

	test('a reader who leaves without a word does not end the house', () => {
		const script = `
			import { folderStore } from ${JSON.stringify(new URL('./folder.ts', import.meta.url).href)};
			const store = await folderStore(${JSON.stringify(root)});
			const { id } = await store.put(new Uint8Array(5_000_000), { maxBytes: 5_000_000 });
			for (let turn = 0; turn < 20; turn++) {
				await store.open(id);
				await (await store.open(id)).stream.getReader().read();
			}
			for (let turn = 0; turn < 10; turn++) {
				await new Promise((resolve) => setTimeout(resolve, 10));
				gc();
			}
			await store.remove(id);`;
		const ran = spawnSync(process.execPath, ['--expose-gc', '--input-type=module', '-e', script], {
			cwd: import.meta.dirname,
			encoding: 'utf8'
		});
		expect([ran.status, ran.stderr]).toEqual([0, '']);
	});

	test('a disk that is full or over quota is told as such', () => {
		for (const code of ['ENOSPC', 'EDQUOT'])
			expect(told(Object.assign(new Error(code), { code }))).toMatchObject({ code: 'kernel.disk-full', status: 507 });
	});
});

/** A real disk of one megabyte, where the machine lets us have one. */
async function smallDisk(): Promise<string | undefined> {
	const disk = await mkdtemp(join(tmpdir(), 'small-disk-'));
	const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).status === 0;
	if (!mounted) await rm(disk, { recursive: true });
	return mounted ? disk : undefined;
}

test('a full disk refuses the file, keeps the others and frees what was begun', async ({ skip }) => {
	const disk = await smallDisk();
	if (!disk) return skip('needs the right to mount a small disk');
	try {
		await chmod(disk, 0o700);
		await mkdir(join(disk, 'blobs'));
		const store = await folderStore(join(disk, 'blobs'));
		const { id } = await store.put(new Uint8Array(400_000), { maxBytes: 1e6 });
		const full = { code: 'kernel.disk-full', status: 507 };
		await expect(store.put(new Uint8Array(900_000), { maxBytes: 1e6 })).rejects.toMatchObject(full);
		expect(await readdir(join(disk, 'blobs', 'incoming'))).toEqual([]);
		expect(await read(store, id)).toHaveLength(400_000);
		await store.put(new Uint8Array(300_000), { maxBytes: 1e6 });
	} finally {
		spawnSync('umount', [disk]);
		await rm(disk, { recursive: true });
	}
});

test('the part that a browser asks for is understood, nonsense is not', () => {
	expect(rangeOf('bytes=0-99')).toEqual({ start: 0, end: 99 });
	expect(rangeOf('bytes=100-')).toEqual({ start: 100 });
	expect(rangeOf('bytes=-5')).toEqual({ last: 5 });
	for (const none of [
		null,
		'',
		'bytes=',
		'bytes=-',
		'bytes=9-1',
		'bytes=0-1,4-5',
		'lines=1-2',
		`bytes=${'9'.repeat(40)}-`
	])
		expect(rangeOf(none)).toBeUndefined();
});
