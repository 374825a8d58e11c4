/**
 * The whole decision of the guard, with lists as large as a big host's: how many a second on one core, how long the
 * slowest take, beside rspamd over the same texts in the same run. Counted is the processor of the deciding thread;
 * beside it stand that of the whole process (with V8's and Node's helpers) and the clock. No text comes twice.
 */
import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { z } from 'zod';
import { braked } from '#guard/brake/braked.ts';
import { likenessOf } from '#guard/form/campaign.ts';
import { copiesFound } from '#guard/form/copies.ts';
import { Window } from '#guard/form/window.ts';
import type { Evidence, Maker } from '#guard/judge/evidence.ts';
import { judge } from '#guard/judge/judge.ts';
import type { Signal } from '#guard/judge/signal.ts';
import { lookAgain, takePrior } from '#guard/learned/current.ts';
import { written } from '#guard/learned/file.ts';
import { type Example, exampleOf, train } from '#guard/learned/model.ts';
import { linksIn } from '#guard/links/find.ts';
import { addressLists } from '#guard/links/lookup.ts';
import { editionOf, packed } from '#guard/links/packing.ts';
import { Sorted } from '#guard/lists/sorted.ts';
import { addList, swapIn } from '#guard/lists/store.ts';
import { networkEdition, networkLists, readRanges } from '#guard/network/lists.ts';
import { keepMode, keepRule, keepVersion } from '#guard/rules/store.ts';
import { signals } from '#guard/signals.ts';
import { thresholdsOf } from '#guard/thresholds.ts';
import { trustOf } from '#guard/trust.ts';
import { weigh } from '#guard/weigh.ts';
import { wordsInForce } from '#guard/words/current.ts';
import { termsFrom } from '#guard/words/import.ts';
import { keepOwnList } from '#guard/words/list.trial.ts';
import { keepTerms } from '#guard/words/store.ts';
import { newGuest } from '#kernel/accounts/actor.ts';
import { remember } from '#kernel/accounts/store.ts';
import { opening } from '#kernel/actions/action.ts';
import type { Caller } from '#kernel/actions/perform.ts';
import { connect, disconnect } from '#kernel/database/connection.ts';
import { networkHash, placeHash } from '#kernel/limits/place.ts';
import { readSettings, useSettings } from '#kernel/settings/settings.ts';
import { dataFolder, readCorpora } from './guard/corpora.ts';
import { type Dice, dice } from './guard/dice.ts';
import { Rspamd, withoutNetwork } from './guard/rspamd.ts';
import { sentences } from './guard/sentences.ts';
import { type House, startHouse } from './house.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const goal = (holds: boolean) => (holds ? 'holds' : 'FALLS SHORT');
const figure = (count: number) => Math.round(count).toLocaleString('en-GB');
const seed = Number(process.env.SEED ?? 1);
const addresses = Number(process.env.ADDRESSES ?? 1_000_000);

const badAddress = (n: number) =>
	n % 2
		? `site-${n}.example${n % 997}.com`
		: `http://www.shop${n}.example${n % 997}.org/a/b${n % 13}/login.php?id=${n}`;

async function fillLists(by: string, roll: Dice): Promise<void> {
	const now = new Date();
	const list = { mirror: null, hours: 24 };
	await addList({ ...list, id: 'bad', holds: 'addresses', kind: 'phishing', name: 'A million' }, by, now);
	const bad = await packed([Buffer.from(Array.from({ length: addresses }, (_, n) => badAddress(n)).join('\n'))]);
	await swapIn('bad', editionOf(bad, new Sorted(new Uint32Array(0), new Uint32Array(0))), now);
	await addList({ ...list, id: 'networks', holds: 'networks', kind: 'abuse', name: 'Networks' }, by, now);
	const lines = Array.from(
		{ length: 57_000 },
		() => `${1 + roll(222)}.${roll(256)}.${roll(256)}.${roll(256)}/${24 + roll(9)}`
	);
	await swapIn('networks', networkEdition(await readRanges([Buffer.from(lines.join('\n'))])), now);
	const [held, networks] = await Promise.all([addressLists.refresh(), networkLists.refresh()]);
	say(`${figure(held[0]!.index.heads.size)} bad addresses, ${figure(networks[0]!.index.size)} networks (57,000 lines)`);
}

