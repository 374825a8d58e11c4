import { describe, expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { lettersTo, linkIn, member, password, signedUp, signIn } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { totp } from '../../../tests/totp.ts';
import { Visitor } from '../../../tests/visitor.ts';

openTestHouse();

const isIn = async (visitor: Visitor): Promise<boolean> => (await visitor.ask('/account')).status === 200;
const newPassword = 'another calm morning';

describe('A forgotten password', () => {
	test('is replaced by the link of a letter, which ends every session', async () => {
		const ana = await member('Ana', 'ana@example.org');
		const stranger = new Visitor();
		expect((await stranger.post('/forgot', 'forgot', { mail: 'Ana@example.org' })).location).toBe('/forgot/sent');
		const link = linkIn((await lettersTo('ana@example.org')).at(-1)!.text);
		expect((await stranger.ask(link)).status).toBe(200);
		expect((await stranger.post(link, 'reset', { password: newPassword })).location).toBe('/reset/done');
		expect(await isIn(ana)).toBe(false);
		expect(await isIn(await signIn('ana@example.org'))).toBe(false);
		expect(await isIn(await signIn('ana@example.org', newPassword))).toBe(true);
		expect((await stranger.ask(link)).status).toBe(410);
		expect((await lettersTo('ana@example.org')).at(-1)!.subject).toContain('was changed');
	});

	test('is answered alike whether there is such an account, and in about the same time', async () => {
		await signedUp('Bo', 'bo@example.org');
		const eve = new Visitor();
		const asked = async (mail: string) => {
			const started = performance.now();
			const answer = await eve.post('/forgot', 'forgot', { mail });
			return { answer: [answer.status, answer.location, answer.text], ms: performance.now() - started };
		};
		const [known, unknown] = [await asked('bo@example.org'), await asked('nobody@example.org')];
		expect(known.answer).toEqual(unknown.answer);
		expect(Math.abs(known.ms - unknown.ms)).toBeLessThan(100);
		expect(await lettersTo('nobody@example.org')).toEqual([]);
	});

	test('keeps only the hash of its link, for one hour', async () => {
		await new Visitor().post('/forgot', 'forgot', { mail: 'bo@example.org' });
		const token = linkIn((await lettersTo('bo@example.org')).at(-1)!.text)
			.split('/')
			.at(-1)!;
		const rows = await carrier()<{ identifier: string; minutes: number }[]>`
			select identifier, extract(epoch from expires_at - at)::int / 60 as minutes from kernel.verification`;
		expect(rows.some((row) => row.identifier.includes(token))).toBe(false);
		expect(rows.map((row) => row.minutes)).toContain(60);
		await carrier()`update kernel.verification set expires_at = now() - interval '1 second'`;
		expect((await new Visitor().ask(`/reset/${token}`)).status).toBe(410);
	});
});

describe('A password', () => {
	test('is changed beside the old one, and other browsers have to sign in again', async () => {
		const here = await signedUp('Chloe', 'chloe@example.org');
		const there = await signIn('chloe@example.org');
		const wrong = await here.post('/account/password', 'change', { current: 'not this one', password: newPassword });
		expect(wrong.status).toBe(422);
		expect(wrong.text).toContain('field-current-fault');
		const done = await here.post('/account/password', 'change', { current: password, password: newPassword });
		expect(done.location).toBe('/account/password?done');
		expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
	});
});

describe('Sessions', () => {
	test('are listed with their browser, and each can be ended', async () => {
		const here = await signedUp('Dov', 'dov@example.org');
		const phone = new Visitor();
		phone.agent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604.1';
		await phone.post('/sign-in', 'sign-in', { mail: 'dov@example.org', password });
		const page = await here.ask('/account/sessions');
		expect(page.text).toContain('Firefox, Linux');
		expect(page.text).toContain('Safari, iPhone');
		const session = /name="session" value="([^"]+)"/.exec(page.text)![1]!;
		await here.post('/account/sessions', 'end', { session });
		expect([await isIn(here), await isIn(phone)]).toEqual([true, false]);
	});

	test('all but this one can be ended at once', async () => {
		const here = await signIn('dov@example.org');
		const others = [await signIn('dov@example.org'), await signIn('dov@example.org')];
		await here.post('/account/sessions', 'end-others');
		expect(await isIn(here)).toBe(true);
		for (const other of others) expect(await isIn(other)).toBe(false);
	});

	test('of others cannot be ended', async () => {
		const eve = await signedUp('Eve', 'eve@example.org');
		const dov = await signIn('dov@example.org');
		const [row] =
			await carrier()`select s.id from kernel.session s join kernel.account a on a.id = s.account where a.mail = 'dov@example.org' order by s.at desc`;
		await eve.post('/account/sessions', 'end', { session: row!.id });
		expect(await isIn(dov)).toBe(true);
	});

	test('do not take orders from forms of other sites', async () => {
		const dov = await signIn('dov@example.org');
		expect((await dov.post('/account/sessions', 'end-others', {}, 'cross-site')).status).toBe(403);
	});
});

