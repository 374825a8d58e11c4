import { describe, expect, test } from 'vitest';
import { bounded, type Resolver, silentResolver } from './resolver.ts';
import { sharedJson, whyAbsent } from './shared.trial.ts';
import { checkSpf } from './spf.ts';

type Zone = Record<string, ('TIMEOUT' | Record<string, unknown>)[]>;
type Case = { helo: string; host: string; mailfrom: string; result: string | string[] };
type Scenario = { description: string; tests: Record<string, Case>; zonedata: Zone };

const failing = (code: string) => Object.assign(new Error(code), { code });

/** A name server as the suite describes it: SPF records stand for TXT ones where there are none. */
function zoneResolver(zonedata: Zone): Resolver {
	const zones = new Map(Object.entries(zonedata).map(([name, rows]) => [name.toLowerCase(), rows]));
	const shaped = (type: string, value: unknown): unknown => {
		if (type === 'TXT') return [value].flat();
		const [priority, exchange] = value as [number, string];
		return type === 'MX' ? { priority, exchange } : value;
	};
	const ask: Resolver = async (name, type) => {
		const rows = zones.get(name.toLowerCase().replace(/\.$/, ''));
		if (!rows) throw failing('ENOTFOUND');
		const records = rows.filter((row) => typeof row === 'object');
		const alias = records.find((row) => 'CNAME' in row);
		if (alias) return ask(alias.CNAME as string, type);
		const kind = type === 'TXT' && !records.some((row) => 'TXT' in row) ? 'SPF' : type;
		const answers = records.filter((row) => kind in row && row[kind] !== 'NONE').map((row) => shaped(type, row[kind]));
		if (answers.length > 0) return answers;
		throw failing(rows.includes('TIMEOUT') ? 'ETIMEOUT' : 'ENODATA');
	};
	return ask;
}

const scenarios = sharedJson<Scenario[]>('reference/spf_rfc7208_tests.json');

test.skipIf(!scenarios)(`SPF is judged as the suite of RFC 7208 says (unless ${whyAbsent})`, async () => {
	const wrong: string[] = [];
	let all = 0;
	for (const { tests, zonedata } of scenarios!) {
		for (const [name, { host, helo, mailfrom, result }] of Object.entries(tests)) {
			const found = await checkSpf({ remote: host, helo, from: mailfrom }, zoneResolver(zonedata));
			all += 1;
			if (![result].flat().includes(found.result)) wrong.push(`${name}: ${found.result}, not ${result}`);
		}
	}
	console.info(`SPF: ${all - wrong.length} of ${all}`, wrong);
	expect(all).toBe(203);
	expect(all - wrong.length).toBeGreaterThanOrEqual(198);
});

describe('a name server that fails', () => {
	const sender = { remote: '192.0.2.1', helo: 'mx.example.org', from: 'ana@example.org' };

	test('makes nobody bad: silence is an error of the moment', async () => {
		expect((await checkSpf(sender, silentResolver)).result).toBe('temperror');
	});

	test('that never answers holds nobody up', async () => {
		const mute: Resolver = () => new Promise(() => {});
		const start = performance.now();
		const { result } = await checkSpf(sender, bounded(mute, { questions: 9, milliseconds: 40 }), 60);
		expect(result).toBe('temperror');
		expect(performance.now() - start).toBeLessThan(10_000);
	});

	test('is asked no more than so many questions, whatever a mail wishes', async () => {
		const asked: string[] = [];
		const few = bounded(async (name) => [[asked.push(name)]], { questions: 2, milliseconds: 1_000 });
		await few('a.example', 'TXT');
		await few('b.example', 'TXT');
		await expect(few('c.example', 'TXT')).rejects.toMatchObject({ code: 'ETIMEOUT' });
		expect(asked).toEqual(['a.example', 'b.example']);
	});
});
