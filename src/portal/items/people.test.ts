import { describe, expect, test } from 'vitest';
import { keyFor } from '#kernel/access/keys.ts';
import { housePass } from '#kernel/access/pass.ts';
import { carrier } from '#kernel/database/connection.ts';
import { lettersTo, linkIn, member } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { accountId, askApi, bearer, guest, openNote, visitor } from '../../../tests/notes.ts';

openTestHouse();

const account = async (name: string) => {
	const mail = `${name.toLowerCase()}@example.org`;
	const { cookies } = await member(name, mail);
	return { visitor: visitor(cookies), id: await accountId(mail), mail };
};

const lastLink = async (mail: string) => linkIn((await lettersTo(mail)).at(-1)!.text);

describe('A co-owner', () => {
	test('is invited by mail, accepts with an account, and is shown out again', async () => {
		const [ana, bo] = [await guest(), await account('Bo')];
		const note = await openNote(ana.actor.id);
		const path = `/items/${note.id}/settings`;
		expect((await ana.visitor.post(path, 'people', { keeperMail: bo.mail })).status).toBe(303);
		const link = await lastLink(bo.mail);
		const stranger = await visitor().ask(link);
		expect(stranger.text).toContain(`/sign-in?to=${encodeURIComponent(link)}`);
		expect((await visitor().post(link, 'accept')).status).toBe(403);
		expect((await bo.visitor.post(link, 'accept')).location).toBe(path);
		expect((await bo.visitor.ask(path)).status).toBe(200);
		const page = await ana.visitor.ask(path);
		expect(page.text).toContain('Bo');
		expect(page.text).toContain('accepted an invitation');
		await ana.visitor.post(path, 'dismiss', { keeper: bo.id });
		expect((await bo.visitor.ask(path)).status).toBe(403);
		expect((await bo.visitor.post(link, 'accept')).status).toBe(410);
	});

	test('may come by the link to keep, and is listed too', async () => {
		const [ana, dov] = [await guest(), await guest()];
		const note = await openNote(ana.actor.id);
		const key = await keyFor(note.id, 'manage');
		await dov.visitor.ask(`/notes/${note.id}/key/${key}`);
		const page = await ana.visitor.ask(`/items/${note.id}/settings`);
		expect(page.text).toContain('has the link to keep');
	});

	test('cannot accept what was withdrawn', async () => {
		const [ana, chloe] = [await guest(), await account('Chloe')];
		const note = await openNote(ana.actor.id);
		const path = `/items/${note.id}/settings`;
		await ana.visitor.post(path, 'people', { keeperMail: chloe.mail });
		const [offer] = await carrier()`select id from kernel.item_offer where item = ${note.id}`;
		await ana.visitor.post(path, 'withdraw', { offer: offer!.id });
		expect((await chloe.visitor.post(await lastLink(chloe.mail), 'accept')).status).toBe(410);
	});

	test('is not invited to an address that is none', async () => {
		const ana = await guest();
		const note = await openNote(ana.actor.id);
		const refused = await ana.visitor.post(`/items/${note.id}/settings`, 'people', { keeperMail: 'a@b\r\nBcc: c@d.e' });
		expect(refused.status).toBe(422);
	});
});

describe('An item handed to somebody', () => {
	test('is theirs alone: its old owner and the old link to keep are shut out, and its bytes count with them', async () => {
		const [ana, dan] = [await guest(), await account('Dan')];
		const note = await openNote(ana.actor.id);
		const key = await keyFor(note.id, 'manage');
		const path = `/items/${note.id}/settings`;
		await ana.visitor.post(path, 'transfer', { ownerMail: dan.mail });
		const link = await lastLink(dan.mail);
		const accepted = await Promise.all([dan.visitor.post(link, 'accept'), dan.visitor.post(link, 'accept')]);
		expect(accepted.map(({ status }) => status).sort()).toEqual([303, 410]);
		expect((await housePass(note.id)).about.owner).toBe(dan.id);
		expect((await ana.visitor.ask(path)).status).toBe(403);
		expect((await askApi(`/items/${note.id}`, 'PATCH', { title: 'x' }, bearer(key))).status).toBe(403);
		const [usage] = await carrier()`select items::int from kernel.usage where holder = ${dan.id}`;
		expect(usage!.items).toBe(1);
	});

	test('can go to a space one edits, but to no other', async () => {
		const [eli, fay] = [await account('Eli'), await account('Fay')];
		const space = async (one: typeof eli) => (await one.visitor.post('/spaces', 'open', { name: 'Choir' })).location!;
		const [mine, foreign] = [(await space(eli)).split('/').at(-1)!, (await space(fay)).split('/').at(-1)!];
		const note = await openNote(eli.id);
		const path = `/items/${note.id}/settings`;
		expect((await eli.visitor.post(path, 'move', { space: foreign })).status).toBe(404);
		expect((await eli.visitor.post(path, 'move', { space: mine })).status).toBe(303);
		expect((await eli.visitor.ask(`/spaces/${mine}`)).text).toContain('Shopping');
		expect((await housePass(note.id)).about.space).toBe(mine);
		expect((await eli.visitor.post(path, 'move', { space: '' })).status).toBe(303);
		expect((await housePass(note.id)).about).toMatchObject({ space: null, owner: eli.id });
	});
});
