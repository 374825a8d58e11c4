import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { keyFor } from '#kernel/access/keys.ts';
import { house } from '#kernel/accounts/actor.ts';
import { blobs } from '#kernel/blobs/blobs.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { removeDoomed, removeStrays } from '#kernel/life/files.ts';
import { purgeTrash } from '#kernel/life/rounds.ts';
import { toTrash } from '#kernel/life/store.ts';
import { readDocument } from '#live/documents/writing.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { settleNow } from '../keeping/settling.ts';
import { treeOf } from '../text/document.ts';
import { block } from '../text/tree.ts';
import { padOf } from '../trial.ts';
import { keepPicture, readPicture, takePictures } from './pictures.ts';

openTestHouse({ GUARD: 'off' });

const place = { IFD3: { GPSLatitude: '48/1 51/1 30/1', GPSLatitudeRef: 'N' }, IFD0: { Model: 'Phone 7' } };
const gradient = (width: number, height: number, tint: number) =>
	sharp(Buffer.from(Uint8Array.from({ length: width * height * 3 }, (_, n) => (n * 7 + tint * (n % 3)) % 256)), {
		raw: { width, height, channels: 3 }
	});
const photo = (tint = 1, width = 300, height = 200): Promise<Buffer> =>
	gradient(width, height, tint).withExif(place).jpeg().toBuffer();

const send = (
	visitor: Visitor,
	path: string,
	bytes: Uint8Array,
	fields: Record<string, string>,
	site = 'same-origin'
) => {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	form.set('file', new File([bytes as Uint8Array<ArrayBuffer>], 'photo.jpg', { type: 'image/jpeg' }));
	return visitor.ask(path, { method: 'POST', body: form, headers: { 'sec-fetch-site': site } });
};

async function made(visitor: Visitor, fields: Record<string, string> = {}): Promise<string> {
	const { location } = await visitor.post('/pads/new', 'make', { title: 'Trip', keepDays: '30', ...fields });
	return location!.split('?')[0]!;
}

describe('A picture', () => {
	test('is drawn anew without the place it was taken at, and kept once', async () => {
		const pad = await padOf();
		const bytes = await photo();
		expect(bytes.includes('Phone 7')).toBe(true);
		const kept = await keepPicture(pad, bytes);
		expect(kept).toMatchObject({ width: 300, height: 200 });
		expect(kept.src).toMatch(new RegExp(`^/pads/${pad}/pictures/[0-9a-f]{32}\\.webp$`));
		expect(await keepPicture(pad, bytes)).toEqual(kept);
		const read = await readPicture(pad, kept.src);
		expect(read?.type).toBe('image/webp');
		expect((await sharp(read!.bytes).metadata()).exif).toBeUndefined();
		const owned = await carrier()`select 1 from kernel.item_blob where item = ${pad}`;
		expect(owned).toHaveLength(1);
		await removeStrays(new Date(Date.now() + 86_400_000));
		await removeStrays(new Date(Date.now() + 40 * 86_400_000));
		expect(await readPicture(pad, kept.src)).not.toBeNull();
	});

	test('counts in the size of its pad, also after the text was weighed', async () => {
		const pad = await padOf();
		const { src } = await keepPicture(pad, await photo());
		const { bytes } = (await readPicture(pad, src))!;
		const size = async () => (await carrier()`select bytes::int from kernel.item where id = ${pad}`)[0]!.bytes;
		expect(await size()).toBe(bytes.byteLength);
		await settleNow(pad);
		expect(await size()).toBeGreaterThanOrEqual(bytes.byteLength);
	});

	test('is refused where it is none, and where the pad has no room for it', async () => {
		const pad = await padOf();
		await expect(keepPicture(pad, Buffer.from('<svg onload="alert(1)"/>'))).rejects.toMatchObject({
			code: 'pads.not-a-picture'
		});
		await expect(keepPicture(pad, new Uint8Array(11 * 1024 * 1024))).rejects.toMatchObject({
			code: 'pads.picture-too-heavy'
		});
		await carrier()`update kernel.item set bytes = 40 * 1024 * 1024 where id = ${pad}`;
		await expect(keepPicture(pad, await photo())).rejects.toMatchObject({ code: 'kernel.quota-full' });
		expect(await carrier()`select 1 from pads.picture where item = ${pad}`).toHaveLength(0);
	});

	test('leaves with its pad for good, unless another pad shows it too', async () => {
		const [one, other] = [await padOf(), await padOf()];
		const [own, shared] = [await keepPicture(one, await photo(2)), await keepPicture(one, await photo(3))];
		const image = block('image', [], { src: shared.src, alt: 'The lake' });
		const [taken] = await takePictures(one, other, [block('blockquote', [image])]);
		expect(taken!.content[0]).toMatchObject({ attrs: { alt: 'The lake' } });
		const { src } = (taken!.content[0] as typeof image).attrs as { src: string };
		expect(src).toMatch(new RegExp(`^/pads/${other}/pictures/`));
		const files = await carrier()<
			{ blob: string; name: string }[]
		>`select blob, name from pads.picture where item = ${one}`;
		await transaction(() => toTrash(one, house.id, 'wanted', new Date()));
		await purgeTrash(new Date(Date.now() + 31 * 86_400_000));
		await removeDoomed();
		const store = await blobs();
		for (const { blob, name } of files) expect(await store.has(blob), name).toBe(!own.src.endsWith(name));
		expect(await readPicture(other, src)).not.toBeNull();
	});
});

