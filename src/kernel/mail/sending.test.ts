import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestHouse } from '../../../tests/house.ts';
import { guest, openNote } from '../../../tests/notes.ts';
import { letGo, withhold } from '../access/withheld.ts';
import { house as theHouse } from '../accounts/actor.ts';
import { carrier } from '../database/connection.ts';
import { type Letter, post } from './letter.ts';
import { letterById } from './store.ts';
import { type MailServer, type Manners, openMailServer, senderTo } from './trial.ts';

const house = openTestHouse();
let closing: (() => Promise<void>)[] = [];

const letter = (rest: Partial<Letter> = {}): Letter => ({
	to: 'ana@example.org',
	language: 'en',
	kind: 'tests.word',
	subject: 'When do we meet?',
	text: 'Please look here:\nhttps://tools.example.org/polls/7',
	...rest
});

async function mailServer(manners: Manners = {}): Promise<MailServer> {
	const server = await openMailServer(manners);
	closing.push(server.close);
	return server;
}

function sender(url: string, ...rest: [number?, { holdSeconds?: number; restMs?: number }?]) {
	const made = senderTo(url, ...rest);
	closing.unshift(made.stop);
	return made;
}

async function postMany(count: number, domain: (place: number) => string): Promise<void> {
	for (let place = 0; place < count; place++) {
		await post(letter({ to: `person${place}@${domain(place)}`, subject: `Letter ${place}` }));
	}
}

const subjectsOf = (server: MailServer) => server.arrived.map(({ subject }) => subject!);
const makeAllDue = () => carrier()`update kernel.letter set due_at = now()`;

beforeEach(async () => {
	await carrier()`truncate kernel.letter, kernel.sending, kernel.destination`;
});
afterEach(async () => {
	for (const close of closing) await close();
	closing = [];
});

describe('A letter', () => {
	test('arrives with its words, its sender and a Message-ID of this host', async () => {
		const server = await mailServer();
		const id = await post(letter());
		await sender(server.url).send();
		expect(server.arrived[0]).toMatchObject({
			subject: 'When do we meet?',
			from: { name: 'Harbour', address: 'harbour@tools.example.org' },
			to: [{ address: 'ana@example.org' }],
			messageId: `<${id}@tools.example.org>`
		});
		expect(server.arrived[0]!.text).toContain('https://tools.example.org/polls/7');
		expect((await letterById(id!))!.sentAt).toBeInstanceOf(Date);
	});

	test('leaves by a mail server of this machine whose certificate nobody signed', async () => {
		const server = await mailServer({ ownCertificate: true });
		await post(letter());
		await sender(server.url).send();
		expect(subjectsOf(server)).toEqual(['When do we meet?']);
	});

	test('that was sent is not sent again', async () => {
		const server = await mailServer();
		await post(letter());
		await sender(server.url).send();
		await sender(server.url).send();
		expect(server.arrived).toHaveLength(1);
	});

	test("in somebody's name about what is held back waits until it is let go, and loses no patience", async () => {
		const server = await mailServer();
		const { actor } = await guest();
		const note = await openNote(actor.id);
		const waits = await post(letter({ writer: actor.id, item: note.id }));
		await post(letter({ subject: 'What was decided', item: note.id }));
		await withhold({ item: note.id, part: '', how: 'quarantine', maker: actor.id }, theHouse.id, new Date());
		await sender(server.url).send();
		expect(subjectsOf(server)).toEqual(['What was decided']);
		expect(await letterById(waits!)).toMatchObject({ attempts: 0, sentAt: null, givenUpAt: null, firstTryAt: null });
		await letGo({ item: note.id, part: '' });
		await makeAllDue();
		await sender(server.url).send();
		expect(subjectsOf(server)).toEqual(['What was decided', 'When do we meet?']);
	});

	test('of whoever is suspended waits too', async () => {
		const server = await mailServer();
		const { actor } = await guest();
		await post(letter({ writer: actor.id }));
		await carrier()`insert into kernel.restricted (actor, how, reason, by, at) values (${actor.id}, 'suspend', '', ${actor.id}, now())`;
		await sender(server.url).send();
		expect(server.arrived).toEqual([]);
	});

	test('refused for the moment is tried again, after a pause', async () => {
		let refusals = 1;
		const server = await mailServer({
			recipient: () => (refusals-- > 0 ? { code: 451, text: '4.7.1 Greylisted, come back later' } : null)
		});
		const id = (await post(letter()))!;
		const postman = sender(server.url);
		await postman.send();
		const waiting = (await letterById(id))!;
		expect(waiting).toMatchObject({ sentAt: null, givenUpAt: null, attempts: 1 });
		expect(waiting.problem).toContain('Greylisted');
		const pause = waiting.dueAt.getTime() - Date.now();
		expect(pause).toBeGreaterThan(50_000);
		expect(pause).toBeLessThan(80_000);
		await postman.send();
		expect(server.arrived).toHaveLength(0);
		await makeAllDue();
		await postman.send();
		expect(server.arrived).toHaveLength(1);
		expect((await letterById(id))!.problem).toBeNull();
	});

	test('to an address that does not exist is given up at once', async () => {
		const server = await mailServer({ recipient: () => ({ code: 550, text: '5.1.1 No such user here' }) });
		const id = (await post(letter()))!;
		await sender(server.url).send();
		const given = (await letterById(id))!;
		expect(given.givenUpAt).toBeInstanceOf(Date);
		expect(given.problem).toContain('No such user');
	});

	test('too large for the mail server is given up at once', async () => {
		const server = await mailServer({ size: 2000 });
		const id = (await post(letter({ text: 'long '.repeat(2000) })))!;
		await sender(server.url).send();
		expect((await letterById(id))!.givenUpAt).toBeInstanceOf(Date);
	});

	test('refused for three days is given up', async () => {
		const server = await mailServer({ message: () => ({ code: 452, text: 'Mailbox full' }) });
		const id = (await post(letter()))!;
		await carrier()`update kernel.letter set first_try_at = now() - interval '71.9 hours', attempts = 40`;
		await sender(server.url).send();
		expect((await letterById(id))!.givenUpAt).toBeInstanceOf(Date);
	});

	test('waits when the mail server is away, or refuses us rather than the letter', async () => {
		const id = (await post(letter()))!;
		await sender('smtp://127.0.0.1:1').send();
		expect(await letterById(id)).toMatchObject({ givenUpAt: null, sentAt: null });
		const server = await mailServer({ recipient: () => ({ code: 554, text: '5.7.1 Relay access denied' }) });
		await makeAllDue();
		await sender(server.url).send();
		expect(await letterById(id)).toMatchObject({ givenUpAt: null, sentAt: null, attempts: 2 });
	});

	test('that somebody waits for leaves before invitations that came earlier', async () => {
		const server = await mailServer();
		await carrier()`insert into kernel.destination values ('example.org', 1, 100)`;
		await postMany(3, () => 'example.org');
		await carrier()`update kernel.letter set due_at = now()`;
		await post(letter({ subject: 'A new password' }));
		await sender(server.url).send();
		expect(subjectsOf(server)[0]).toBe('A new password');
	});
});

