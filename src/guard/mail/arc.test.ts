import { sealMessage } from 'mailauth/lib/arc/index.js';
import { expect, test } from 'vitest';
import { authenticate } from './authenticate.ts';
import type { Resolver } from './resolver.ts';
import { sharedJson, whyAbsent } from './shared.trial.ts';

type Records = Record<string, string>;
type Checked = { description: string; tests: Record<string, { message: string; cv: string }>; 'txt-records': Records };
type Signed = Checked & { domain: string; sel: string; privatekey: string };

const textResolver =
	(records: Records): Resolver =>
	async (name, type) => {
		const record = type === 'TXT' ? records[name.toLowerCase().replace(/\.$/, '')] : undefined;
		if (record === undefined) throw Object.assign(new Error(name), { code: 'ENOTFOUND' });
		return [[record]];
	};

const sender = { remote: '192.0.2.1', helo: 'mx.example.org', from: 'ana@example.org' };
const asBytes = (message: string) => Buffer.from(message.replace(/\r?\n/g, '\r\n'));

/** The suite leaves empty what a chain is called that calls itself broken. */
const names: Record<string, string> = { '': 'given-up', none: 'none', pass: 'pass', fail: 'fail' };

async function chainOf(message: Buffer, records: Records): Promise<string> {
	return (await authenticate(message, sender, 'example.org', textResolver(records))).arc;
}

const checking = sharedJson<Checked[]>('reference/arc_validation_tests.json');

test.skipIf(!checking)(`ARC chains are judged as the public suite says (unless ${whyAbsent})`, async () => {
	const wrong: string[] = [];
	let all = 0;
	for (const { tests, 'txt-records': records } of checking!) {
		for (const [name, { message, cv }] of Object.entries(tests)) {
			const found = await chainOf(asBytes(message), records);
			all += 1;
			if (found !== names[cv.trim().toLowerCase()]) wrong.push(`${name}: ${found}, not ${cv}`);
		}
	}
	console.info(`ARC: ${all - wrong.length} of ${all}`, wrong);
	expect(all).toBe(171);
	expect(all - wrong.length).toBeGreaterThanOrEqual(168);
});

const signing = sharedJson<Signed[]>('reference/arc_sign_tests.json');

test.skipIf(!signing)(`a seal put on the messages of the suite holds (unless ${whyAbsent})`, async () => {
	let all = 0;
	const broken: string[] = [];
	for (const { tests, 'txt-records': records, domain, sel, privatekey } of signing!) {
		for (const [name, { message }] of Object.entries(tests)) {
			const before = await chainOf(asBytes(message), records);
			if (before !== 'none') continue;
			all += 1;
			const seal = { signingDomain: domain, selector: sel, privateKey: privatekey, cv: 'none', i: 1 };
			const authResults = 'lists.example.org; arc=none';
			const sealed = await sealMessage(asBytes(message), { ...seal, authResults } as never);
			if ((await chainOf(Buffer.concat([sealed, asBytes(message)]), records)) !== 'pass') broken.push(name);
		}
	}
	console.info(`ARC seals: ${all - broken.length} of ${all}`, broken);
	expect(all).toBeGreaterThan(0);
	expect(broken).toEqual([]);
});
