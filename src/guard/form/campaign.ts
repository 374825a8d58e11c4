/**
 * Texts alike form a campaign: what is like one of it belongs to it, so that it is followed while its words drift.
 * Its key is the moment of its first text; what later proves to be the same goes by the older key.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { newId } from '#base/ids.ts';
import type { Evidence } from '../judge/evidence.ts';
import { bandsOf, signatureOf, similarity } from './signature.ts';
import * as store from './store.ts';
import { leastAlike, Window } from './window.ts';

/** From here on a wording is so near a known one that nothing is won by keeping it too. */
const muchAlike = 0.85;
const mostWordings = 50;

/** Keys sort by age. */
const keyAt = (at: Date): string => `${at.getTime().toString(36).padStart(9, '0')}-${newId().slice(0, 8)}`;

const nearest = (signature: Uint8Array, near: readonly store.Near[]) =>
	near
		.map((one) => ({ ...one, alike: similarity(signature, one.signature) }))
		.filter(({ alike }) => alike >= leastAlike)
		.sort((one, other) => other.alike - one.alike);

/** The campaign a text belongs to, known before or not; null where it is too short to have copies. Changes nothing. */
export async function campaignOf(text: string | Uint8Array): Promise<string | null> {
	const signature = typeof text === 'string' ? signatureOf(text) : text;
	if (!signature) return null;
	const near = nearest(signature, await store.nearOnes(bandsOf(signature)));
	return near.map(({ campaign }) => campaign).sort()[0] ?? null;
}

/** @returns the campaign at once; what keeps the wording goes on meanwhile. */
async function enter(signature: Uint8Array, at: Date, otherwise: string) {
	const bands = bandsOf(signature);
	const near = nearest(signature, await store.nearOnes(bands));
	const [best] = near;
	const known = [...new Set(near.map(({ campaign }) => campaign))];
	const campaign = best ? await store.join(known, at) : otherwise;
	const isNew = !best || (best.alike < muchAlike && (await store.wordingsOf(campaign)) < mostWordings);
	return {
		campaign,
		kept: isNew ? store.keepWording({ campaign, signature, bands, at }) : store.seenAgain(best.id, at)
	};
}

let known: { day: string; salt: Promise<Buffer> } | undefined;

/** Read once a day; asked again where it failed. */
function saltOf(day: string): Promise<Buffer> {
	if (known?.day === day) return known.salt;
	const salt = store.saltOf(day, randomBytes(16));
	known = { day, salt };
	salt.catch(() => {
		known = undefined;
	});
	return salt;
}

/** As the number PostgreSQL counts by. */
const hashed = (what: string, name: string, salt: Buffer): bigint =>
	createHmac('sha256', salt).update(`${what}\0${name}`).digest().readBigInt64BE(0);

export type Alike = store.Counted & { campaign: string };

const window = new Window();

export type Likeness = { signature: Uint8Array | null; campaign: string | null };

const likenesses = new WeakMap<Evidence, Likeness>();

/** The signature of what was written, and its campaign once `alikeTo` found it: for the event and its case. */
export function likenessOf(evidence: Evidence): Likeness {
	const before = likenesses.get(evidence);
	if (before) return before;
	const likeness = { signature: signatureOf(`${evidence.title}\n${evidence.text}`), campaign: null };
	likenesses.set(evidence, likeness);
	return likeness;
}

/** Counts what is like this text over the last day, across tools and people, and puts it down among them. */
export async function alikeTo(evidence: Evidence, signature: Uint8Array): Promise<Alike> {
	const { tool, maker, place, item, now } = evidence;
	const network = place?.network ?? null;
	const recent = window.take({ at: now.getTime(), maker: maker.id, network, item, signature, campaign: keyAt(now) });
	const [{ campaign, kept }, salt] = await Promise.all([
		enter(signature, now, recent.campaign),
		saltOf(now.toISOString().slice(0, 10))
	]);
	recent.named(campaign);
	likenessOf(evidence).campaign = campaign;
	const copy = {
		campaign,
		at: now,
		tool,
		maker: hashed('maker', maker.id, salt),
		network: network === null ? null : hashed('network', network, salt),
		item: item === null ? null : hashed('item', item, salt)
	};
	const [counted] = await Promise.all([store.countWith(copy), kept]);
	return {
		...counted,
		campaign,
		copies: Math.max(counted.copies, recent.copies),
		makers: Math.max(counted.makers, recent.makers)
	};
}

export { renamed, type Story, stories } from './store.ts';