/** Terms people would write: pairs of words, and five patterns. */
async function fillTerms(by: string, roll: Dice): Promise<void> {
	const words = [
		...new Set(
			sentences(roll, 3000)
				.join(' ')
				.toLowerCase()
				.match(/\p{L}{4,}/gu)
		)
	];
	const made = new Set<string>();
	while (made.size < 4995) made.add(`${words[roll(words.length)]} ${words[roll(words.length)]}${made.size % 7}`);
	const patterns = [
		'/\\b(earn|gagnez) \\d+ ?(€|\\$|euros?)/',
		'/(free|gratuit)[a-z ]{0,20}iphone/',
		'/whatsapp.{0,10}\\+\\d{8,}/',
		'/\\bc[a4]s[i1]n[o0]\\b/',
		'/(viagra|cialis).{0,30}(price|prix)/'
	];
	const { terms } = await termsFrom([...made, ...patterns].join('\n'), 'string');
	const list = await keepOwnList(by, new Date());
	await keepTerms(list, terms, { by, at: new Date() });
	await wordsInForce();
	say(`${figure(terms.length)} terms beside the starter lists`);
}

function examples(roll: Dice): Example[] {
	if (!dataFolder) return sentences(roll, 2000).map((text, place) => exampleOf({ text }, place % 2 ? 'ham' : 'spam'));
	const rows = readCorpora().filter(({ isToLearn }) => isToLearn);
	const some = Array.from({ length: 3000 }, () => rows[roll(rows.length)]!);
	return some.map(({ title, text, isSpam }) => exampleOf({ title, text }, isSpam ? 'spam' : 'ham'));
}

async function learnSomething(roll: Dice): Promise<void> {
	const taught = examples(roll);
	await takePrior(written(train(taught)));
	await lookAgain();
	say(
		`a model learned from ${figure(taught.length)} texts ${dataFolder ? 'of ../shared/data' : 'made up (../shared/data is absent)'}`
	);
}

async function makeRules(by: string): Promise<void> {
	const texts = [
		'kind is "polls.poll" and links > 6 and maker.days < 2',
		'words has ("free streaming", "casino bonus") and links > 0',
		'text matches "watch (full )?stream[a-z]+"'
	];
	for (const text of texts) {
		const at = new Date();
		const rule = await keepRule(text.slice(0, 30), by, at);
		const version = await keepVersion({ rule, text, points: 3, floor: null, by, at }, 0);
		await keepMode(rule, version!, 'on', by, at);
	}
	say(`${texts.length} standing rules in force`);
}

type Written = { title: string; text: string };

const bytes = 2048;

/** Two kilobytes each, no two alike, with two to five addresses; one in two hundred is on the list. */
function texts(roll: Dice, count: number): Written[] {
	const rows = dataFolder ? readCorpora().map(({ text }) => text.replace(/\s+/g, ' ')) : sentences(roll, 4000);
	return Array.from({ length: count }, (_, number) => {
		const addresses = Array.from({ length: 2 + roll(4) }, (_, place) =>
			place === 0 && number % 200 === 7
				? badAddress(2 * roll(500_000))
				: `https://www.town${roll(90_000)}.example${roll(900)}.org/news/${roll(1e6)}?page=${roll(99)}`
		);
		let text = '';
		while (text.length < bytes) text += `${rows[roll(rows.length)]!.slice(0, 300)} ${addresses.pop() ?? ''}\n`;
		return { title: `Meeting ${number} ${rows[roll(rows.length)]!.slice(0, 40)}`, text: text.slice(0, bytes) };
	});
}

const mailOf = ({ title, text }: Written, number: number): string =>
	[
		'From: Someone <someone@mail.example>',
		'To: host@archipel.example',
		`Subject: ${title.replace(/\s+/g, ' ')}`,
		'Date: Mon, 02 Mar 2026 10:00:00 +0000',
		`Message-ID: <${number}@mail.example>`,
		'MIME-Version: 1.0',
		'Content-Type: text/plain; charset=utf-8',
		'Content-Transfer-Encoding: 8bit',
		'',
		text,
		''
	].join('\r\n');

/** Copies in memory alone; the same points as with the database, which follows campaigns for longer. */
function copiesInMemory(): Signal {
	const window = new Window();
	return {
		name: 'form.copies',
		version: '1',
		cost: 'question',
		look(evidence) {
			const { signature } = likenessOf(evidence);
			if (!signature) return [];
			const { now, maker, item } = evidence;
			const alike = window.take({
				at: now.getTime(),
				maker: maker.id,
				network: null,
				item,
				signature,
				campaign: 'bench'
			});
			return copiesFound({ ...alike, own: 0, tools: 1, minutes: 10 });
		}
	};
}

function makerBy(roll: Dice): Maker {
	const signs = { days: roll(300), mailProven: roll(2) === 0, stood: roll(6), against: 0, vouched: false };
	const id = createHash('sha256')
		.update(String(roll(1e9)))
		.digest('hex')
		.slice(0, 22);
	return { id, kind: 'account', ...signs, trust: trustOf({ ...signs, isDecider: false }) };
}

