/** The guard on the command line: a mail on standard input, no host, no database. */
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { describe, expect, test } from 'vitest';
import { built, root } from './built.ts';
import { command, startHouse } from './house.ts';

const mail = `From: "help@bank.example" <eve@evil.example>
To: ana@example.org
Subject: Your account
Content-Type: text/html

<p>Dear customer, sign in: <a href="http://evil.example/x">https://www.bank.com/login</a></p>
`;

const guardMail = (words: string[], input: string, environment: Record<string, string> = {}) =>
	guard(['mail', ...words], input, environment);

async function guard(words: string[], input: string, environment: Record<string, string>) {
	await built();
	const script = join(root, 'bin/archipel.mjs');
	const env = { PATH: process.env.PATH ?? '', DATA_DIR: '/nowhere/at/all', ...environment };
	const child = spawn(process.execPath, [script, 'guard', ...words], { env, cwd: tmpdir() });
	const said = { out: '', error: '' };
	child.stdout.on('data', (chunk) => {
		said.out += chunk;
	});
	child.stderr.on('data', (chunk) => {
		said.error += chunk;
	});
	child.stdin.on('error', () => {});
	child.stdin.end(input);
	const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
	return { code, ...said };
}

describe('archipel guard mail', () => {
	test('says the verdict and why, and ends well', async () => {
		const { code, out } = await guardMail(['--offline'], mail);
		expect(code).toBe(0);
		expect(out).toContain('A link shows www.bank.com and leads to evil.example');
	}, 120_000);

	test('speaks the language of the terminal', async () => {
		const { out } = await guardMail(['--offline'], mail, { LANG: 'fr_FR.UTF-8' });
		expect(out).toContain('Un lien montre www.bank.com et mène à evil.example');
	});

	test('gives programs one line of JSON', async () => {
		const { code, out, error } = await guardMail(['--json', '--offline'], mail);
		expect({ code, error, lines: out.trim().split('\n').length }).toEqual({ code: 0, error: '', lines: 1 });
		expect(JSON.parse(out)).toMatchObject({
			verdict: expect.stringMatching(/hold|quarantine/),
			from: 'eve@evil.example',
			auth: { spf: {}, arc: 'none' }
		});
	});

	test('typed wrongly, or without a mail, says how it is used', async () => {
		expect(await guardMail(['--bogus'], mail)).toMatchObject({ code: 2, error: expect.stringContaining('--offline') });
		expect(await guardMail([], '')).toMatchObject({ code: 2, error: expect.stringContaining('standard input') });
	});

	test('refuses what is too large, in words', async () => {
		const { code, error } = await guardMail(['--offline'], `Subject: x\n\n${'x'.repeat(26 * 1024 * 1024)}`);
		expect({ code, error }).toEqual({ code: 1, error: 'This mail is too large to be read.\n' });
	});
});

const notDelivered = (to: string, letter: string) => `From: MAILER-DAEMON@mail.example.net
To: archipel@localhost
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Nobody by that name.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.net

Final-Recipient: rfc822; ${to}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user

--b
Content-Type: message/rfc822

Message-ID: <${letter}@localhost>
To: ${to}
Subject: Invitation

Hello
--b--
`;

test('archipel guard returned: a letter that came back stops further letters, while the house runs', async () => {
	const house = await startHouse({ BASE_URL: 'http://localhost' });
	const sql = postgres({ host: join(house.dataDir, 'socket'), user: 'archipel', database: 'archipel', max: 1 });
	await command(['admin', 'invite', 'gone@example.net'], house.environment);
	const [letter] = await sql`select id from kernel.letter where "to" = 'gone@example.net'`;
	const returned = (mail: string) => guard(['returned'], mail, house.environment as Record<string, string>);
	expect((await returned(mail)).out).toContain('nothing is kept');
	expect((await returned(notDelivered('gone@example.net', 'unknown'))).out).toContain('1 addresses, 0 of them');
	expect((await returned(notDelivered('gone@example.net', letter!.id))).out).toContain('1 addresses, 1 of them');
	const [kept] = await sql`select count(*)::int as count from guard.bounce where letter is not null`;
	expect(kept!.count).toBe(1);
	expect((await guard(['returned'], '', {})).code).toBe(2);
	await sql.end();
	await house.stop();
}, 120_000);
