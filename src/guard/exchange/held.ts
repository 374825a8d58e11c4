/** What followed lists say, in memory: domains by name, texts by the bands of which alike ones share one. */
import { log } from '#kernel/settings/log.ts';
import { bandsOf, similarity } from '../form/signature.ts';
import { compileRule, type Rule } from '../rules/compile.ts';
import { parseRule } from '../rules/parse.ts';
import { type Entry, type SharedRule, signatureBytes } from './entry.ts';
import { entriesInForce, followsInForce, type InForce } from './store.ts';

type Text = { signature: Uint8Array; follow: number };
export type HeldRule = { name: string; follow: number; rule: Rule };

export type Held = {
	follows: Map<number, InForce>;
	domains: Map<string, number[]>;
	texts: Map<number, Text[]>;
	rules: HeldRule[];
	/** Which editions these are. */
	version: string;
};

const leastAlike = 0.7;
const longestMs = 5_000;
const entriesInOneGo = 2_000;

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

function put<Key>(map: Map<Key, number[]>, key: Key, follow: number): void {
	const known = map.get(key);
	if (!known) map.set(key, [follow]);
	else if (!known.includes(follow)) known.push(follow);
}

function putText(texts: Held['texts'], value: string, follow: number): void {
	const signature = signatureBytes(value);
	for (const band of bandsOf(signature)) {
		const known = texts.get(band);
		if (known) known.push({ signature, follow });
		else texts.set(band, [{ signature, follow }]);
	}
}

/** Rules cost time at every action: of all hosts together so many are asked. */
const mostRules = 50;

/** A rule in words of a newer version of the language says nothing here. */
function putRule(rules: HeldRule[], { name, rule }: SharedRule, follow: number): void {
	if (rules.length >= mostRules) return;
	try {
		rules.push({ name, follow, rule: compileRule(parseRule(rule)) });
	} catch {
		// Unknown, never bad.
	}
}

const isRule = (entry: Entry): entry is SharedRule => typeof entry === 'object' && 'rule' in entry;

async function fill(held: Held, { id, holds }: InForce): Promise<void> {
	if (holds === 'terms') return;
	for (const [place, entry] of (await entriesInForce(id)).entries()) {
		if (isRule(entry)) putRule(held.rules, entry, id);
		else if (typeof entry !== 'string') continue;
		else if (holds === 'domains') put(held.domains, entry, id);
		else putText(held.texts, entry, id);
		if (place % entriesInOneGo === entriesInOneGo - 1) await nextTurn();
	}
}

const versionOf = (follows: readonly InForce[]): string =>
	follows.map(({ id, edition, digest, weight }) => `${id}.${edition}.${digest.slice(0, 8)}.${weight}`).join(' ');

let known: Held | null = null;
let askedAt = Number.NEGATIVE_INFINITY;
let reading: Promise<Held> | null = null;

async function read(): Promise<Held> {
	askedAt = Date.now();
	const follows = await followsInForce();
	const version = versionOf(follows);
	if (known?.version === version) return known;
	const held: Held = {
		follows: new Map(follows.map((one) => [one.id, one])),
		domains: new Map(),
		texts: new Map(),
		rules: [],
		version
	};
	for (const follow of follows) await fill(held, follow);
	known = held;
	return held;
}

/** What the lists say now, as on disk. */
export function followsHeld(): Promise<Held> {
	reading ??= read().finally(() => {
		reading = null;
	});
	return reading;
}

export function currentFollows(): Held | Promise<Held> {
	if (Date.now() - askedAt >= longestMs) {
		askedAt = Date.now();
		followsHeld().catch((problem) => log().warn({ part: 'guard', err: problem }, 'followed lists could not be read'));
	}
	return known ?? followsHeld();
}

export const forgetFollows = (): void => {
	askedAt = Number.NEGATIVE_INFINITY;
};

export const versionHeld = (): string => known?.version ?? '';

export const isValid = (follow: InForce | undefined, now: Date): follow is InForce =>
	follow?.expiresAt != null && follow.expiresAt > now;

/** The lists that name a domain, those that expired left out. */
export const namedBy = ({ domains, follows }: Held, domain: string, now: Date): InForce[] =>
	(domains.get(domain) ?? []).map((id) => follows.get(id)).filter((follow) => isValid(follow, now));

export type LikeText = { follow: InForce; alike: number };

/** The lists that hold a text much like this one, each with how alike. */
export function likeTexts({ texts, follows }: Held, signature: Uint8Array, now: Date): LikeText[] {
	const best = new Map<number, number>();
	for (const band of bandsOf(signature)) {
		for (const text of texts.get(band) ?? []) {
			const alike = similarity(signature, text.signature);
			if (alike >= leastAlike) best.set(text.follow, Math.max(alike, best.get(text.follow) ?? 0));
		}
	}
	return [...best].flatMap(([id, alike]) => {
		const follow = follows.get(id);
		return isValid(follow, now) ? [{ follow, alike }] : [];
	});
}
