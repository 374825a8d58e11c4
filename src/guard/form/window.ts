/**
 * The last minutes, in memory: a burst is seen as it comes, before the database has heard of its first text, and even
 * where the database is away.
 */
import { bandsOf, similarity } from './signature.ts';

/** How alike two texts are before they count as copies. */
export const leastAlike = 0.6;

const places = 4096;
const longestMs = 10 * 60_000;
/** Of those who share a number only the last are looked at: a flood costs no more than a trickle. */
const mostPerBand = 32;

export type Sent = {
	at: number;
	maker: string;
	/** Where it is not known it is elsewhere. */
	network: string | null;
	item: string | null;
	signature: Uint8Array;
	campaign: string;
};

type Kept = Sent & { bands: Int32Array };

export type Recent = {
	/** Others like it within the window. */
	copies: number;
	/** Other people among them, elsewhere. */
	makers: number;
	/** The campaign they are known under, otherwise the one given: those who come at once agree on one. */
	campaign: string;
	/** Tells under which campaign it is really known, once the database said. */
	named(campaign: string): void;
};

/** Whoever edits a thing of theirs sends its text again. */
const isSameThing = (one: Sent, other: Sent): boolean =>
	one.maker === other.maker && one.item !== null && one.item === other.item;

/** Of one school or one club room many send the same, each from a browser of their own. */
const isElsewhere = (one: Sent, other: Sent): boolean =>
	one.maker !== other.maker && (one.network === null || one.network !== other.network);

export class Window {
	readonly #ring: (Kept | undefined)[] = [];
	readonly #byBand = new Map<number, Kept[]>();
	#next = 0;

	/** Those like it; from now on it is one of them. */
	take(sent: Sent): Recent {
		const kept: Kept = { ...sent, bands: bandsOf(sent.signature) };
		const alike = this.#alike(kept);
		kept.campaign = alike[0]?.campaign ?? sent.campaign;
		this.#keep(kept);
		return {
			copies: new Set(alike.map(({ maker, item, at }, place) => (item ? `${item} ${maker}` : `${at} ${place}`))).size,
			makers: new Set(alike.filter((one) => isElsewhere(one, sent)).map(({ maker }) => maker)).size,
			campaign: kept.campaign,
			named(campaign) {
				kept.campaign = campaign;
			}
		};
	}

	#alike(sent: Kept): Kept[] {
		const near = new Set<Kept>();
		for (const band of sent.bands) for (const other of this.#byBand.get(band) ?? []) near.add(other);
		return [...near].filter(
			(other) =>
				sent.at - other.at <= longestMs &&
				!isSameThing(sent, other) &&
				similarity(sent.signature, other.signature) >= leastAlike
		);
	}

	#keep(kept: Kept): void {
		const place = this.#next++ % places;
		const leaving = this.#ring[place];
		if (leaving) this.#forget(leaving);
		this.#ring[place] = kept;
		for (const band of kept.bands) {
			const known = this.#byBand.get(band);
			if (!known) this.#byBand.set(band, [kept]);
			else if (known.push(kept) > mostPerBand) known.shift();
		}
	}

	#forget(leaving: Kept): void {
		for (const band of leaving.bands) {
			const left = this.#byBand.get(band)?.filter((other) => other !== leaving) ?? [];
			if (left.length === 0) this.#byBand.delete(band);
			else this.#byBand.set(band, left);
		}
	}
}
