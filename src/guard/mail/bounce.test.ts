import { describe, expect, test } from 'vitest';
import { bounceOf } from './bounce.ts';
import { complaintOf } from './complaint.ts';
import { readMail } from './read.ts';
import { sharedLines, whyAbsent } from './shared.trial.ts';

type Sample = { file: string; kind: string; raw: string };
type Row = { label: string; subject?: string; text: string; headers?: string };

const samples = sharedLines<Sample>('reference/mail_arf_dsn_samples.jsonl');
const unless = `(unless ${whyAbsent})`;

const samplesOf = (kind: string) => samples.filter((sample) => sample.kind === kind);
const bounceIn = async (raw: string) => bounceOf(await readMail(Buffer.from(raw)));
const complaintIn = async (raw: string) => complaintOf(await readMail(Buffer.from(raw)));

async function understood(kind: string, isUnderstood: (raw: string) => Promise<boolean>) {
	const missed: string[] = [];
	for (const { file, raw } of samplesOf(kind)) if (!(await isUnderstood(raw))) missed.push(file);
	return { all: samplesOf(kind).length, missed, count: samplesOf(kind).length - missed.length };
}

const named = async (raw: string) => (await bounceIn(raw))?.failures.some(({ address }) => address !== null) ?? false;

describe.skipIf(samples.length === 0)(`real reports ${unless}`, () => {
	test('every complaint (RFC 5965) is read', async () => {
		const { all, count, missed } = await understood('arf', async (raw) => (await complaintIn(raw)) !== null);
		console.info(`ARF: ${count} of ${all}`, missed);
		expect(all).toBe(13);
		expect(count).toBe(13);
	});

	test('a letter that came back (RFC 3464) is read: how lastingly, and for whom while that is in it', async () => {
		const { all, count, missed } = await understood('dsn', async (raw) => (await bounceIn(raw)) !== null);
		const forWhom = await understood('dsn', named);
		console.info(`DSN: ${count} of ${all}, naming the recipient ${forWhom.count}`, missed, forWhom.missed);
		expect(all).toBe(331);
		expect(count).toBeGreaterThanOrEqual(325);
		// Samples are cut at 8,000 characters; eleven of them before anybody is named.
		expect(forWhom.count).toBeGreaterThanOrEqual(320);
	});

	test('servers that follow no standard are mostly understood', async () => {
		const isUnderstood = async (raw: string) => (await named(raw)) || (await complaintIn(raw)) !== null;
		const { all, count, missed } = await understood('bounce_nonstandard', isUnderstood);
		console.info(`Bounces of no standard: ${count} of ${all}`, missed);
		expect(count).toBeGreaterThanOrEqual(265);
	});

	test('an answer sent while somebody is away is no bounce', async () => {
		const { count } = await understood('vacation_or_autoreply', async (raw) => (await bounceIn(raw)) === null);
		expect(count).toBe(6);
	});

	test('what is no bounce is not taken for one, save the one that says of itself that it is', async () => {
		const { missed } = await understood('not_bounce', async (raw) => (await bounceIn(raw)) === null);
		expect(missed.filter((file) => !file.endsWith('rb-issue-368-bug.eml'))).toEqual([]);
	});
});

const corpora = ['mail_spamassassin', 'mail_csdmc2010', 'mail_enron5', 'mail_lingspam', 'ham_french', 'sms_uci_en'];

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

function rawOf({ headers, subject = '', text }: Row): string {
	const written = `From: Ana <ana@example.org>\nTo: bo@example.net\nSubject: ${oneLine(subject)}`;
	const head = headers?.trim().replace(/^From .*\n/, '');
	// The text stands decoded in the corpora: what said how it was encoded is no longer so.
	const plain = head?.replace(/^content-[^:]+:.*(?:\r?\n[ \t].*)*\r?\n?/gim, '').trim();
	return `${plain || written}\n\n${text}`;
}