describe('Large providers', () => {
	test('are sent no more letters an hour than they accept', async () => {
		const server = await mailServer();
		await carrier()`insert into kernel.destination values ('laposte', 4, 12)`;
		await postMany(20, (place) => (place % 10 === 9 ? 'example.org' : 'laposte.net'));
		const postman = sender(server.url);
		await postman.send();
		expect(server.arrived).toHaveLength(12 + 2);
		await postman.send();
		expect(server.arrived).toHaveLength(14);
		await carrier()`update kernel.sending set at = at - interval '61 minutes'`;
		await postman.send();
		expect(server.arrived).toHaveLength(20);
	});

	test('get no more letters at once than they accept, whatever their domains', async () => {
		const server = await mailServer({ ms: 25 });
		await carrier()`insert into kernel.destination values ('microsoft', 2, 100)`;
		await postMany(24, (place) => ['hotmail.com', 'outlook.fr', 'example.org'][place % 3]!);
		await Promise.all([sender(server.url).send(), sender(server.url).send()]);
		await sender(server.url).send();
		expect(server.arrived).toHaveLength(24);
		expect(server.most.get('microsoft')).toBe(2);
		expect(server.most.get('example.org')).toBeGreaterThan(2);
	});
});

describe('Several processes', () => {
	test('sending at the same time never send a letter twice', async () => {
		const server = await mailServer({ ms: 2 });
		await postMany(120, (place) => `town${place % 7}.example`);
		await Promise.all([sender(server.url).send(), sender(server.url).send(), sender(server.url).send()]);
		await sender(server.url).send();
		const subjects = subjectsOf(server);
		expect(subjects).toHaveLength(120);
		expect(new Set(subjects).size).toBe(120);
	});

	const elsewhere = (url: string): ChildProcess =>
		spawn(
			process.execPath,
			[
				fileURLToPath(new URL('./sending.child.ts', import.meta.url)),
				JSON.stringify(house.address),
				url,
				house.dataDir
			],
			{ stdio: ['ignore', 'pipe', 'inherit'] }
		);

	test('killed in the middle of sending lose no letter, and repeat only those in flight', async () => {
		const server = await mailServer({ ms: 15 });
		await postMany(60, (place) => `town${place % 5}.example`);
		const child = elsewhere(server.url);
		await expect.poll(() => server.arrived.length, { timeout: 15_000 }).toBeGreaterThan(15);
		child.kill('SIGKILL');
		await once(child, 'exit');
		expect(server.arrived.length).toBeLessThan(60);
		const postman = sender(server.url, 4, { holdSeconds: 2 });
		await expect
			.poll(
				async () => {
					await postman.send();
					return new Set(subjectsOf(server)).size;
				},
				{ timeout: 15_000, interval: 200 }
			)
			.toBe(60);
		// Four connections, so four letters at most whose arrival was not written down.
		expect(server.arrived.length).toBeLessThanOrEqual(64);
		const twice = server.arrived.map(({ messageId }) => messageId);
		expect(new Set(twice).size).toBe(60);
	}, 60_000);

	test('stopped cleanly in the middle of sending send no letter twice, and write no address to the log', async () => {
		const server = await mailServer({ ms: 15 });
		await postMany(60, (place) => `town${place % 5}.example`);
		const child = elsewhere(server.url);
		let written = '';
		child.stdout!.on('data', (part) => {
			written += part;
		});
		await expect.poll(() => server.arrived.length, { timeout: 15_000 }).toBeGreaterThan(15);
		child.kill('SIGTERM');
		await once(child, 'exit');
		expect(server.arrived.length).toBeLessThan(60);
		await sender(server.url).send();
		expect(subjectsOf(server)).toHaveLength(60);
		expect(new Set(subjectsOf(server)).size).toBe(60);
		expect(written).toContain('sent');
		expect(written).not.toMatch(/@|town\d|person\d/);
	}, 60_000);
});
