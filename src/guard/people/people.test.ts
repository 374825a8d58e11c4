/** Bans, restrictions, accounts nobody used: what they do, and that all of it is taken back. */
import { describe, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { rooms } from '#entries/house.ts';
import { passFor } from '#kernel/access/pass.ts';
import { type Actor, newGuest } from '#kernel/accounts/actor.ts';
import { perform } from '#kernel/actions/perform.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { appOf } from '#kernel/web/app.ts';
import { type Opened, openPoll } from '#tools/polls/asking/actions.ts';
import { member, password } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { accountId } from '../../../tests/notes.ts';
import { goOn } from '../sweeps/jobs.ts';
import { follow } from '../sweeps/plan.ts';
import { finderOf, written } from './ban.ts';
import { forgetBans } from './banned.ts';
import { peopleEffects } from './effects.ts';
import * as store from './store.ts';
import { removeUnused } from './unused.ts';

openTestHouse();
void appOf(rooms, async () => true);

const now = new Date('2026-11-20T12:00:00Z');

async function account(mail: string, { days = 30, proven = true } = {}): Promise<Actor> {
	const id = newId();
	const at = new Date(now.getTime() - days * 86_400_000);
	await carrier()`insert into kernel.actor (id, kind, name, at) values (${id}, 'account', ${mail}, ${at})`;
	await carrier()`insert into kernel.account (id, name, mail, mail_proven, at) values (${id}, ${mail}, ${mail}, ${proven}, ${at})`;
	return { id, kind: 'account', name: mail, admin: false };
}

const callerOf = (actor: Actor | null, address: string | null = null) =>
	({ actor, key: null, language: 'en', place: null, address }) as const;
const options = [{ label: 'Tea' }, { label: 'Coffee' }];
const open = (actor: Actor | null, address: string | null = null): Promise<Opened> =>
	perform(
		openPoll,
		{ title: 'What shall we drink?', kind: 'choice', options },
		callerOf(actor, address)
	) as Promise<Opened>;
const codeOf = (work: Promise<unknown>) => work.then(() => null).catch(({ code }) => code);
const effect = (kind: string) => peopleEffects.find((one) => one.kind === kind)!;
const dump = async () =>
	JSON.stringify([
		await carrier()`select * from kernel.restricted order by actor, how, via`,
		await carrier()`select * from guard.ban order by id`,
		await carrier()`select * from kernel.departure order by account`
	]);

describe('what may be banned', () => {
	test.each([
		['mail', ' Ana@Example.org', { value: 'ana@example.org' }],
		['domain', '@Example.ORG.', { value: 'example.org' }],
		['network', '198.51.100.0/24', { value: '198.51.100.0/24' }],
		['network', '2001:DB8::/32', { value: '2001:db8::/32' }],
		['network', '10.0.0.0/8', { fault: 'too-wide' }],
		['network', 'everyone', { fault: 'not-a-network' }],
		['domain', 'org', { fault: 'not-a-domain' }],
		['mail', 'ana', { fault: 'not-a-mail' }]
	] as const)('%s "%s"', (kind, typed, expected) => expect(written(kind, typed)).toEqual(expected));

	test('a domain holds its own addresses and those below it, and nobody whose name only ends alike', () => {
		const { ofMail, ofAddress } = finderOf([
			{ kind: 'domain', value: 'spam.example', reason: '', until: null },
			{ kind: 'network', value: '198.51.100.0/24', reason: '', until: null }
		]);
		expect(ofMail('a@spam.example')).not.toBeNull();
		expect(ofMail('a@mail.spam.example')).not.toBeNull();
		expect(ofMail('a@notspam.example')).toBeNull();
		expect(ofAddress('198.51.100.9')).not.toBeNull();
		expect(ofAddress('198.51.101.9')).toBeNull();
	});
});

describe('a ban', () => {
	test('of a mail address holds for whatever else comes to the same mailbox, in its preview too', async () => {
		const banned = ['eve+shop@bad.example', 'Eve.Spam@gmail.com'];
		const same = ['eve@bad.example', 'eve+2@bad.example', 'evespam@googlemail.com', 'e.v.e.spam+x@gmail.com'];
		const others = ['eva@bad.example', 'eve.spam@bad.example', '+shop@bad.example', 'eve@other.example'];
		const { ofMail } = finderOf(banned.map((value) => ({ kind: 'mail', value, reason: '', until: null })));
		expect(same.filter((mail) => ofMail(mail) === null)).toEqual([]);
		expect(others.filter((mail) => ofMail(mail) !== null)).toEqual([]);
		for (const mail of [...same, ...others]) await account(mail);
		for (const value of banned) expect(await store.previewOf({ kind: 'mail', value }, [])).toMatchObject({ count: 2 });
		expect(await store.previewOf({ kind: 'mail', value: '+shop@bad.example' }, [])).toMatchObject({ count: 1 });
		await carrier()`delete from kernel.account where mail = any(${[...same, ...others]})`;
	});

	test('hits exactly whom its preview named, spares administrators, and lifting it frees them', async () => {
		const [one, two, host] = [
			await account('one@bad.example'),
			await account('two@bad.example'),
			await account('host@bad.example')
		];
		await carrier()`insert into kernel.admin values (${host.id}, ${host.id}, now())`;
		await open(one);
		const ban = { kind: 'domain' as const, value: 'bad.example', reason: 'Sends lists', until: null };
		const preview = await store.previewOf(ban, []);
		expect(preview).toMatchObject({ count: 2, settled: 0 });
		const id = (await store.keepBan(ban, host.id, now))!;
		expect(await store.suspendBanned({ ...ban, id }, host.id, now)).toBe(preview.count);
		expect(await codeOf(open(two))).toBe('kernel.suspended');
		expect(await codeOf(open(host))).toBeNull();
		await store.liftBan(id, host.id, now);
		expect(await codeOf(open(two))).toBeNull();
	});

	test('of a mail address stands in the way of whoever wants to change to it', async () => {
		const bo = await member('Bo', 'bo@other.example');
		const ban = { kind: 'mail' as const, value: 'banned@bad.example', reason: 'Sends lists', until: null };
		const id = (await store.keepBan(ban, await accountId('bo@other.example'), now))!;
		forgetBans();
		const changing = { mail: 'Banned+1@bad.example', password };
		expect((await bo.post('/account', 'mail', changing)).text).toContain('Sends lists');
		await store.liftBan(id, await accountId('bo@other.example'), now);
		forgetBans();
		expect((await bo.post('/account', 'mail', changing)).status).toBe(303);
	});

	test('names those one would regret: things that stood for a month', async () => {
		const kept = await account('kept@old.example', { days: 90 });
		const { item } = await open(kept);
		await carrier()`update kernel.item set at = now() - interval '40 days' where id = ${item.id}`;
		expect(await store.previewOf({ kind: 'mail', value: 'kept@old.example' }, [])).toMatchObject({
			count: 1,
			settled: 1
		});
	});

	test('that ended by itself is no hindrance to another', async () => {
		const by = await account('who@over.example');
		const ban = { kind: 'mail' as const, value: 'eve@over.example', reason: 'A while' };
		const day = 86_400_000;
		const first = await store.keepBan({ ...ban, until: new Date(now.getTime() + day) }, by.id, now);
		expect(await store.keepBan({ ...ban, until: null }, by.id, now)).toBeNull();
		const later = new Date(now.getTime() + 2 * day);
		expect(await store.keepBan({ ...ban, until: null }, by.id, later)).not.toBeNull();
		const ended = (await store.allBans()).find(({ id }) => id === first);
		expect(ended!.liftedAt).toEqual(ended!.until);
	});

	test('of a network stops guests from there, not accounts', async () => {
		const by = await account('who@host.example');
		await store.keepBan({ kind: 'network', value: '203.0.113.0/24', reason: 'A flood', until: null }, by.id, now);
		forgetBans();
		expect(await codeOf(open(newGuest(), '203.0.113.77'))).toBe('guard.banned');
		expect(await codeOf(open(newGuest(), '203.0.114.77'))).toBeNull();
		expect(await codeOf(open(by, '203.0.113.77'))).toBeNull();
	});
});

describe('what is done to accounts', () => {
	test.each(peopleEffects.map(({ kind }) => kind))('%s is undone to the byte', async (kind) => {
		const { capture, apply, restore } = effect(kind);
		const ids = (await Promise.all([1, 2, 3].map((n) => account(`${newId()}${n}@some.example`)))).map(({ id }) => id);
		await apply([ids[0]!], { sweep: 'before', by: ids[0]!, at: now, reason: 'Another time' });
		const before = await dump();
		const images = await transaction(async () => {
			const captured = await capture(ids);
			await apply([...captured.keys()], { sweep: 'test', by: ids[0]!, at: now, reason: 'Together' });
			return captured;
		});
		expect(images.size).toBe(3);
		expect(await dump()).not.toBe(before);
		await restore(images, await capture(ids));
		expect(await dump()).toBe(before);
	});

	test('suspended: offline for others, there for themselves, nothing new; then back', async () => {
		const someone = await account(`${newId()}@some.example`);
		const { item } = await open(someone);
		const place = { tool: 'polls', name: item.id };
		const { capture, apply, restore } = effect('accounts.suspend');
		const images = await capture([someone.id]);
		await apply([someone.id], { sweep: 't', by: someone.id, at: now, reason: 'Looked at' });
		expect((await passFor(place, null)).withheld).toBe('quarantine');
		expect((await passFor(place, someone)).can('manage')).toBe(true);
		expect(await codeOf(open(someone))).toBe('kernel.suspended');
		await restore(images, await capture([someone.id]));
		expect((await passFor(place, null)).withheld).toBeNull();
		expect(await codeOf(open(someone))).toBeNull();
	});
});

test('accounts never confirmed or never used go as one batch, are told, and come back as one', async () => {
	const never = await account('never@idle.example', { proven: false, days: 11 });
	const idle = await account('idle@idle.example', { days: 40 });
	const fresh = await account('fresh@idle.example', { proven: false, days: 3 });
	const busy = await account('busy@idle.example', { days: 40 });
	await open(busy);
	const before = await dump();
	const count = await removeUnused(now);
	const [sweep] = await carrier()<{ id: string }[]>`select id from guard.sweep where effect = 'accounts.remove'`;
	for (let turn = 0; turn < 50; turn++) await goOn(sweep!.id);
	const leaving = (await carrier()<{ account: string }[]>`select account from kernel.departure`).map(
		(row) => row.account
	);
	expect(leaving).toEqual(expect.arrayContaining([never.id, idle.id]));
	expect(leaving).not.toContain(fresh.id);
	expect(leaving).not.toContain(busy.id);
	const letters = await carrier()`select 1 from kernel.letter where kind = 'guard.unused'`;
	expect(letters).toHaveLength(count);
	expect(await removeUnused(now)).toBe(0);
	await follow(sweep!.id, 'undoing', { by: busy.id, at: now });
	for (let turn = 0; turn < 50; turn++) await goOn(sweep!.id);
	expect(await dump()).toBe(before);
});