describe('The door of pictures', () => {
	test('takes a picture from whoever may write, and shows it to whoever may read', async () => {
		const [ana, bo] = [new Visitor(), new Visitor()];
		const path = await made(ana);
		const sent = await send(bo, `${path}/pictures`, await photo(), { verb: 'send' });
		expect(sent.status, sent.text).toBe(200);
		const { src, width } = JSON.parse(sent.text);
		expect(width).toBe(300);
		const shown = await new Visitor().ask(src);
		expect(shown.status).toBe(200);
		expect(shown.headers.get('content-type')).toBe('image/webp');
		expect(shown.headers.get('content-security-policy')).toContain("script-src 'self'");
		expect((await new Visitor().ask(`${path}/pictures/${'0'.repeat(32)}.png`)).status).toBe(404);
	});

	test('stays closed to those who only read, to other sites, and to pictures of other pads', async () => {
		const [ana, bo] = [new Visitor(), new Visitor()];
		const path = await made(ana, { writers: 'key' });
		const bytes = await photo();
		expect((await send(bo, `${path}/pictures`, bytes, { verb: 'send' })).status).toBe(403);
		expect((await bo.ask(`${path}/pictures`)).status).toBe(403);
		expect((await send(ana, `${path}/pictures`, bytes, { verb: 'send' }, 'cross-site')).status).toBe(403);
		const sent = await send(ana, `${path}/pictures`, bytes, { verb: 'send' });
		const { src } = JSON.parse(sent.text);
		const other = await made(ana);
		expect((await ana.ask(src.replace(path, other))).status).toBe(404);
		expect((await ana.post(`${other}/pictures`, 'send', { picture: 'blob~1~x.png~1~1~seal' })).status).toBe(422);
		const key = await transaction(() => keyFor(path.split('/')[2]!, 'edit'));
		const opened = await bo.ask(`${path}/key/${key}`);
		if (opened.location?.endsWith('?again')) await bo.ask(opened.location);
		expect((await send(bo, `${path}/pictures`, bytes, { verb: 'send' })).status).toBe(200);
	});

	test('shows nothing of a pad that is kept from a reader', async () => {
		const ana = new Visitor();
		const path = await made(ana);
		const { src } = JSON.parse((await send(ana, `${path}/pictures`, await photo(), { verb: 'send' })).text);
		await carrier()`update kernel.item set visibility = 'private' where id = ${path.split('/')[2]!}`;
		expect((await new Visitor().ask(src)).status).toBe(404);
		expect((await ana.ask(src)).status).toBe(200);
	});

	test('adds one at the end where no script runs, with its words', async () => {
		const ana = new Visitor();
		const path = await made(ana);
		expect((await ana.ask(`${path}/pictures`)).text).toContain('What the picture shows');
		const added = await send(ana, `${path}/pictures`, await photo(), { verb: 'add', alt: 'The lake at dawn' });
		expect(added.status, added.text).toBe(303);
		const refused = await send(ana, `${path}/pictures`, Buffer.from('no'), { verb: 'add', alt: 'x' });
		expect(refused.status).toBe(422);
		expect(refused.text).toContain('not a picture');
		const tree = treeOf(await readDocument('pads', path.split('/')[2]!));
		expect(tree.at(-1)).toMatchObject({ type: 'image', attrs: { alt: 'The lake at dawn' } });
		expect((await new Visitor().ask(path)).text).toMatch(
			/<img src="\/pads\/\w+\/pictures\/[\w.]+" alt="The lake at dawn"/
		);
	});
});
