import { describe, expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { lettersTo, linkIn, password, signedUp } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { Visitor } from '../../../tests/visitor.ts';

openTestHouse();

describe('Making an account', () => {
	test('leads to a letter whose button confirms the address', async () => {
		const ana = new Visitor();
		const sent = await ana.post('/sign-up', 'sign-up', { name: 'Ana', mail: 'Ana@Example.org', password });
		expect(sent).toMatchObject({ status: 303, location: '/sign-up/sent' });
		const [letter] = await lettersTo('ana@example.org');
		expect(letter!.subject).toContain('Confirm');
		const link = linkIn(letter!.text);
		expect((await ana.ask(link)).text).toContain('ana@example.org');
		expect(await ana.post(link, 'prove')).toMatchObject({ status: 303, location: '/verified' });
		const [row] = await carrier()`select mail_proven from kernel.account where mail = 'ana@example.org'`;
		expect(row!.mail_proven).toBe(true);
		expect((await ana.ask(link)).status).toBe(410);
	});

	test('forgets nowhere on the way what somebody was invited to, in whichever window they go on', async () => {
		const to = '/spaces/join/abc/def';
		const kept = `?to=${encodeURIComponent(to)}`;
		const bo = new Visitor();
		expect((await bo.ask(`/sign-in${kept}`)).text).toContain(`href="/sign-up${kept}"`);
		const fields = { name: 'Bo', mail: 'bo@elsewhere.example', password };
		const sent = await bo.post(`/sign-up${kept}`, 'sign-up', fields);
		expect(sent.location).toBe(`/sign-up/sent${kept}`);
		expect((await bo.ask(sent.location!)).text).toContain(`href="/sign-in${kept}"`);

		const phone = new Visitor();
		const link = linkIn((await lettersTo('bo@elsewhere.example'))[0]!.text);
		const verified = await phone.post(link, 'prove');
		expect(verified.location).toBe(`/verified${kept}`);
		expect((await phone.ask(verified.location!)).text).toContain(`href="/sign-in${kept}"`);
		const entered = await phone.post(`/sign-in${kept}`, 'sign-in', { mail: fields.mail, password });
		expect(entered.location).toBe(to);
	});

	test('leads nowhere else than within this host', async () => {
		const eve = new Visitor();
		const away = `?to=${encodeURIComponent('https://evil.example/')}`;
		const sent = await eve.post(`/sign-up${away}`, 'sign-up', { name: 'Eve', mail: 'eve@elsewhere.example', password });
		expect(sent.location).toBe('/sign-up/sent');
	});

	test('makes an actor of the same id and name', async () => {
		await signedUp('Bo', 'bo@example.org');
		const rows = await carrier()`
			select w.kind, w.name from kernel.account a join kernel.actor w on w.id = a.id where a.mail = 'bo@example.org'`;
		expect(rows).toEqual([{ kind: 'account', name: 'Bo' }]);
	});

	test('keeps the password as Argon2id only', async () => {
		const rows = await carrier()<{ password: string }[]>`select password from kernel.credential`;
		for (const row of rows) expect(row.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	});

	test('answers the same when the address has one already, and tells its owner by letter', async () => {
		await signedUp('Chloe', 'chloe@example.org');
		const eve = new Visitor();
		const again = await eve.post('/sign-up', 'sign-up', {
			name: 'Eve',
			mail: 'chloe@example.org',
			password: 'other words 77'
		});
		expect(again).toMatchObject({ status: 303, location: '/sign-up/sent' });
		expect(eve.cookies.size).toBe(0);
		const letters = await lettersTo('chloe@example.org');
		expect(letters.at(-1)!.subject).toContain('already');
		const entered = await eve.post('/sign-in', 'sign-in', { mail: 'chloe@example.org', password: 'other words 77' });
		expect(entered.status).toBe(422);
	});

	test('says what is wrong beside each field, and keeps what was typed', async () => {
		const dov = new Visitor();
		const answer = await dov.post('/sign-up', 'sign-up', { name: 'Dov', mail: 'nowhere', password: 'short' });
		expect(answer.status).toBe(422);
		expect(answer.text).toContain('value="Dov"');
		expect(answer.text).toContain('field-mail-fault');
		expect(answer.text).toContain('field-password-fault');
		expect(answer.text).not.toContain('"short"');
	});

	test('refuses a password that is the mail address', async () => {
		const dov = new Visitor();
		const fields = { name: 'Dov', mail: 'dov.levy@example.org', password: 'dov.levy@example.org' };
		expect((await dov.post('/sign-up', 'sign-up', fields)).status).toBe(422);
	});

	test('speaks French with those who do', async () => {
		const anne = new Visitor();
		anne.language = 'fr';
		expect((await anne.ask('/sign-up')).text).toContain('Créer un compte');
		await anne.post('/sign-up', 'sign-up', { name: 'Anne', mail: 'anne@example.org', password });
		expect((await lettersTo('anne@example.org'))[0]!.subject).toContain('Confirmez');
	});
});

describe('Signing in', () => {
	test('opens a session that pages know one by, and sets no other cookie', async () => {
		await signedUp('Fay', 'fay@example.org');
		const fay = new Visitor();
		const answer = await fay.post('/sign-in', 'sign-in', { mail: 'FAY@example.org', password });
		expect(answer).toMatchObject({ status: 303, location: '/things' });
		expect([...fay.cookies.keys()]).toEqual(['session']);
		const [cookie] = answer.headers.getSetCookie();
		expect(cookie).toMatch(/HttpOnly/i);
		expect(cookie).toMatch(/SameSite=Lax/i);
		expect((await fay.ask('/')).text).toContain('Fay');
	});

	test('says the same whether the address or the password is wrong', async () => {
		await signedUp('Gil', 'gil@example.org');
		const eve = new Visitor();
		const wrong = await eve.post('/sign-in', 'sign-in', { mail: 'gil@example.org', password: 'not this one' });
		const unknown = await eve.post('/sign-in', 'sign-in', { mail: 'who@example.org', password: 'not this one' });
		expect([wrong.status, unknown.status]).toEqual([422, 422]);
		// A minute may have begun between the two.
		const unstamped = (text: string) => text.replace(/name="stamp" value="[^"]*"/, '');
		expect(unstamped(wrong.text.replaceAll('gil@', 'who@'))).toBe(unstamped(unknown.text));
		expect(wrong.text).toContain('do not go together');
	});

	test('comes back to where one wanted to go, within this host only', async () => {
		const gil = new Visitor();
		const to = (path: string) =>
			gil.post(`/sign-in?to=${encodeURIComponent(path)}`, 'sign-in', { mail: 'gil@example.org', password });
		expect((await to('/account/sessions')).location).toBe('/account/sessions');
		for (const bad of ['https://evil.example', '//evil.example', '/\\evil.example', '/a\\b']) {
			expect((await to(bad)).location).toBe('/things');
		}
	});

	test('is not done for a form of another site', async () => {
		const gil = new Visitor();
		const answer = await gil.post('/sign-in', 'sign-in', { mail: 'gil@example.org', password }, 'cross-site');
		expect(answer.status).toBe(403);
		expect(gil.cookies.size).toBe(0);
	});

	test('is not opened by a cookie that somebody wrote', async () => {
		const eve = new Visitor();
		const [row] = await carrier()<{ token: string }[]>`select token from kernel.session limit 1`;
		eve.cookies.set('session', `${row!.token}.${Buffer.alloc(32).toString('base64')}`);
		expect((await eve.ask('/')).text).toContain('href="/sign-in"');
	});
});

describe('Signing out', () => {
	test('ends the session, also for whoever copied its cookie', async () => {
		const hana = await signedUp('Hana', 'hana@example.org');
		const copy = new Map(hana.cookies);
		expect(await hana.post('/sign-out', 'sign-out')).toMatchObject({ status: 303, location: '/' });
		expect(hana.cookies.has('session')).toBe(false);
		const thief = new Visitor();
		for (const [name, value] of copy) thief.cookies.set(name, value);
		expect((await thief.ask('/')).text).toContain('href="/sign-in"');
	});
});
