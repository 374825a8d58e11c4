import { describe, expect, test } from 'vitest';
import { silentResolver } from './resolver.ts';
import { named, nameServer, records, signed, weighed, written } from './samples.trial.ts';

describe('who sent it', () => {
	test('an ordinary mail that proves where it comes from passes', async () => {
		const { verdict, symbols, auth, unknown } = await weighed(await signed(written()));
		expect({ verdict, found: named(symbols), unknown }).toEqual({ verdict: 'pass', found: [], unknown: [] });
		expect(auth).toMatchObject({
			spf: { result: 'pass' },
			dkim: { result: 'pass', domains: ['example.org'] },
			dmarc: { result: 'pass', policy: 'reject' },
			proven: 'example.org'
		});
	});

	test('a mail kept in a file with bare line ends keeps its signature', async () => {
		const file = Buffer.from((await signed(written())).toString().replaceAll('\r\n', '\n'));
		expect((await weighed(file)).auth).toMatchObject({ dkim: { result: 'pass' }, proven: 'example.org' });
	});

	test('a mail that passed through a list, from elsewhere, is proven by its signature', async () => {
		const { auth, verdict } = await weighed(await signed(written()), {}, { remote: '198.51.100.7' });
		expect(auth).toMatchObject({ spf: { result: 'fail' }, dmarc: { result: 'pass' }, proven: 'example.org' });
		expect(verdict).toBe('pass');
	});

	test('whoever writes in the name of a domain that forbids it is noticed', async () => {
		const { symbols, verdict, auth } = await weighed(written(), {}, { remote: '198.51.100.7' });
		expect(named(symbols)).toEqual(expect.arrayContaining(['mail.spf-fail', 'mail.dkim-none', 'mail.dmarc-reject']));
		expect(verdict).toBe('slow');
		expect(auth?.proven).toBe(null);
	});

	test('a changed mail loses its signature', async () => {
		const mail = await signed(written());
		const changed = Buffer.from(mail.toString().replace('invite Bo', 'invite Eve'));
		const { auth, symbols } = await weighed(changed, {}, { remote: '198.51.100.7' });
		expect(auth?.dkim.result).toBe('fail');
		expect(named(symbols)).toContain('mail.dkim-fail');
	});

	test('no answer from the name servers makes nobody bad', async () => {
		const { symbols, verdict, auth } = await weighed(await signed(written()), { resolver: silentResolver });
		expect(auth).toMatchObject({ spf: { result: 'unknown' }, dkim: { result: 'unknown' }, proven: null });
		expect({ verdict, found: named(symbols) }).toEqual({ verdict: 'pass', found: [] });
	});

	test('a proof takes nothing away: spam that proves itself is weighed like any other', async () => {
		const hint = { name: 'told', version: '1', cost: 'text', look: () => [{ symbol: 'told.so', points: 9 }] } as const;
		const proven = await weighed(await signed(written()), { signals: [hint] });
		expect(proven).toMatchObject({ verdict: 'hold', score: 9, auth: { proven: 'example.org' } });
	});

	test('a hundred signatures are not all looked at', async () => {
		const one = (await signed(written())).toString().split('\r\nFrom:')[0]!;
		const mail = Buffer.from(`${`${one}\r\n`.repeat(100)}${written()}`);
		const start = performance.now();
		const { auth } = await weighed(mail);
		expect(auth?.dkim.result).toBe('pass');
		expect(performance.now() - start).toBeLessThan(10_000);
	});
});

describe('what a domain did before', () => {
	test('counts a little when it proved itself', async () => {
		const bad = await weighed(await signed(written()), { standingOf: async () => 0.05 });
		expect(named(bad.symbols)).toEqual(['mail.domain-bad']);
		expect(bad.score).toBeLessThanOrEqual(3);
		const good = await weighed(await signed(written()), { standingOf: async () => 0.98 });
		expect(good.score).toBeGreaterThanOrEqual(-1);
	});

	test('is not asked for whoever only borrows its name', async () => {
		const asked: string[] = [];
		const standingOf = async (domain: string) => asked.push(domain);
		await weighed(written(), { standingOf, resolver: nameServer(records('none')) }, { remote: '198.51.100.7' });
		expect(asked).toEqual([]);
	});

	test('stays unknown when it cannot be looked up', async () => {
		const standingOf = async () => {
			throw new Error('the database restarts');
		};
		const { unknown, verdict } = await weighed(await signed(written()), { standingOf });
		expect({ unknown, verdict }).toEqual({ unknown: ['mail.standing'], verdict: 'pass' });
	});
});