describe('A name and a mail address', () => {
	test('are changed, the address only once its letter is answered', async () => {
		const fay = await member('Fay', 'fay@example.org');
		await fay.post('/account', 'profile', { name: 'Fay Martin', language: 'fr' });
		expect((await fay.ask('/account')).text).toContain('Fay Martin');
		const asked = await fay.post('/account', 'mail', { mail: 'fay@new.example', password });
		expect(asked.location).toBe('/account?sent');
		expect((await lettersTo('fay@example.org')).at(-1)!.text).toContain('fay@new.example');
		expect((await fay.ask('/account')).text).toContain('fay@example.org');
		await new Visitor().post(linkIn((await lettersTo('fay@new.example'))[0]!.text), 'prove');
		expect((await fay.ask('/account')).text).toContain('fay@new.example');
	});

	test('are not changed any more by a letter from before a new password', async () => {
		const hal = await member('Hal', 'hal@example.org');
		await hal.post('/account', 'mail', { mail: 'eve@hal.example', password });
		await hal.post('/account/password', 'change', { current: password, password: 'eight calm boats' });
		const link = linkIn((await lettersTo('eve@hal.example'))[0]!.text);
		expect((await new Visitor().post(link, 'prove')).status).toBe(410);
		expect((await hal.ask('/account')).text).toContain('hal@example.org');
	});

	test('come back by the letter to the old address, with everything shut that was opened since', async () => {
		const ida = await member('Ida', 'ida@example.org');
		await ida.post('/account', 'mail', { mail: 'eve@ida.example', password });
		await new Visitor().post(linkIn((await lettersTo('eve@ida.example'))[0]!.text), 'prove');
		const made = await ida.post('/account/tokens', 'make', { name: 'mine', scopes: 'account:read', days: 'never' });
		const token = /archipel_[\w-]{43}/.exec(made.text)![0];
		await withSecondStep(ida);
		await ida.post('/account', 'mail', { mail: 'eve2@ida.example', password });
		const letter = (await lettersTo('ida@example.org')).find(({ kind }) => kind === 'portal.mail-changing')!;
		const link = linkIn(letter.text);
		expect((await new Visitor().ask(link)).text).toContain('ida@example.org');
		expect((await new Visitor().post(link, 'take-back')).location).toBe('/former-mail/done');
		expect((await ida.ask('/account')).status).toBe(401);
		expect((await new Visitor().post(link, 'take-back')).status).toBe(410);
		expect((await new Visitor().ask('/api/v1/me', { headers: { authorization: `Bearer ${token}` } })).status).toBe(403);
		const eve = new Visitor();
		expect((await eve.post('/sign-in', 'sign-in', { mail: 'eve@ida.example', password })).status).toBe(422);
		expect((await eve.post('/sign-in', 'sign-in', { mail: 'ida@example.org', password })).status).toBe(422);
		for (const { kind, text } of await lettersTo('eve@ida.example'))
			if (kind === 'portal.mail-changing') expect((await eve.post(linkIn(text), 'take-back')).status).toBe(410);
		const reset = linkIn((await lettersTo('ida@example.org')).at(-1)!.text);
		await new Visitor().post(reset, 'reset', { password: 'nine calm boats here' });
		const back = await signIn('ida@example.org', 'nine calm boats here');
		expect((await back.ask('/account')).text).toContain('ida@example.org');
	});

	test('say nothing of an address that has an account', async () => {
		const gil = await member('Gil', 'gil@example.org');
		const asked = await gil.post('/account', 'mail', { mail: 'dov@example.org', password });
		expect(asked.location).toBe('/account?sent');
		expect((await lettersTo('dov@example.org')).at(-1)!.subject).toContain('already');
	});
});

/** Sets the second step up. @returns what the app and the paper keep. */
async function withSecondStep(visitor: Visitor): Promise<{ secret: string; codes: string[] }> {
	const page = '/account/two-factor';
	await visitor.post(page, 'begin', { password });
	const { text } = await visitor.ask(page);
	const secret = /secret=([A-Z2-7]+)/.exec(text)![1]!;
	const codes = [...text.matchAll(/<code>([0-9a-z]{5}-[0-9a-z]{5})<\/code>/g)].map(([, code]) => code!);
	expect((await visitor.post(page, 'prove', { code: '000000' })).status).toBe(422);
	expect((await visitor.post(page, 'prove', { code: totp(secret) })).status).toBe(303);
	return { secret, codes };
}

