/** The house as whoever hosts it meets it: starting, stopping, and saying what is wrong. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { clearHouse, command, type Environment, freePort, prepareHouse, startHouse } from './house.ts';
import { makePoll, namesIn, vote } from './polls.ts';
import { childrenOf, isRunning } from './processes.ts';
import { wire } from './wire.ts';

const post = (path: string, body: string): [head: string, body: string] => [
	`POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`,
	body
];

describe('Starting', () => {
	test('says where it answers, and how to become its administrator', async () => {
		const house = await prepareHouse();
		onTestFinished(() => clearHouse(house), 30_000);
		await house.start();
		await expect
			.poll(() => house.output)
			.toContain(`Archipel answers at ${house.url.replace('127.0.0.1', 'localhost')}`);
		const link = /http:\/\/\S+(\/welcome\/\S+)/.exec(house.output)?.[1];
		expect((await house.ask(link!)).status).toBe(200);
		const first = Math.round(house.startedInMs);
		expect(await house.stop()).toBe(0);
		await house.start();
		console.log(`first start ${first} ms, second start ${Math.round(house.startedInMs)} ms to the first answer`);
		expect(house.startedInMs).toBeLessThan(15_000);
	}, 90_000);

	test('names everything that is wrong with the settings at once', async () => {
		const wrong = { PORT: 'door', BASE_URL: 'ftp://x', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x', LANGUAGES: 'xx' };
		const { code, output } = await command(['start'], wrong);
		expect(code).toBe(2);
		for (const name of Object.keys(wrong)) expect(output).toContain(name);
		expect(output).not.toContain('    at ');
	});

	test('says in a sentence that nobody can be heard at that address, or that the data folder is none', async () => {
		const house = await prepareHouse({ HOST: 'nowhere.invalid' });
		const deaf = await command(['start'], house.environment);
		expect(deaf).toMatchObject({
			code: 1,
			output: 'nowhere.invalid is no address of this machine: set another HOST.\n'
		});
		expect(house.databasePids).toEqual([]);
		const file = join(house.dataDir, 'postgres.log');
		for (const more of [{}, { DATABASE_URL: 'postgres://archipel@127.0.0.1:9/archipel' }] as Environment[]) {
			const astray = await command(['start'], { ...more, DATA_DIR: file });
			expect(astray.output).toBe(`${file} is a file, and no folder can be made there: set another DATA_DIR.\n`);
			const nowhere = await command(['start'], { ...more, DATA_DIR: '/proc/archipel' });
			expect(nowhere.output).toBe('No folder can be made at /proc/archipel: set another DATA_DIR.\n');
		}
		await house.clear();
	}, 60_000);

	test('takes a free port where it may, and says which', async () => {
		const house = await prepareHouse({ PORT: '0' });
		const started = house.start().catch(() => {});
		await expect.poll(() => house.output, { timeout: 20_000 }).toMatch(/welcome/);
		const [, port] = /answers at http:\/\/localhost:(\d+)/.exec(house.output) ?? [];
		expect(Number(port)).toBeGreaterThan(0);
		expect(house.output).toContain(`http://localhost:${port}/welcome/`);
		expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
		await house.clear();
		await started;
	}, 60_000);

	test('twice on one data folder is refused in a sentence, and harms nothing', async () => {
		const house = await startHouse();
		const second = await command(['start'], { DATA_DIR: house.dataDir, PORT: String(await freePort()) });
		expect(second.code).toBe(1);
		expect(second.output).toMatch(/^Another Archipel already runs on the data folder .*\.\n$/);
		expect((await house.ask('/readyz')).status).toBe(200);
	}, 60_000);

	test('on a port that is taken is refused in a sentence, and leaves no database behind', async () => {
		const house = await startHouse();
		const other = await prepareHouse({ PORT: new URL(house.url).port });
		const second = await command(['start'], other.environment);
		expect(second).toMatchObject({
			code: 1,
			output: expect.stringContaining('Another program already listens on port')
		});
		expect(other.databasePids).toEqual([]);
		await other.clear();
	}, 60_000);
});

describe('Stopping', () => {
	test('answers what it was being asked, and ends its database', async () => {
		const house = await startHouse();
		const poll = await makePoll(house);
		const [head, body] = post(
			`/api/v1/polls/${poll.id}/ballots`,
			JSON.stringify({ name: 'Slow', choices: { 1: 'yes' } })
		);
		const { socket, heard, closed } = wire(house);
		socket.write(head + body.slice(0, 10));
		await pause(300);
		const stopped = house.stop();
		await pause(500);
		await expect(fetch(`${house.url}/healthz`)).rejects.toThrow();
		socket.write(body.slice(10));
		await closed;
		expect(heard()).toMatch(/^HTTP\/1\.1 201 /);
		const answered = performance.now();
		expect(await stopped).toBe(0);
		expect(performance.now() - answered).toBeLessThan(30_000);
		expect(house.databasePids).toEqual([]);
		await house.start();
		expect(await namesIn(house, poll)).toEqual(['Slow']);
	}, 60_000);

	test('does not wait for those who only listen, or do not speak', async () => {
		const house = await startHouse();
		await makePoll(house);
		const { socket } = wire(house);
		socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
		const silent = wire(house);
		await pause(500);
		const started = performance.now();
		expect(await house.stop('SIGINT')).toBe(0);
		expect(performance.now() - started).toBeLessThan(30_000);
		silent.socket.destroy();
	}, 60_000);

	test('ends a letter that is on its way, once', async () => {
		const { SMTPServer } = await import('smtp-server');
		const received: string[] = [];
		const keep = (text: string, done: (problem: null, answer: string) => void) => {
			received.push(text);
			done(null, 'kept');
		};
		const relay = new SMTPServer({
			disabledCommands: ['AUTH', 'STARTTLS'],
			onData(stream, _session, done) {
				let text = '';
				stream.on('data', (chunk) => {
					text += chunk;
				});
				stream.on('end', () => setTimeout(() => keep(text, done), 1500));
			}
		});
		const port = await freePort();
		await new Promise<void>((resolve) => relay.listen(port, '127.0.0.1', resolve));
		const house = await startHouse({
			SMTP_URL: `smtp://127.0.0.1:${port}`,
			MAIL_FROM: 'Harbour <harbour@example.org>'
		});
		const form = new URLSearchParams({
			verb: 'sign-up',
			name: 'Ana',
			mail: 'ana@example.org',
			password: 'seven calm boats'
		});
		await house.ask('/sign-up', { method: 'POST', body: form, headers: { 'sec-fetch-site': 'same-origin' } });
		await expect.poll(() => childrenOf(house.pid).length).toBeGreaterThan(0);
		await pause(700);
		expect(await house.stop()).toBe(0);
		const atStop = received.length;
		await house.start();
		await pause(1500);
		expect(await house.stop()).toBe(0);
		relay.close(() => {});
		expect(atStop).toBe(1);
		expect(received.length).toBe(1);
	}, 90_000);
});

describe('The probes', () => {
	test('tell a process that is up from a house that is ready', async () => {
		const house = await startHouse();
		expect(await house.ask('/healthz')).toMatchObject({ status: 200, text: 'ok' });
		expect(await house.ask('/readyz')).toMatchObject({ status: 200, text: 'ready' });
		for (const pid of house.databasePids) process.kill(pid, 'SIGSTOP');
		const asked = house.ask('/readyz');
		expect(await house.ask('/healthz')).toMatchObject({ status: 200 });
		for (const pid of house.databasePids) process.kill(pid, 'SIGCONT');
		expect([200, 503]).toContain((await asked).status);
	}, 60_000);

	test('a database that is killed comes back by itself, and what was asked meanwhile is told to wait', async () => {
		const house = await startHouse();
		const poll = await makePoll(house);
		await vote(house, poll, 'Before');
		const [postmaster] = house.databasePids;
		process.kill(postmaster!, 'SIGKILL');
		const away = await house.ask('/readyz');
		expect([200, 503]).toContain(away.status);
		const answers = await Promise.all(
			Array.from({ length: 20 }, async (_, place) => {
				await pause(place * 30);
				return (await vote(house, poll, `While ${place}`)).status;
			})
		);
		for (const status of answers) expect([201, 503]).toContain(status);
		await house.answers('/readyz');
		expect(isRunning(postmaster!)).toBe(false);
		const acknowledged = answers.flatMap((status, place) => (status === 201 ? [`While ${place}`] : []));
		expect(await namesIn(house, poll)).toEqual(expect.arrayContaining(['Before', ...acknowledged]));
	}, 60_000);
});

test('what a house says at each start fits on a screen', async () => {
	const house = await startHouse({ DATA_DIR: join((await prepareHouse()).dataDir, '..', 'other') });
	await expect.poll(() => house.output).toContain('welcome');
	expect(house.output.split('\n').length).toBeLessThan(12);
}, 60_000);