describe('what does not fit together', () => {
	const findings = async (fields: Record<string, string>, body?: string, ours: string[] = []) =>
		named((await weighed(await signed(written(fields, body)), { ours })).symbols);

	test.each([
		['answers go to another domain', { 'Reply-To': 'win@prizes.example' }, ['mail.reply-elsewhere']],
		['the name shows another address', { From: '"help@bank.example" <ana@example.org>' }, ['mail.name-shows-other']],
		['the name shows this host', { From: '"Archipel.example support" <ana@example.org>' }, ['mail.name-shows-us']],
		['it claims to answer what nobody asked', { Subject: 'Re: your invoice' }, ['mail.answers-nothing']],
		['answers of a list go to the list', { 'Reply-To': 'l@lists.example', 'List-Id': '<l.lists.example>' }, []]
	])('%s', async (_, fields, expected) => {
		expect(await findings(fields as Record<string, string>, undefined, ['archipel.example'])).toEqual(expected);
	});

	test('a link that shows one address and leads to another', async () => {
		const html = { 'Content-Type': 'text/html' };
		const link = (shown: string, to: string) => `<p>Dear friend, please sign in here: <a href="${to}">${shown}</a></p>`;
		expect(await findings(html, link('https://bank.example.com/in', 'https://evil.example.net/'))).toEqual([
			'mail.html-only',
			'mail.link-shows-other'
		]);
		expect(await findings(html, link('www.example.com', 'https://news.example.com/?u=1'))).toEqual(['mail.html-only']);
		expect(await findings(html, link('our website', 'https://news.example.com/'))).toEqual(['mail.html-only']);
	});

	test('two writers at once', async () => {
		const mail = Buffer.from(`From: Help <help@bank.example>\r\n${written()}`);
		const { symbols, auth } = await weighed(mail);
		expect(named(symbols)).toContain('mail.from-twice');
		expect(auth?.proven).not.toBe('bank.example');
	});

	test('a page of words nobody can see', async () => {
		const html = `<p>Hello</p><div style="display:none">${'other words '.repeat(60)}</div>`;
		expect(await findings({ 'Content-Type': 'text/html' }, html)).toEqual(['mail.html-only', 'mail.hidden-text']);
	});

	test('a program as an attachment', async () => {
		const type = { 'Content-Type': 'multipart/mixed; boundary=b' };
		const body =
			'--b\nContent-Type: text/plain\n\nInvoice\n--b\nContent-Type: application/octet-stream; name="invoice.pdf.exe"\n\nMZ\n--b--';
		expect(await findings(type, body)).toEqual(['mail.brings-program']);
	});

	test('somebody else writes in the name of this host', async () => {
		const forged = written({ From: 'Help <help@archipel.example>' });
		const { symbols } = await weighed(forged, { ours: ['archipel.example'] }, { from: 'help@archipel.example' });
		expect(named(symbols)).toContain('mail.from-us-unproven');
	});

	test('a block list names where it comes from; one that fails says nothing', async () => {
		const listsNaming = async () => ['zen.example'];
		expect(named((await weighed(await signed(written()), { listsNaming })).symbols)).toEqual(['mail.listed']);
		const failing = async () => {
			throw new Error('refused');
		};
		const { symbols, unknown } = await weighed(await signed(written()), { listsNaming: failing });
		expect({ symbols, unknown }).toEqual({ symbols: [], unknown: ['mail.lists'] });
	});
});

test('a complaint about a letter is not told as a letter that came back, whatever its words', async () => {
	const part = (type: string, text: string) => `--frame\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`;
	const complaint = [
		'From: MAILER-DAEMON@reports.example\r\nTo: postmaster@example.org\r\nSubject: Complaint\r\nAuto-Submitted: auto-generated\r\n',
		'MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=feedback-report; boundary=frame\r\n\r\n',
		part('text/plain', 'Your message to bo@example.net was rejected as spam and could not be delivered.'),
		part('message/feedback-report', 'Feedback-Type: abuse\r\nUser-Agent: reporter/1\r\nVersion: 1\r\n'),
		part('message/rfc822', 'From: us@example.org\r\nTo: bo@example.net\r\nSubject: News\r\n\r\nHello'),
		'--frame--\r\n'
	];
	const { bounce, complaint: told } = await weighed(Buffer.from(complaint.join('')), {}, { from: '' });
	expect(told).toMatchObject({ kind: 'abuse' });
	expect(bounce).toBe(null);
});