/** What `evidenceOf` gathers, but for the one question to the database about the maker. */
function evidenceFor({ title, text }: Written, maker: Maker, address: string): Evidence {
	return {
		tool: 'polls',
		kind: 'polls.poll',
		act: 'polls.open-poll',
		item: null,
		title,
		text,
		language: 'en',
		links: linksIn(`${title}\n\n${text}`),
		mails: 0,
		substance: true,
		maker,
		place: { address, hash: placeHash(address), network: networkHash(address) },
		form: { seconds: 40, trapped: false, confirmed: false, work: null, inOrder: true },
		now: new Date()
	};
}

const secondsOf = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e6;
/** Of the deciding thread, and of the process with its helpers. */
const threadSeconds = () => secondsOf(process.threadCpuUsage());
const processSeconds = () => secondsOf(process.cpuUsage());

const at = (times: readonly number[], share: number) =>
	times.toSorted((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * share))]!;

type Speed = {
	perSecond: number;
	/** Of the deciding thread's processor; and of the whole process's. */
	perCpuSecond: number;
	perProcessSecond: number;
	/** Milliseconds by the clock, and of the deciding thread's processor. */
	p50: number;
	p99: number;
	p99OfCpu: number;
};

async function timed(count: number, deed: (turn: number) => Promise<unknown>): Promise<Speed> {
	const took: number[] = [];
	const worked: number[] = [];
	const [started, thread, process] = [performance.now(), threadSeconds(), processSeconds()];
	for (let turn = 0; turn < count; turn++) {
		const [begun, before] = [performance.now(), threadSeconds()];
		await deed(turn);
		took.push(performance.now() - begun);
		worked.push((threadSeconds() - before) * 1000);
	}
	const seconds = (performance.now() - started) / 1000;
	return {
		perSecond: count / seconds,
		perCpuSecond: count / (threadSeconds() - thread),
		perProcessSecond: count / (processSeconds() - process),
		p50: at(took, 0.5),
		p99: at(took, 0.99),
		p99OfCpu: at(worked, 0.99)
	};
}

/** What each signal takes of the deciding thread, by a clock around it, and what gathering the evidence takes. */
class Parts {
	readonly #took = new Map<string, number[]>();

	timed<Result>(name: string, work: () => Result): Result {
		const begun = performance.now();
		const result = work();
		const times = this.#took.get(name) ?? [];
		times.push(performance.now() - begun);
		this.#took.set(name, times);
		return result;
	}

	around(signals: readonly Signal[]): Signal[] {
		return signals.map((signal) => ({
			name: signal.name,
			cost: signal.cost,
			get version() {
				return signal.version;
			},
			look: (evidence, found) => this.timed(signal.name, () => signal.look(evidence, found))
		}));
	}

