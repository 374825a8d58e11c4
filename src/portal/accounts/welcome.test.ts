import { describe, expect, test } from 'vitest';
import { invitationForFirstAdmin } from '#kernel/accounts/administrators.ts';
import { carrier } from '#kernel/database/connection.ts';
import { lettersTo, linkIn, member, password } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { Visitor } from '../../../tests/visitor.ts';
import { inviteAdmin } from './index.ts';

openTestHouse();

const pathOf = (link: string | null): string => new URL(link!).pathname;
const admins = () =>
	carrier()`select a.mail, a.mail_proven, d.by from kernel.admin d join kernel.account a on a.id = d.account order by d.at`;

describe('The first administrator', () => {
	test('is made by the link of the start, once, even when two open it at the same moment', async () => {
		const link = pathOf(await invitationForFirstAdmin());
		expect(pathOf(await invitationForFirstAdmin())).toBe(link);
		const [ana, eve] = [new Visitor(), new Visitor()];
		expect((await ana.ask(link)).status).toBe(200);
		const answers = await Promise.all([
			ana.post(link, 'welcome', { name: 'Ana', mail: 'ana@example.org', password }),
			eve.post(link, 'welcome', { name: 'Eve', mail: 'eve@example.org', password })
		]);
		expect(answers.map((answer) => answer.status).sort()).toEqual([303, 410]);
		expect(await admins()).toHaveLength(1);
		expect(await invitationForFirstAdmin()).toBeNull();
		expect((await new Visitor().ask(link)).status).toBe(410);
	});

	test('is signed in at once and sees the way to the desk', async () => {
		const [row] = await admins();
		const ana = new Visitor();
		await ana.post('/sign-in', 'sign-in', { mail: row!.mail, password });
		expect((await ana.ask('/')).text).toContain('href="/desk"');
		expect(row!.by).toBe('1'.repeat(22));
	});
});

describe('Another administrator', () => {
	test('is invited by a letter, whose address then counts as confirmed', async () => {
		const link = await inviteAdmin('bo@example.org');
		const [letter] = await lettersTo('bo@example.org');
		expect(letter!.text).toContain(link);
		const bo = new Visitor();
		expect((await bo.ask(linkIn(letter!.text))).text).toContain('bo@example.org');
		await bo.post(pathOf(link), 'welcome', { name: 'Bo', mail: 'bo@example.org', password });
		expect((await admins()).at(-1)).toMatchObject({ mail: 'bo@example.org', mail_proven: true });
		expect((await new Visitor().ask(pathOf(link))).status).toBe(410);
	});

	test('only says yes when there is an account already', async () => {
		const chloe = await member('Chloe', 'chloe@example.org');
		const link = pathOf(await inviteAdmin('chloe@example.org'));
		expect((await chloe.ask(link)).text).toContain('signed in as Chloe');
		expect((await chloe.post(link, 'accept')).location).toBe('/desk');
		expect((await admins()).at(-1)).toMatchObject({ mail: 'chloe@example.org' });
	});

	test('is not made by a link that somebody guessed', async () => {
		expect((await new Visitor().ask(`/welcome/${'a'.repeat(43)}`)).status).toBe(410);
	});

	test('is not invited by what is no mail address', async () => {
		await expect(inviteAdmin('nobody')).rejects.toMatchObject({ code: 'kernel.malformed' });
	});
});
