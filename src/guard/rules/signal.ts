/** Standing rules as a signal: asked last, so that they may ask what the others found. */
import { log } from '#kernel/settings/log.ts';
import type { Evidence } from '../judge/evidence.ts';
import type { Found, Signal } from '../judge/signal.ts';
import { type Answer, compileRule, type Rule } from './compile.ts';
import { completed, countsFor, subjectOf } from './live.ts';
import { parseRule } from './parse.ts';
import { nameOf, symbolOf, weightOf } from './standing.ts';
import { type Active, activeRules, addHits, type Hits } from './store.ts';
import type { Subject } from './subject.ts';

type Ready = Active & { compiled: Rule };

const secondsKept = 5;
let known: { until: number; rules: Ready[] } | undefined;
let reading: Promise<Ready[]> | undefined;

export const forgetRules = (): void => {
	known = undefined;
	reading = undefined;
};

/** What cannot be read any more, after the language changed, stands still instead of failing everything. */
function compiled(rule: Active): Ready[] {
	try {
		return [{ ...rule, compiled: compileRule(parseRule(rule.text)) }];
	} catch (err) {
		log().warn({ part: 'rules', rule: nameOf(rule), err }, 'a rule cannot be read');
		return [];
	}
}

/** Once a change is on disk: this process acts by it from the next action on, the others a few seconds later. */
export async function readAgain(): Promise<void> {
	forgetRules();
	await read();
}

async function read(): Promise<Ready[]> {
	const mine = (await activeRules()).flatMap(compiled);
	known = { until: Date.now() + secondsKept * 1000, rules: mine };
	return mine;
}

/** At hand where they were read a moment ago: most actions then wait for nothing. */
function rulesNow(): Ready[] | Promise<Ready[]> {
	if (known && known.until > Date.now()) return known.rules;
	reading ??= read().finally(() => {
		reading = undefined;
	});
	if (!known) return reading;
	// Somebody else's change is heard of an action later; where the database is silent, the rules go on as they were.
	reading.catch((err) => log().warn({ part: 'rules', err }, 'standing rules could not be read'));
	return known.rules;
}

const secondsBetweenWrites = 5;
let counted = new Map<string, Hits>();
let writing: NodeJS.Timeout | undefined;

/** Writes what was counted; at the latest a few seconds later by itself. */
export async function writeHits(): Promise<void> {
	clearTimeout(writing);
	writing = undefined;
	const hits = [...counted.values()];
	counted = new Map();
	if (hits.length > 0) await addHits(hits);
}

function count({ rule, version, mode }: Active, { kind, now }: Evidence): void {
	const day = now.toISOString().slice(0, 10);
	const key = `${rule} ${version} ${day} ${mode} ${kind}`;
	const line = counted.get(key) ?? { rule, version, day, kind, mode, hits: 0 };
	line.hits++;
	counted.set(key, line);
	writing ??= setTimeout(() => {
		writeHits().catch((err) => log().warn({ part: 'rules', err }, 'hits of rules could not be counted'));
	}, secondsBetweenWrites * 1000).unref();
}

function findingOf(rule: Active): Found {
	const isOn = rule.mode === 'on';
	return {
		symbol: symbolOf(rule.rule),
		points: isOn ? weightOf(rule) : 0,
		gaps: { rule: rule.title },
		...(isOn && rule.floor ? { floor: rule.floor } : {}),
		by: { what: nameOf(rule), since: rule.at }
	};
}

type Asked = { evidence: Evidence; found: readonly Found[] };

function told(hit: readonly Ready[], { evidence }: Asked): Found[] {
	for (const rule of hit) count(rule, evidence);
	return hit.map(findingOf);
}

/** First with what is at hand; only where that does not settle it, the database is asked. */
function findings(rules: readonly Ready[], asked: Asked): Found[] | Promise<Found[]> {
	if (rules.length === 0) return [];
	const subject = subjectOf(asked.evidence, asked.found);
	const first = new Map(rules.map((rule) => [rule, rule.compiled.hits(subject, () => null)]));
	const isOpen = rules.some((rule) => first.get(rule) === null && isWorthAsking(rule.compiled, subject));
	const settled = rules.filter((rule) => first.get(rule) === true);
	return isOpen ? askFor(rules, first, subject, asked) : told(settled, asked);
}

/** What no question to the database could settle stays unknown. */
const isWorthAsking = ({ counts, needs }: Rule, subject: Subject): boolean =>
	counts.length > 0 || needs.has('mailDomain') || (needs.has('itemDays') && subject.itemDays === null);

async function askFor(
	rules: readonly Ready[],
	first: ReadonlyMap<Ready, Answer>,
	subject: Subject,
	asked: Asked
): Promise<Found[]> {
	const open = rules.filter((rule) => first.get(rule) === null).map((rule) => rule.compiled);
	const whole = await completed(subject, open, asked.evidence);
	const counts = await countsFor(whole, open, asked.evidence.now);
	const hit = rules.filter((rule) => (first.get(rule) ?? rule.compiled.hits(whole, counts)) === true);
	return told(hit, asked);
}

export const signal: Signal = {
	name: 'rules',
	version: '1',
	cost: 'last',
	ready: readAgain,
	look(evidence, found = []) {
		const rules = rulesNow();
		const asked = { evidence, found };
		return rules instanceof Promise ? rules.then((read) => findings(read, asked)) : findings(rules, asked);
	}
};
