/** Texts alike: what a signature costs, and that a look-up costs the same among ten thousand texts and a million. */
import { bandsOf, signatureOf, similarity } from '../src/guard/form/signature.ts';
import { startHouse } from './house.ts';

const words = Array.from({ length: 4000 }, (_, place) => {
	let text = '';
	for (let rest = place * 7919 + 17; text.length < 3 + (place % 7); rest = (rest * 48271) % 2147483647)
		text += 'aeioubcdlmnprstv'[rest % 16];
	return text;
});
let seed = 1;
const random = (most: number): number => {
	seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
	return Math.floor((seed / 4294967296) * most);
};
const text = (length: number): string => {
	let made = '';
	while (made.length < length) made += `${words[random(words.length)]} `;
	return made.slice(0, length);
};
const seconds = async (work: () => unknown): Promise<number> => {
	const start = performance.now();
	await work();
	return (performance.now() - start) / 1000;
};

const texts = Array.from({ length: 2000 }, () => text(2000));
for (const one of texts.slice(0, 200)) signatureOf(one);
const folding = await seconds(() => texts.map((one) => one.normalize('NFKC').toLowerCase()));
const signing = await seconds(() => texts.map(signatureOf));
console.log(
	`signature of a text of 2 KB: ${Math.round((signing / texts.length) * 1e6)} µs (${(signing / folding).toFixed(1)} × folding its case alone)`
);

const signatures = texts.map((one) => signatureOf(one)!);
const comparing = await seconds(() => {
	for (let time = 0; time < 500; time++) for (const other of signatures) similarity(signatures[time]!, other);
});
console.log(`comparing two signatures: ${Math.round((comparing / 500 / signatures.length) * 1e9)} ns`);

const house = await startHouse();
const { sql } = house;
try {
	const fill = async (upTo: number, from: number) => {
		const bands = [0, 1, 2, 3, 4, 5, 6, 7].map((band) => `hashint8(n * 8 + ${band})`).join();
		await sql.unsafe(`
			insert into guard.near (campaign, signature, seen_at,
				band_1, band_2, band_3, band_4, band_5, band_6, band_7, band_8)
			select 'c' || n, decode(repeat(md5(n::text), 4), 'hex'), now(), ${bands}
			from generate_series(${from + 1}::bigint, ${upTo}::bigint) n`);
		await sql`
			insert into guard.near_copy (campaign, at, tool, maker)
			select 'c' || n, now() - random() * interval '20 days', 'polls', n
			from generate_series(${from + 1}::bigint, ${upTo}::bigint) n`;
		await sql`analyze guard.near, guard.near_copy`;
	};
	const bandsToAsk = signatures.slice(0, 1500).map((signature) => [...bandsOf(signature)]);
	const where = [1, 2, 3, 4, 5, 6, 7, 8].map((band) => `band_${band} = $${band}`).join(' or ');
	const look = (bands: number[], ask = '') =>
		sql.unsafe(`${ask} select id, campaign, signature from guard.near where ${where} limit 200`, bands, {
			prepare: true
		});
	const lookUps = async (): Promise<number> => {
		for (const bands of bandsToAsk.slice(0, 300)) await look(bands);
		return seconds(async () => {
			for (const bands of bandsToAsk) await look(bands);
		});
	};
	const sizes = [10_000, 1_000_000];
	const took: number[] = [];
	for (const [place, size] of sizes.entries()) {
		const filling = await seconds(() => fill(size, sizes[place - 1] ?? 0));
		took.push(await lookUps());
		const plan = (await look(bandsToAsk[0]!, 'explain analyze'))
			.map((row) => row['QUERY PLAN'] as string)
			.filter((line) => /Scan|Execution/.test(line));
		console.log(
			`\n${size} wordings (filled in ${Math.round(filling)} s): ${Math.round((took.at(-1)! / bandsToAsk.length) * 1e6)} µs per look-up`
		);
		for (const line of plan) console.log(`  ${line.trim()}`);
	}
	console.log(`\na look-up among a million costs ${(took[1]! / took[0]!).toFixed(2)} × one among ten thousand`);
	const [{ size } = { size: '' }] = await sql<{ size: string }[]>`
		select pg_size_pretty(pg_total_relation_size('guard.near')) as size`;
	console.log(`a million wordings weigh ${size} with their indexes`);
	await sql`insert into guard.near_copy (campaign, at, tool, maker)
		select 'flood', now() - n * interval '1 millisecond', 'polls', n % 5000 from generate_series(1, 200000) n`;
	const count = (campaign: string) => sql`
		select count(*), count(distinct maker) from (
			select maker from guard.near_copy where campaign = ${campaign} and at > now() - interval '1 day'
			order by at desc limit 300) before`;
	const small = await seconds(async () => {
		for (let time = 0; time < 500; time++) await count(`c${time}`);
	});
	const large = await seconds(async () => {
		for (let time = 0; time < 500; time++) await count('flood');
	});
	console.log(`counting a campaign of 200,000 copies costs ${(large / small).toFixed(1)} × one of a single copy`);
} finally {
	await house.stop();
}
