import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { schemas } from '#entries/house.ts';
import { blobs } from '#kernel/blobs/blobs.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { keepBlob } from '#kernel/items/blobs.ts';
import { putSearch, search } from '#kernel/search/search.ts';
import { secretFile } from '#kernel/settings/secret.ts';
import { openTestHouse } from '../../tests/house.ts';
import { guest, openNote, visitor } from '../../tests/notes.ts';
import { backup } from './backup.ts';
import { inWords, notAnArchive, notEmpty } from './refusals.ts';
import { restore } from './restore.ts';

const house = openTestHouse();

test('what a host had is all there after its archive filled an empty one, and goes on counting', async () => {
	const ana = await guest();
	const note = await openNote(ana.actor.id, { title: 'Fête', visibility: 'public', language: 'fr' });
	const kept = await (await blobs()).put(Buffer.from('a picture'), { maxBytes: 100 });
	await transaction(async () => {
		await keepBlob(note.id, kept);
		await putSearch(note.id, { title: 'Fête', text: 'Qui apporte les crêpes ?' });
	});
	const archive = join(house.dataDir, 'archive.tar.gz');
	await backup(archive);
	await expect(restore(archive, schemas)).rejects.toMatchObject({ code: notEmpty().code });
	await carrier()`delete from kernel.item`;
	await (await blobs()).remove(kept.id);
	expect(await restore(archive, schemas)).toMatchObject({ blobs: 1 });
	expect((await visitor().ask(`/notes/${note.id}`)).text).toContain('Fête');
	expect((await search('crepes', null)).found).toHaveLength(1);
	expect(await (await blobs()).has(kept.id)).toBe(true);
	await openNote(ana.actor.id);
	const [usage] = await carrier()`select items::int, bytes::int from kernel.usage where holder = ${ana.actor.id}`;
	expect(usage).toEqual({ items: 2, bytes: 9 });
});

test('a host whose secret cannot be written stays empty, and is filled by the next try', async () => {
	await carrier()`delete from kernel.item`;
	await openNote((await guest()).actor.id, { title: 'Quay' });
	const archive = join(house.dataDir, 'quay.tar.gz');
	await backup(archive);
	await carrier()`delete from kernel.item`;
	rmSync(secretFile());
	mkdirSync(secretFile());
	await expect(restore(archive, schemas)).rejects.toThrow();
	rmdirSync(secretFile());
	await restore(archive, schemas);
	expect(await carrier()`select title from kernel.item`).toEqual([{ title: 'Quay' }]);
});

test('an archive without its end brings nothing, and what a killed restore left behind goes', async () => {
	await carrier()`delete from kernel.item`;
	const { id } = await (await blobs()).put(Buffer.from('a picture'), { maxBytes: 100 });
	const archive = join(house.dataDir, 'whole.tar.gz');
	await backup(archive);
	await (await blobs()).remove(id);
	const cut = join(house.dataDir, 'cut.tar.gz');
	const bytes = gunzipSync(readFileSync(archive));
	writeFileSync(cut, gzipSync(bytes.subarray(0, bytes.lastIndexOf('archipel.json'))));
	const leftOver = join(house.dataDir, 'restore-killed');
	mkdirSync(leftOver);
	await expect(restore(cut, schemas)).rejects.toMatchObject({ code: notAnArchive().code });
	expect(await (await blobs()).has(id)).toBe(false);
	expect(existsSync(leftOver)).toBe(false);
});

test.each(['ENOSPC', '53100', 'kernel.disk-full'])('a disk that is full (%s) is told in a sentence', (code) => {
	expect(inWords(Object.assign(new Error(code), { code }))).toMatchObject({
		message: expect.stringContaining('make room')
	});
});

test('what is purged while a backup is written is no part of it, and does not end it', async () => {
	const store = await blobs();
	const { id } = await store.put(Buffer.from('a picture'), { maxBytes: 100 });
	const list = vi.spyOn(store, 'list').mockImplementation(async function* () {
		await store.remove(id);
		yield id;
	});
	expect(await backup(join(house.dataDir, 'purged.tar.gz'))).toMatchObject({ blobs: 0 });
	list.mockRestore();
});

test('what a killed backup left behind goes with the next one, and what another writes just now stays', async () => {
	const draftOf = (name: string, at: Date) => {
		const folder = join(house.dataDir, `.archipel-backup-${name}`);
		mkdirSync(folder);
		writeFileSync(join(folder, 'draft.tar.gz'), 'half');
		for (const path of [join(folder, 'draft.tar.gz'), folder]) utimesSync(path, at, at);
		return folder;
	};
	const left = draftOf('left', new Date(Date.now() - 2 * 3_600_000));
	const written = draftOf('written', new Date());
	await backup(join(house.dataDir, 'next.tar.gz'));
	expect(existsSync(left)).toBe(false);
	expect(existsSync(written)).toBe(true);
});
