import { expect, test } from 'vitest';
import { limits } from './limits.ts';
import { readMail } from './read.ts';
import { named, weighed, written } from './samples.trial.ts';

const MiB = 1024 * 1024;

async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; milliseconds: number }> {
	const start = performance.now();
	const result = await work();
	return { result, milliseconds: Math.round(performance.now() - start) };
}

const many = (count: number) => {
	const part = (n: number) => `--b\nContent-Type: text/plain\n\npart ${n}\n`;
	return written(
		{ 'Content-Type': 'multipart/mixed; boundary=b' },
		Array.from({ length: count }, (_, n) => part(n)).join('')
	);
};

const deep = (depth: number) => {
	const open = (n: number) => `--b${n}\nContent-Type: multipart/mixed; boundary=b${n + 1}\n\n`;
	return written(
		{ 'Content-Type': 'multipart/mixed; boundary=b0' },
		Array.from({ length: depth }, (_, n) => open(n)).join('')
	);
};

test('a mail of 1,000 parts is read up to a limit, and says so', async () => {
	const { result, milliseconds } = await timed(() => weighed(many(1_000)));
	console.info(`1,000 parts: ${milliseconds} ms`);
	expect(result.mail.cut).toBe('parts');
	expect(result.mail.text).toContain('part 90');
	expect(result.mail.text).not.toContain('part 900');
	expect(named(result.symbols)).toContain('mail.too-many-parts');
	expect(milliseconds).toBeLessThan(2_000);
});

test('100,000 parts take no longer', async () => {
	const { result, milliseconds } = await timed(() => weighed(many(100_000)));
	console.info(`100,000 parts: ${milliseconds} ms`);
	expect(result.mail.cut).toBe('parts');
	expect(milliseconds).toBeLessThan(3_000);
});

test('a nest of a thousand parts is not followed down, and says so', async () => {
	const { result, milliseconds } = await timed(() => weighed(deep(1_000)));
	console.info(`1,000 deep: ${milliseconds} ms`);
	expect(['depth', 'parts']).toContain(result.mail.cut);
	expect(result.mail.subject).toBe('A question');
	expect(milliseconds).toBeLessThan(2_000);
	expect((await readMail(deep(limits.depth + 5))).cut).toBe('depth');
});

test('huge headers are refused', async () => {
	const long = written({ 'X-Long': 'x'.repeat(limits.headerBytes) });
	await expect(readMail(long)).rejects.toMatchObject({ code: 'guard.mail-too-large' });
	const lines = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`X-${n}`, 'x'.repeat(20)]));
	await expect(readMail(written(lines))).rejects.toMatchObject({ code: 'guard.mail-too-large' });
});

test('a body of 10 MB is weighed by its beginning', async () => {
	const body = 'All work and no play makes Jack a dull boy.\n'.repeat((10 * MiB) / 44);
	const { result, milliseconds } = await timed(() => weighed(written({}, body)));
	console.info(`10 MB: ${milliseconds} ms`);
	expect(result.mail.cut).toBe('bytes');
	expect(result.mail.text.length).toBeLessThanOrEqual(limits.textLength);
	expect(milliseconds).toBeLessThan(5_000);
});

test('a line of 10 MB without an end is no trouble', async () => {
	const { result, milliseconds } = await timed(() => weighed(written({}, 'x'.repeat(10 * MiB))));
	console.info(`one line of 10 MB: ${milliseconds} ms`);
	expect(result.mail.cut).toBe('bytes');
	expect(milliseconds).toBeLessThan(5_000);
});

test('a million empty lines are read up to a limit', async () => {
	const { result, milliseconds } = await timed(() => weighed(written({}, '\n'.repeat(MiB))));
	console.info(`a million lines: ${milliseconds} ms`);
	expect(result.mail.cut).toBe('bytes');
	expect(milliseconds).toBeLessThan(5_000);
});

test('more than 25 MB is refused', async () => {
	await expect(readMail(Buffer.alloc(limits.bytes + 1, 'a\n'))).rejects.toMatchObject({
		code: 'guard.mail-too-large'
	});
});

test.each([
	['nothing', ''],
	['no header', '\n\nHello'],
	['no body', 'Subject: Hello'],
	['bytes without sense', String.fromCharCode(...Array.from({ length: 256 }, (_, n) => n)).repeat(100)],
	['a boundary that is empty', 'Content-Type: multipart/mixed; boundary=""\n\n--\n--\n'],
	['an address list without end', `To: ${'a@b.example, '.repeat(10_000)}\n\nHi`],
	['encoded words without end', `Subject: ${'=?utf-8?Q?a?= '.repeat(10_000)}\n\nHi`]
])('an odd mail breaks nothing: %s', async (_, raw) => {
	const { result, milliseconds } = await timed(() => weighed(Buffer.from(raw, 'latin1')));
	expect(result.verdict).not.toBe('refuse');
	expect(result.mail.subject).not.toContain('\0');
	expect(milliseconds).toBeLessThan(2_000);
});
