/** Links and networks: look-ups in large lists, looking again at what is stored, false hits, and what hints are worth. */
import { existsSync, readFileSync } from 'node:fs';
import { BlockList } from 'node:net';
import { join } from 'node:path';
import { canonicalParts, partsOfCanonical } from '../src/guard/links/canonical.ts';
import { cellsOf } from '../src/guard/links/entries.ts';
import { linksIn } from '../src/guard/links/find.ts';
import { featuresOf, hintOf } from '../src/guard/links/hint.ts';
import { type AddressIndex, suspectsIn } from '../src/guard/links/lookup.ts';
import { editionOf, inMemory, type Packed, packed } from '../src/guard/links/packing.ts';
import { recheck } from '../src/guard/links/recheck.ts';
import { isShared } from '../src/guard/links/shared.ts';
import type { Held } from '../src/guard/lists/holding.ts';
import { Sorted } from '../src/guard/lists/sorted.ts';
import { listById, swapIn } from '../src/guard/lists/store.ts';
import { numberOf, rangeOf, rangesOf } from '../src/guard/network/ranges.ts';
import { connect, disconnect } from '../src/kernel/database/connection.ts';
import { startHouse } from './house.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const goal = (holds: boolean) => (holds ? 'holds' : 'FALLS SHORT');
const shared = [process.env.ARCHIPEL_SHARED, '../shared', '/work/shared']
	.map((place) => (place ? join(place, 'data/dev') : ''))
	.find((place) => place && existsSync(place));

const figure = (count: number) => Math.round(count).toLocaleString('en-GB');

/** By a second of one core, the best of three: the machine has other work too. */
function perSecond(count: number, work: () => void): number {
	let best = 0;
	for (let turn = 0; turn < 3; turn++) {
		const start = process.cpuUsage();
		work();
		const { user, system } = process.cpuUsage(start);
		best = Math.max(best, (count * 1e6) / (user + system));
	}
	return best;
}

function dice(seed: number): (most: number) => number {
	let state = seed;
	return (most) => {
		state = (Math.imul(state, 1103515245) + 12345) >>> 0;
		return (state >>> 8) % most;
	};
}

type Row = { label: string; url: string };
const rowsOf = (name: string): string[][] =>
	readFileSync(join(shared!, name), 'utf8').split('\n').slice(1).filter(Boolean).map(cellsOf);
const urlsOf = (name: string, column: number): Row[] =>
	rowsOf(name).flatMap((cells) => (cells[column] ? [{ label: cells[0]!, url: cells.slice(column).join(',') }] : []));

const manyLines = (count: number, from = 0): Buffer =>
	Buffer.from(
		Array.from({ length: count }, (_, place) => {
			const n = from + place;
			return n % 2
				? `site-${n}.example${n % 997}.com`
				: `http://www.shop${n}.example${n % 997}.org/a/b${n % 13}/login.php?id=${n}`;
		}).join('\n')
	);

const held = (list: Packed): Held<AddressIndex> => inMemory(list, 'Bench');

async function lookUps(): Promise<void> {
	const before = process.memoryUsage();
	const start = performance.now();
	const list = held(await packed([manyLines(1_000_000)]));
	const seconds = (performance.now() - start) / 1000;
	const { heads, filters } = list.index;
	const { hosts, expressions } = filters;
	const bytes = heads.high.byteLength + heads.low.byteLength + hosts.bytes.length + expressions!.bytes.length;
	say(
		`a list of ${figure(heads.size)} addresses: read in ${seconds.toFixed(1)} s, held in ${(bytes / 1e6).toFixed(1)} MB (process ${figure(before.rss / 1e6)} MB before)`
	);
	const other = shared ? urlsOf('urls_pdd.csv', 1).map(({ url }) => url) : [];
	const asked = (other.length > 0 ? other : manyLines(25_000, 5_000_000).toString().split('\n')).slice(0, 25_000);
	const parts = asked.flatMap((url) => canonicalParts(url) ?? []);
	const unlisted = perSecond(parts.length, () => {
		for (const one of parts) suspectsIn(one, [list]);
	});
	const whole = perSecond(asked.length, () => {
		for (const url of asked) {
			const one = canonicalParts(url);
			if (one) suspectsIn(one, [list]);
		}
	});
	const known = manyLines(25_000)
		.toString()
		.split('\n')
		.flatMap((url) => canonicalParts(url) ?? []);
	let hits = 0;
	const listed = perSecond(known.length, () => {
		hits = 0;
		for (const one of known) if (suspectsIn(one, [list]).length > 0) hits++;
	});
	say(
		`look-ups of addresses that are on no list (${shared ? 'real ones' : 'made up, ../shared/data is absent'}): ${figure(unlisted)}/s (goal 200,000: ${goal(unlisted >= 200_000)}); from the address as written: ${figure(whole)}/s`
	);
	say(
		`look-ups of listed addresses, each with all its expressions: ${figure(listed)}/s (goal 200,000: ${goal(listed >= 200_000)}), ${figure(hits)} of ${figure(known.length)} found`
	);
	const set = new Set(manyLines(1_000_000).toString().split('\n'));
	const plain = perSecond(asked.length, () => {
		for (const url of asked) set.has(url);
	});
	say(
		`a Set of the same lines as they are, which knows no expressions: ${figure(plain)}/s, ratio ${(unlisted / plain).toFixed(2)}`
	);
	set.clear();
}