	say(): void {
		const middles = [...this.#took].map(([name, times]) => ({ name, micro: at(times, 0.5) * 1000 }));
		const told = middles.filter(({ micro }) => micro >= 1).sort((one, other) => other.micro - one.micro);
		say(`half of the time or less, in µs: ${told.map(({ name, micro }) => `${name} ${micro.toFixed(0)}`).join(', ')}`);
	}
}

const rounds = 3;

async function decisions(written: readonly Written[], roll: Dice): Promise<Speed> {
	const asked = signals.map((signal) => (signal.name === 'form.copies' ? copiesInMemory() : signal));
	const makers = Array.from({ length: 2000 }, () => makerBy(roll));
	const found = new Map<string, number>();
	const parts = new Parts();
	let turn = 0;
	const next = (): Evidence => {
		const address = `${1 + (turn % 220)}.${turn % 251}.${(turn * 7) % 256}.${turn % 256}`;
		const evidence = evidenceFor(written[turn % written.length]!, makers[turn % makers.length]!, address);
		turn++;
		return evidence;
	};
	const decide = async (evidence: Evidence, by: readonly Signal[]) => {
		const { opinions } = await judge(evidence, by, await thresholdsOf(evidence.kind), braked);
		for (const { symbol } of opinions.found) found.set(symbol, (found.get(symbol) ?? 0) + 1);
		for (const name of opinions.unknown) found.set(`unknown: ${name}`, (found.get(`unknown: ${name}`) ?? 0) + 1);
	};
	for (let warm = 0; warm < written.length / (rounds + 2); warm++) await decide(next(), asked);
	found.clear();
	const speeds: Speed[] = [];
	for (let round = 0; round < rounds; round++)
		speeds.push(await timed(written.length / (rounds + 2), () => decide(next(), asked)));
	say(`found: ${[...found].map(([symbol, hits]) => `${symbol} ${hits}`).join(', ')}`);
	for (let last = 0; last < written.length / (rounds + 2); last++)
		await decide(parts.timed('evidence', next), parts.around(asked));
	parts.say();
	return speeds.reduce((best, one) => (one.perCpuSecond > best.perCpuSecond ? one : best));
}

const vote = opening({
	name: 'polls.cast-vote',
	input: z.object({}),
	may: () => true,
	run: async () => {}
});

const callerAt = (address: string): Caller => ({ actor: null, key: null, language: 'en', place: null, address });

async function wordless(): Promise<void> {
	const deed = { input: {}, actor: newGuest(), now: new Date(), language: 'en' as const };
	const cast = (turn: number) =>
		weigh(vote, { effort: 1, words: [] }, deed, callerAt(`203.0.${turn % 250}.${turn % 200}`));
	for (let turn = 0; turn < 2000; turn++) await cast(turn);
	const { perProcessSecond: perCpuSecond, p50, p99 } = await timed(5000, cast);
	say(
		`a vote without words: ${(1e6 / perCpuSecond).toFixed(0)} µs of processor, half within ${(p50 * 1000).toFixed(0)} µs, 99 % within ${p99.toFixed(2)} ms (with what the house asks the database about bans)`
	);
}

/** The same in the seat, eight at a time: the maker and the copies are asked of the database. */
async function inTheSeat(written: readonly Written[]): Promise<void> {
	const actors = Array.from({ length: 50 }, () => newGuest());
	for (const actor of actors) await remember(actor);
	let turn = 0;
	const one = async () => {
		while (turn < 1200) {
			const { title, text } = written[turn++ % written.length]!;
			const actor = actors[turn % actors.length]!;
			const deed = { input: {}, actor, now: new Date(), language: 'en' as const };
			await weigh(vote, { kind: 'poll', effort: 3, title, words: [text] }, deed, {
				...callerAt(`198.51.${turn % 250}.7`),
				actor
			}).catch(() => {});
		}
	};
	const started = performance.now();
	await Promise.all(Array.from({ length: 8 }, one));
	say(
		`in its seat, asking PostgreSQL about makers, bans and copies too, eight at a time: ${figure(1200 / ((performance.now() - started) / 1000))} a second`
	);
}

async function besideRspamd(written: readonly Written[], ours: Speed): Promise<void> {
	if (!Rspamd.isThere()) {
		say('rspamd is not installed: nothing to compare with.');
		return;
	}
	const mails = written.slice(0, 1500).map(mailOf);
	for (const bare of [false, true]) {
		const rspamd = new Rspamd(bare);
		try {
			if (!(await rspamd.isReady())) {
				say('rspamd does not start here: nothing to compare with.');
				return;
			}
			const { perSecond, perCpuSecond, keptOpen, symbols } = await rspamd.check(mails);
			const ratio = ours.perCpuSecond / perCpuSecond;
			say(
				`rspamd, ${bare ? 'no rules at all (reads and answers)' : withoutNetwork}; /checkv2 ${keptOpen ? 'with' : 'asked for'} keep-alive, four at a time, ${symbols.toFixed(1)} symbols a text: ${figure(perSecond)} a second, ${figure(perCpuSecond)} per second of its processor`
			);
			say(
				`here: ${ratio.toFixed(1)} × per second of processor, ${(ours.perSecond / perSecond).toFixed(1)} × by the clock${bare ? '' : ` (goal over 20: ${goal(ratio > 20)})`}`
			);
		} finally {
			await rspamd.stop();
		}
	}
}

function settle(house: House): void {
	const socketDir = String(house.sql.options.host);
	const dataDir = dirname(socketDir);
	useSettings(readSettings({ DATA_DIR: dataDir, LOG_LEVEL: 'error', BASE_URL: 'https://archipel.example' }));
	connect({ socketDir, port: 5432, user: 'archipel', database: 'archipel' }, 8);
}

const house = await startHouse();
try {
	settle(house);
	const roll = dice(seed);
	const admin = newGuest();
	await remember(admin);
	await fillLists(admin.id, roll);
	await fillTerms(admin.id, roll);
	await learnSomething(roll);
	await makeRules(admin.id);
	const written = texts(roll, 10_000);
	const ours = await decisions(written, roll);
	say(
		`decisions upon texts of 2 KB: ${figure(ours.perCpuSecond)} per second of processor of the deciding thread (goal 4,000: ${goal(ours.perCpuSecond >= 4000)}), ${figure(ours.perProcessSecond)} of the whole process, ${figure(ours.perSecond)} a second by the clock of this shared machine`
	);
	say(
		`half within ${ours.p50.toFixed(2)} ms, 99 % within ${ours.p99.toFixed(2)} ms (goal 3: ${goal(ours.p99 <= 3)}), of processor alone 99 % within ${ours.p99OfCpu.toFixed(2)} ms`
	);
	await besideRspamd(written, ours);
	await wordless();
	await inTheSeat(written);
} finally {
	await disconnect();
	await house.stop();
}