describe.skipIf(samples.length === 0)(`ordinary mail ${unless}`, () => {
	test.each(corpora)('is never taken for a bounce or a complaint: %s', async (name) => {
		const rows = sharedLines<Row>(`dev/${name}.jsonl`).filter(({ label }) => label === 'ham' || label === undefined);
		const taken: string[] = [];
		for (const row of rows) {
			const mail = await readMail(Buffer.from(rawOf(row)));
			if (bounceOf(mail) ?? complaintOf(mail)) taken.push(rawOf(row).slice(0, 1500));
		}
		console.info(`${name}: ${taken.length} of ${rows.length} taken for a bounce`, taken);
		expect(rows.length).toBeGreaterThan(100);
		expect(taken).toEqual([]);
	});
});

const report = (fields: string, type = 'report; report-type=delivery-status') => `From: MAILER-DAEMON@example.org
To: ana@example.org
Subject: Returned mail
Content-Type: multipart/${type}; boundary=b

--b
Content-Type: text/plain

See below.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

${fields}
--b
Content-Type: message/rfc822

Message-ID: <0199@archipel.example>
To: chloe@example.net

Hello
--b--
`;

describe('what came back', () => {
	test('names the letter, the person and the reason', async () => {
		const bounce = await bounceIn(
			report('Final-Recipient: rfc822; Chloe@Example.net\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no')
		);
		expect(bounce).toEqual({
			from: 'dsn',
			messageId: '0199@archipel.example',
			failures: [
				{ address: 'chloe@example.net', status: '5.1.1', lasting: 'permanent', cause: 'address', said: 'smtp; 550 no' }
			]
		});
	});

	test('may still arrive: a delay is temporary', async () => {
		const bounce = await bounceIn(report('Final-Recipient: rfc822; chloe@example.net\nAction: delayed\nStatus: 4.4.1'));
		expect(bounce?.failures[0]).toMatchObject({ lasting: 'temporary', cause: 'network' });
	});

	test('a receipt that all went well is no bounce', async () => {
		expect(await bounceIn(report('Final-Recipient: rfc822; chloe@example.net\nAction: delivered\nStatus: 2.0.0'))).toBe(
			null
		);
	});

	test('a person who quotes a bounce to a friend sends no bounce', async () => {
		const forwarded = `From: Bo <bo@example.org>\nTo: ana@example.org\nSubject: Fwd: Returned mail\n\n> <chloe@example.net>: 550 5.1.1 User unknown\n> Final-Recipient: rfc822; chloe@example.net\n> Action: failed\n`;
		expect(await bounceIn(forwarded)).toBe(null);
	});

	test('a thousand recipients in one report are read with a limit', async () => {
		const block = (n: number) => `Final-Recipient: rfc822; p${n}@example.net\nAction: failed\nStatus: 5.1.1\n`;
		const bounce = await bounceIn(report(Array.from({ length: 1_000 }, (_, n) => block(n)).join('\n')));
		expect(bounce?.failures.length).toBeLessThanOrEqual(100);
	});
});

describe('a hostile report', () => {
	const machine = 'From: MAILER-DAEMON@example.org\nTo: ana@example.org\nSubject: Returned mail\n\n';

	test.each([
		['signs of an address without end', 'a@'.repeat(30_000)],
		['recipients without end', `<${'a@'.repeat(30_000)}`],
		['empty lines', '\n'.repeat(60_000)],
		['dashes', '-'.repeat(60_000)],
		['lines of dashes', '-- \n'.repeat(15_000)],
		['quotes', '> '.repeat(30_000)],
		['words before an address', 'recipient '.repeat(6_000)],
		['codes', '5.1.1.'.repeat(10_000)],
		['half a field', 'Final-Recipient:'.repeat(4_000)],
		['spaces', ' '.repeat(60_000)]
	])('is read in good time: %s', async (_, body) => {
		const start = performance.now();
		await bounceIn(machine + body);
		await bounceIn(report(body));
		expect(performance.now() - start).toBeLessThan(30_000);
	});

	test('brings no more than twenty addresses to mind by its words', async () => {
		const many = Array.from({ length: 500 }, (_, n) => `<p${n}@example.net>: 550 5.1.1 User unknown`).join('\n');
		expect((await bounceIn(machine + many))?.failures.length).toBeLessThanOrEqual(20);
	});
});