describe('A second step', () => {
	test('asks for a code from the app after the password', async () => {
		const ana = await member('Ana', 'ana2@example.org');
		const { secret, codes } = await withSecondStep(ana);
		expect(codes).toHaveLength(10);
		const after = (await ana.ask('/account/two-factor')).text;
		expect(after).not.toContain(secret);
		expect(after).not.toContain(codes[0]!);
		const phone = new Visitor();
		const first = await phone.post('/sign-in?to=/account', 'sign-in', { mail: 'ana2@example.org', password });
		expect(first.location).toBe('/sign-in/second?to=%2Faccount');
		expect(phone.cookies.has('session')).toBe(false);
		expect(await isIn(phone)).toBe(false);
		expect((await phone.post(first.location!, 'second', { code: '123456' })).status).toBe(422);
		expect((await phone.post(first.location!, 'second', { code: totp(secret) })).location).toBe('/account');
		expect(await isIn(phone)).toBe(true);
	});

	test('takes each code from paper once', async () => {
		const bo = await member('Bo', 'bo2@example.org');
		const { codes } = await withSecondStep(bo);
		const enter = async (code: string) => {
			const visitor = new Visitor();
			await visitor.post('/sign-in', 'sign-in', { mail: 'bo2@example.org', password });
			await visitor.post('/sign-in/second', 'second', { code });
			return isIn(visitor);
		};
		expect(await enter(codes[0]!.toUpperCase().replace('-', ' '))).toBe(true);
		expect(await enter(codes[0]!)).toBe(false);
		expect(await enter(codes[1]!)).toBe(true);
	});

	test('starts again after five wrong codes, and remembers them although they were refused', async () => {
		const chloe = await member('Chloe', 'chloe2@example.org');
		const { secret } = await withSecondStep(chloe);
		const eve = new Visitor();
		await eve.post('/sign-in', 'sign-in', { mail: 'chloe2@example.org', password });
		for (let round = 0; round < 5; round++) await eve.post('/sign-in/second', 'second', { code: `00000${round}` });
		const late = await eve.post('/sign-in/second', 'second', { code: totp(secret) });
		expect(late.status).toBe(422);
		expect(late.text).toContain('start again');
		expect(await isIn(eve)).toBe(false);
	});

	test('is turned off with the password, and its owner hears of it', async () => {
		const dov = await member('Dov', 'dov2@example.org');
		await withSecondStep(dov);
		const renewed = await dov.post('/account/two-factor', 'codes', { password });
		expect(renewed.text.match(/<code>/g)).toHaveLength(10);
		expect(renewed.headers.get('cache-control')).toBe('no-store');
		expect((await dov.post('/account/two-factor', 'stop', { password: 'wrong words here' })).status).toBe(422);
		expect((await dov.post('/account/two-factor', 'stop', { password })).status).toBe(303);
		expect((await lettersTo('dov2@example.org')).at(-1)!.subject).toContain('turned off');
		expect(await isIn(await signIn('dov2@example.org'))).toBe(true);
	});
});

describe('A token', () => {
	test('is shown once, and opens the API within its scopes until it is taken back', async () => {
		const ana = await member('Ana', 'ana3@example.org');
		const made = await ana.post('/account/tokens', 'make', { name: 'Office', scopes: ['account:read'], days: '30' });
		const token = /archipel_[\w-]{43}/.exec(made.text)![0];
		expect((await ana.ask('/account/tokens')).text).not.toContain(token);
		const ask = (path: string, text = token) =>
			new Visitor().ask(path, { headers: { authorization: `Bearer ${text}` } });
		const me = await ask('/api/v1/me');
		expect(JSON.parse(me.text)).toMatchObject({ name: 'Ana', mail: 'ana3@example.org', admin: false });
		expect((await ask('/api/v1/things')).status).toBe(403);
		expect(await ask('/api/v1/me', `archipel_${'a'.repeat(43)}`)).toMatchObject({
			status: 403,
			text: expect.stringContaining('kernel.wrong-token')
		});
		const id = /name="id" value="([^"]+)"/.exec((await ana.ask('/account/tokens')).text)![1]!;
		await ana.post('/account/tokens', 'drop', { id });
		expect((await ask('/api/v1/me')).status).toBe(403);
	});

	test('is not made before the mail address is confirmed', async () => {
		const eve = await signedUp('Eve', 'eve3@example.org');
		const made = await eve.post('/account/tokens', 'make', { name: 'x', scopes: ['account:read'], days: '30' });
		expect(made.status).toBe(403);
	});

	test('is asked for by the API, which takes no cookies', async () => {
		const ana = await signIn('ana3@example.org');
		expect((await ana.ask('/api/v1/me')).status).toBe(401);
	});
});

describe('The pages of an account', () => {
	test('are closed to whoever is not signed in', async () => {
		for (const place of ['', '/password', '/sessions', '/two-factor', '/passkeys', '/tokens', '/deletion'])
			expect((await new Visitor().ask(`/account${place}`)).status).toBe(401);
	});

	test('show the way in and back', async () => {
		const { text } = await new Visitor().ask('/account/sessions');
		expect(text).toContain('href="/sign-in?to=%2Faccount%2Fsessions"');
	});

	test('leave none of better-auth’s own addresses open', async () => {
		for (const path of ['/api/auth/sign-in/email', '/api/auth/get-session', '/api/auth/sign-up/email', '/api/auth/ok'])
			expect((await new Visitor().ask(path)).status).toBe(404);
	});
});