function finding(): void {
	const text =
		'Rendez-vous à 18 h (https://framadate.org/ab12) chez Ana, voir aussi www.example.org/plan. Merci beaucoup à toutes et tous. '.repeat(
			8000
		);
	const bytes = perSecond(text.length / 1e6, () => void linksIn(text.slice(0, 200_000)));
	say(`finding addresses in ordinary text: ${((bytes * 200_000) / text.length).toFixed(1)} Mchar/s`);
}

function networks(): void {
	const random = dice(42);
	const node = new BlockList();
	const rules = Array.from(
		{ length: 57_000 },
		() => `${1 + random(223)}.${random(256)}.${random(256)}.${random(256)}/${20 + random(13)}`
	);
	for (const rule of rules) node.addSubnet(rule.split('/')[0]!, Number(rule.split('/')[1]), 'ipv4');
	const six = Array.from(
		{ length: 5_000 },
		() => `2001:${random(65_536).toString(16)}:${random(65_536).toString(16)}::/48`
	);
	const ranges = rangesOf([...rules, ...six].flatMap((rule) => rangeOf(rule) ?? []));
	const asked = Array.from(
		{ length: 200_000 },
		() => `${1 + random(223)}.${random(256)}.${random(256)}.${random(256)}`
	);
	const asked6 = Array.from(
		{ length: 50_000 },
		() => `2001:${random(65_536).toString(16)}:${random(65_536).toString(16)}::${random(99)}`
	);
	const numbers = asked.map((address) => numberOf(address)!);
	const numbers6 = asked6.map((address) => numberOf(address)!);
	const few = asked.slice(0, 20_000);
	const nodes = perSecond(few.length, () => {
		for (const address of few) node.check(address);
	});
	const same = few.every((address) => node.check(address) === ranges.holds(numberOf(address)!));
	const parsed = perSecond(asked.length, () => {
		for (const address of asked) ranges.holds(numberOf(address)!);
	});
	const bare = perSecond(numbers.length, () => {
		for (const number of numbers) ranges.holds(number);
	});
	const v6 = perSecond(numbers6.length, () => {
		for (const number of numbers6) ranges.holds(number);
	});
	say(
		`networks, 57,000 IPv4 and 5,000 IPv6 rules: ${figure(parsed)}/s from the address as text (goal 1,000,000: ${goal(parsed >= 1e6)}), ${figure(bare)}/s once read, ${figure(v6)}/s IPv6`
	);
	say(`Node's BlockList with the same rules: ${figure(nodes)}/s, ratio ${figure(parsed / nodes)}; they agree: ${same}`);
}

async function lookingAgain(): Promise<void> {
	const house = await startHouse();
	try {
		connect({ socketDir: String(house.sql.options.host), port: 5432, user: 'archipel', database: 'archipel' }, 4);
		await house.sql`insert into guard.event (at, tool, kind, act, language, maker_kind, score, verdict, acted)
			select now(), 'polls', 'polls.comment', 'polls.add-comment', 'en', 'guest', 0, 'pass', true from generate_series(1, 500000)`;
		await house.sql`insert into guard.link (event, place, address)
			select e.id, n, 'https://www.site' || e.id || '-' || n || '.example' || (e.id % 997) || '.org/some/page' || (e.id % 50) || '?id=' || e.id
			from guard.event e, generate_series(1, 2) n`;
		const [actor] = await house.sql`select id from kernel.actor where kind = 'house' limit 1`;
		await house.sql`insert into guard.list (id, holds, kind, name, by, at) values ('bench', 'addresses', 'phishing', 'Bench', ${actor!.id}, now())`;
		const bad = Array.from({ length: 100 }, (_, place) => {
			const event = 1 + place * 4000;
			return `www.site${event}-1.example${event % 997}.org`;
		});
		const list = await packed([Buffer.concat([manyLines(100_000), Buffer.from(`\n${bad.join('\n')}`)])]);
		await swapIn(
			'bench',
			editionOf(list, new Sorted(new Uint32Array(0), new Uint32Array(0))),
			new Date(Date.now() - 60_000)
		);
		const start = performance.now();
		const { links, cases } = await recheck((await listById('bench'))!, new Date());
		const seconds = (performance.now() - start) / 1000;
		say(
			`looking again at ${figure(links)} stored addresses against 100,100 new entries: ${seconds.toFixed(1)} s (goal 60: ${goal(seconds < 60)}), ${cases} of 100 found`
		);
	} finally {
		await disconnect();
		await house.stop();
	}
}

