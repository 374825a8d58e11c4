import { describe, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { lettersTo, linkIn, member } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { accountId, guest, openNote, visitor } from '../../../tests/notes.ts';
import { housePass } from '../access/pass.ts';
import { blobs } from '../blobs/blobs.ts';
import { carrier, transaction } from '../database/connection.ts';
import { dropBlob, keepBlob } from '../items/blobs.ts';
import { keepContact } from '../items/contact.ts';
import { removeDoomed, removeStrays } from './files.ts';
import { endItems, purgeTrash, tendItems, writeOfEndings } from './rounds.ts';
import * as store from './store.ts';

openTestHouse();

const dayInMs = 86_400_000;
const today = new Date();
const inDays = (days: number) => new Date(today.getTime() + days * dayInMs);
const exists = async (id: string) => (await carrier()`select 1 from kernel.item where id = ${id}`).length > 0;
const trashedAt = async (id: string) => (await housePass(id)).about.trashedAt;

describe('The letter before the end', () => {
	test('reaches an account once, and its link keeps the item longer without signing in', async () => {
		await member('Ana', 'ana@example.org');
		const note = await openNote(await accountId('ana@example.org'), { keepDays: 60 }, today);
		await writeOfEndings(inDays(45));
		expect(await lettersTo('ana@example.org')).toHaveLength(1);
		await Promise.all([writeOfEndings(inDays(47)), writeOfEndings(inDays(47))]);
		await writeOfEndings(inDays(48));
		const letters = await lettersTo('ana@example.org');
		expect(letters.map(({ kind }) => kind)).toEqual(['portal.prove-mail', 'kernel.ending']);
		expect(letters[1]!.text).not.toMatch(/\{\{|kernel:/);
		const link = linkIn(letters[1]!.text);
		const anybody = visitor();
		expect((await anybody.ask(link)).text).toContain('Keep it longer');
		await carrier()`update kernel.item set touched_at = ${inDays(-30)}, expires_at = ${inDays(2)} where id = ${note.id}`;
		expect((await anybody.post(link, 'extend')).status).toBe(303);
		const { about } = await housePass(note.id);
		expect(about.expiresAt!.getTime()).toBeGreaterThan(inDays(59).getTime());
		expect((await anybody.ask(`${link.slice(0, -1)}x`)).status).toBe(403);
	});

	test('goes to the address a guest left, and to nobody where there is none', async () => {
		const [dov, eve] = [await guest(), await guest()];
		const note = await openNote(dov.actor.id, { keepDays: 60, title: 'Left an address' }, today);
		await openNote(eve.actor.id, { keepDays: 60 }, today);
		await keepContact(note.id, 'dov@example.org');
		await writeOfEndings(inDays(50));
		expect(await lettersTo('dov@example.org')).toMatchObject([{ kind: 'kernel.ending' }]);
		expect(
			await carrier()`select 1 from kernel.letter where text like '%Shopping%' and "to" <> 'ana@example.org'`
		).toEqual([]);
	});

	test('comes shortly before when the item lives a week only', async () => {
		const bo = await guest();
		const note = await openNote(bo.actor.id, { keepDays: 7 }, today);
		await keepContact(note.id, 'bo@example.org');
		await writeOfEndings(inDays(3));
		expect(await lettersTo('bo@example.org')).toHaveLength(0);
		await writeOfEndings(inDays(6));
		expect(await lettersTo('bo@example.org')).toHaveLength(1);
	});
});

describe('The end', () => {
	test('puts an item in the trash by the house, not before its time', async () => {
		const ana = await guest();
		const note = await openNote(ana.actor.id, { keepDays: 60 }, today);
		await endItems(inDays(59));
		expect(await trashedAt(note.id)).toBeNull();
		await endItems(inDays(61));
		expect(await trashedAt(note.id)).toEqual(inDays(61));
		const [row] = await carrier()`select trashed_by, trash_reason from kernel.item where id = ${note.id}`;
		expect(row).toEqual({ trashed_by: '1'.repeat(22), trash_reason: 'ended' });
		expect((await visitor().ask(`/notes/${note.id}`)).status).toBe(410);
	});

	test('spares what somebody used in that very moment', async () => {
		const ana = await guest();
		const note = await openNote(ana.actor.id, { keepDays: 60 }, today);
		expect(await store.toTrash(note.id, ana.actor.id, 'ended', inDays(59))).toBe(false);
	});

	test('can be undone with one click, by a guest too', async () => {
		const ana = await guest();
		const note = await openNote(ana.actor.id, { keepUntil: inDays(3), keepDays: null }, today);
		await endItems(inDays(4));
		const page = await ana.visitor.ask('/things/trash');
		expect(page.text).toContain('Shopping');
		expect(page.text).toContain('Its time was over.');
		expect((await visitor().ask('/things/trash')).text).not.toContain('Shopping');
		expect((await visitor().post('/things/trash', 'restore', { item: note.id })).status).toBe(410);
		expect((await ana.visitor.post('/things/trash', 'restore', { item: note.id })).status).toBe(303);
		expect((await visitor().ask(`/notes/${note.id}`)).status).toBe(200);
		expect((await housePass(note.id)).about.expiresAt!.getTime()).toBeGreaterThan(Date.now());
	});
});

describe('The purge', () => {
	test('takes rows and files after thirty days, and nothing earlier', async () => {
		const ana = await guest();
		const [note, other] = [await openNote(ana.actor.id), await openNote(ana.actor.id)];
		const files = await blobs();
		const alone = await files.put(Buffer.from('alone'), { maxBytes: 100 });
		const shared = await files.put(Buffer.from('shared'), { maxBytes: 100 });
		await transaction(async () => {
			await keepBlob(note.id, alone);
			await keepBlob(note.id, shared);
			await keepBlob(other.id, shared);
		});
		await store.toTrash(note.id, ana.actor.id, 'wanted', today);
		await purgeTrash(inDays(29));
		expect(await exists(note.id)).toBe(true);
		await Promise.all([purgeTrash(inDays(31)), purgeTrash(inDays(31))]);
		expect(await exists(note.id)).toBe(false);
		expect(await carrier()`select 1 from kernel.activity where item = ${note.id}`).toEqual([]);
		expect(await files.has(alone.id)).toBe(false);
		expect(await files.has(shared.id)).toBe(true);
	});

	test('is finished by the next round when it broke off before the files went', async () => {
		const ana = await guest();
		const note = await openNote(ana.actor.id);
		const kept = await (await blobs()).put(Buffer.from('later'), { maxBytes: 100 });
		await transaction(() => keepBlob(note.id, kept));
		await store.toTrash(note.id, ana.actor.id, 'wanted', today);
		await transaction(() => store.purge(inDays(31), 10));
		expect(await (await blobs()).has(kept.id)).toBe(true);
		expect(await removeDoomed()).toBe(1);
		expect(await (await blobs()).has(kept.id)).toBe(false);
	});

	test('works through many, batch after batch', async () => {
		const ana = await guest();
		await carrier()`
			insert into kernel.item (id, tool, title, owner, language, expires_at)
			select 'old' || n, 'notes', 'Old', ${ana.actor.id}, 'en', ${today} from generate_series(1, 250) n`;
		const round = await tendItems(inDays(1));
		expect(round.ended).toBe(250);
		expect((await tendItems(inDays(40))).purged).toBeGreaterThanOrEqual(250);
		const [left] = await carrier()`select count(*)::int as count from kernel.item where title = 'Old'`;
		expect(left!.count).toBe(0);
	});
});

describe('Files', () => {
	test('that leave their item go; strays go after thirty days, unless somebody owns up to them', async () => {
		const ana = await guest();
		const note = await openNote(ana.actor.id);
		const put = async (text: string) => (await blobs()).put(Buffer.from(text), { maxBytes: 100 });
		const [dropped, stray, late] = [await put('dropped'), await put('stray'), await put('late')];
		await transaction(() => keepBlob(note.id, dropped));
		await transaction(() => dropBlob(note.id, dropped.id));
		await removeDoomed();
		expect(await (await blobs()).has(dropped.id)).toBe(false);
		expect(await removeStrays(today)).toBe(0);
		await transaction(() => keepBlob(note.id, late));
		await removeStrays(inDays(31));
		expect(await (await blobs()).has(stray.id)).toBe(false);
		expect(await (await blobs()).has(late.id)).toBe(true);
	});
});

test('the rounds find what is due by an index, however many items there are', async () => {
	const ana = await guest();
	await carrier()`
		insert into kernel.item (id, tool, title, owner, language, expires_at, trashed_at)
		select ${newId().slice(0, 10)} || n, 'notes', 'Many', ${ana.actor.id}, 'en', now() + make_interval(days => n % 3000),
			case when n % 10 = 0 then now() - make_interval(hours => n % 700) end
		from generate_series(1, 20000) n`;
	await carrier()`analyze kernel.item`;
	const plan = async (query: string) =>
		(await carrier().unsafe(`explain ${query}`)).map((row) => Object.values(row)[0]).join('\n');
	expect(
		await plan(
			`select id from kernel.item where expires_at <= now() and trashed_at is null order by expires_at limit 100`
		)
	).toContain('item_expires');
	expect(
		await plan(`select id from kernel.item where trashed_at is null and warned_at is null and expires_at > now()
			and expires_at <= now() + interval '14 days' order by date_trunc('milliseconds', expires_at), id limit 100`)
	).toContain('item_expires');
	expect(
		await plan(
			`select id from kernel.item where trashed_at <= now() - interval '29 days' order by trashed_at limit 100 for update`
		)
	).toContain('item_trashed');
});
