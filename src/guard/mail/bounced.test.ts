import { describe, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { newGuest } from '#kernel/accounts/actor.ts';
import { remember } from '#kernel/accounts/store.ts';
import { carrier } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { unknownMaker } from '../trust.ts';
import type { Bounce, Failure } from './bounce.ts';
import { bounced, reachable, takeBounce, takeComplaint } from './bounced.ts';
import type { Complaint } from './complaint.ts';
import { mailSignal } from './signal.ts';
import { forgetOldMail } from './store.ts';

openTestHouse({ BASE_URL: 'https://tools.example.org' });

const now = new Date('2026-11-22T10:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

async function sent(to: string, writer: string | null = null): Promise<string> {
	const id = newId();
	await carrier()`insert into kernel.letter (id, "to", language, kind, subject, text, destination, writer, at)
		values (${id}, ${to}, 'en', 'polls.invitation', 'Come', 'Come', 'example.net', ${writer}, ${now})`;
	return id;
}

const failure = (address: string | null, more: Partial<Failure> = {}): Failure => ({
	address,
	status: '5.1.1',
	lasting: 'permanent',
	cause: 'address',
	said: 'no such user',
	...more
});
const cameBack = (letter: string, ...failures: Failure[]): Bounce => ({
	from: 'dsn',
	failures,
	messageId: `${letter}@tools.example.org`
});
const complaintAbout = (letter: string, kind = 'abuse'): Complaint => ({
	kind,
	reporter: 'FBL/1.0',
	recipient: null,
	from: null,
	messageId: `${letter}@tools.example.org`,
	author: null,
	source: null,
	domains: [],
	at: null
});
const casesOf = (part: string) => carrier()`select kind, tool, actor, about from guard.case where part = ${part}`;

describe('a letter that came back', () => {
	test('because nobody lives there stops further letters', async () => {
		const letter = await sent('gone@example.net');
		expect(await bounced('gone@example.net', now)).toBe(null);
		expect(await takeBounce(cameBack(letter, failure('gone@example.net')), now)).toBe(1);
		expect(await bounced('Gone@example.net', now)).toEqual({ why: 'address', status: '5.1.1', since: now });
	});

	test('that this host never sent stops nothing: anybody can write a report', async () => {
		expect(await takeBounce(cameBack(newId(), failure('chloe@example.net')), now)).toBe(0);
		expect(await bounced('chloe@example.net', now)).toBe(null);
	});

	test('does not speak for somebody it did not go to', async () => {
		const letter = await sent('bo@example.net');
		expect(await takeBounce(cameBack(letter, failure('chloe@example.net')), now)).toBe(0);
		expect(await bounced('chloe@example.net', now)).toBe(null);
	});

	test('whose report names nobody counts for whom it was sent to', async () => {
		const letter = await sent('unnamed@example.net');
		expect(await takeBounce(cameBack(letter, failure(null)), now)).toBe(1);
		expect(await bounced('unnamed@example.net', now)).toMatchObject({ why: 'address' });
	});

	test('told twice counts once', async () => {
		const letter = await sent('twice@example.net');
		const told = cameBack(letter, failure('twice@example.net'));
		expect([await takeBounce(told, now), await takeBounce(told, now)]).toEqual([1, 0]);
	});

	test('because a mailbox is full is tried again, until it failed on three days', async () => {
		const full = failure('full@example.net', { lasting: 'temporary', cause: 'mailbox', status: '4.2.2' });
		for (const day of [0, 1]) await takeBounce(cameBack(await sent('full@example.net'), full), later(day));
		expect(await bounced('full@example.net', later(1))).toBe(null);
		await takeBounce(cameBack(await sent('full@example.net'), full), later(2));
		expect(await bounced('full@example.net', later(2))).toMatchObject({ why: 'again-and-again', status: '4.2.2' });
		expect(await bounced('full@example.net', later(40))).toBe(null);
	});

	test('because of what it held says nothing of the address', async () => {
		const spam = failure('strict@example.net', { cause: 'content', status: '5.7.1' });
		await takeBounce(cameBack(await sent('strict@example.net'), spam), now);
		expect(await bounced('strict@example.net', now)).toBe(null);
	});

	test('is forgiven when somebody proves the address, or after ninety days', async () => {
		for (const address of ['proven@example.net', 'patient@example.net'])
			await takeBounce(cameBack(await sent(address), failure(address)), now);
		await reachable('proven@example.net');
		expect(await bounced('proven@example.net', now)).toBe(null);
		expect(await bounced('patient@example.net', later(89))).not.toBe(null);
		expect(await bounced('patient@example.net', later(91))).toBe(null);
	});

	test('in great numbers calls a person, once', async () => {
		for (let n = 0; n < 25; n += 1) {
			const address = `p${n}@wave.example.net`;
			await takeBounce(cameBack(await sent(address), failure(address)), later(10));
		}
		const notices = await carrier()`select about from guard.case where kind = 'notice' and tool = 'mail'`;
		expect(notices.length).toBe(1);
	});

	test('is kept without the address', async () => {
		const rows = await carrier()`select mail::text, said, status from guard.bounce`;
		expect(JSON.stringify(rows)).not.toContain('@');
	});
});

describe('a complaint', () => {
	test('opens a case about whoever had the letter sent, and stops letters to whoever complained', async () => {
		const eve = newGuest();
		await remember(eve);
		const letter = await sent('tired@example.net', eve.id);
		expect(await takeComplaint(complaintAbout(letter), now)).toBe(true);
		expect(await bounced('tired@example.net', now)).toMatchObject({ why: 'complaint' });
		expect(await casesOf(letter)).toEqual([
			{ kind: 'report', tool: 'mail', actor: eve.id, about: { complaint: 'abuse', reporter: 'FBL/1.0', letter } }
		]);
	});

	test('about a letter nobody here sent opens no case', async () => {
		const letter = newId();
		expect(await takeComplaint(complaintAbout(letter), now)).toBe(false);
		expect(await casesOf(letter)).toEqual([]);
	});

	test('that a letter was wanted after all is none', async () => {
		const letter = await sent('glad@example.net');
		await takeComplaint(complaintAbout(letter, 'not-spam'), now);
		expect(await bounced('glad@example.net', now)).toBe(null);
	});
});

describe('what became of somebody’s letters', () => {
	const asking = async (writer: string, mails = 10) => {
		const maker = unknownMaker({ ...newGuest(), id: writer });
		return mailSignal.look({ mails, maker, now } as never);
	};

	test('speaks against a list that was bought, not against a few dead addresses', async () => {
		const [eve, ana] = [newGuest(), newGuest()];
		for (const actor of [eve, ana]) await remember(actor);
		for (let n = 0; n < 10; n += 1) {
			const address = `bought${n}@example.net`;
			await takeBounce(cameBack(await sent(address, eve.id), failure(address)), now);
			await sent(`friend${n}@example.net`, ana.id);
		}
		await takeBounce(cameBack(await sent('old@example.net', ana.id), failure('old@example.net')), now);
		expect(await asking(eve.id)).toEqual([
			{ symbol: 'mail.letters-came-back', points: 5, gaps: { count: 10, letters: 10 } }
		]);
		expect(await asking(ana.id)).toEqual([]);
		expect(await asking(eve.id, 0)).toEqual([]);
	});
});

test('what is too old is forgotten', async () => {
	await forgetOldMail(later(400));
	expect((await carrier()`select 1 from guard.bounce`).length).toBe(0);
});