/** Recall where only so much of the honest is hit. */
function recallAt(scored: { bad: boolean; score: number }[], rate: number): number {
	const good = scored
		.filter(({ bad }) => !bad)
		.map(({ score }) => score)
		.sort((one, other) => other - one);
	const limit = good[Math.floor(good.length * rate)] ?? Number.POSITIVE_INFINITY;
	const bad = scored.filter((one) => one.bad);
	return bad.filter(({ score }) => score > limit).length / bad.length;
}

type Sample = { bad: boolean; features: number[]; hint: number };

/** Both sets show where they come from by their scheme and `www.`: without them, nobody learns that. */
const sampleOf = ({ label, url }: Row): Sample[] => {
	const parts = canonicalParts(url.replace(/^[a-z]+:\/\//i, '').replace(/^www\./i, ''));
	return parts ? [{ bad: label === 'phish', features: featuresOf(parts), hint: hintOf(parts) }] : [];
};

/** Logistic regression by plain gradient steps, on the hint's own features. */
function learned(samples: Sample[]): (sample: Sample) => number {
	const weights = new Float64Array(samples[0]!.features.length + 1);
	const sum = ({ features }: Sample) =>
		features.reduce((total, value, place) => total + value * weights[place]!, weights.at(-1)!);
	for (let turn = 0; turn < 30; turn++) {
		for (const sample of samples) {
			const step = 0.05 * ((sample.bad ? 1 : 0) - 1 / (1 + Math.exp(-sum(sample))));
			for (const [place, value] of sample.features.entries()) weights[place]! += step * value;
			weights[weights.length - 1]! += step;
		}
	}
	return sum;
}

function hints(): void {
	const sets = {
		pdd: urlsOf('urls_pdd.csv', 1).flatMap(sampleOf),
		'phishdataset 2021': urlsOf('urls_phishdataset2021.csv', 2).flatMap(sampleOf)
	};
	const names = Object.keys(sets) as (keyof typeof sets)[];
	const line = (samples: Sample[], score: (sample: Sample) => number) => {
		const scored = samples.map((sample) => ({ bad: sample.bad, score: score(sample) }));
		return `recall ${recallAt(scored, 0.001).toFixed(2)} at 0.1 % false, ${recallAt(scored, 0.01).toFixed(2)} at 1 %`;
	};
	for (const name of names) {
		const [even, odd] = [0, 1].map((half) => sets[name].filter((_, place) => place % 2 === half));
		const other = names.find((one) => one !== name)!;
		say(`hint with the weights we ship, ${name}: ${line(sets[name], ({ hint }) => hint)}`);
		const score = learned(even!);
		say(
			`  weights learned from half of ${name}: other half ${line(odd!, score)}; ${other}: ${line(sets[other], score)}`
		);
	}
}

async function falseHits(): Promise<void> {
	const rows = rowsOf('domains.csv').map(([domain, labels]) => ({ domain: domain!, labels: labels!.split('|') }));
	const isGood = ({ labels }: (typeof rows)[number]) => labels.includes('benign');
	const badLabels = new Set(['phish', 'phish_fr', 'malware', 'scam', 'forum_spam']);
	const isBad = ({ labels }: (typeof rows)[number]) => labels.some((label) => badLabels.has(label));
	const [good, bad] = [rows.filter(isGood), rows.filter(isBad)];
	const raw = new Set(bad.map(({ domain }) => domain));
	const list = held(await packed([Buffer.from([...raw].join('\n'))]));
	const isHit = (domain: string) => suspectsIn(partsOfCanonical(`http://${domain}/`), [list]).length > 0;
	const rawHits = good.filter(({ domain }) => raw.has(domain)).length;
	const hits = good.filter(({ domain }) => isHit(domain));
	const only = bad.filter((row) => !isGood(row));
	const lost = only.filter(({ domain }) => !isHit(domain));
	say(
		`raw lists (${figure(raw.size)} hosts) hit ${rawHits} of ${figure(good.length)} benign domains; with shared hosts protected ${hits.length}`
	);
	say(
		`  of ${figure(only.length)} hosts that are on bad lists alone, ${lost.length} are no more heard whole (${lost.filter(({ domain }) => isShared(domain)).length} as shared hosts, the rest are suffixes or no hosts)`
	);
}

await lookUps();
finding();
networks();
if (shared) {
	hints();
	await falseHits();
} else say('hints and false hits: not measured, ../shared/data is absent');
await lookingAgain();
