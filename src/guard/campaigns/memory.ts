/**
 * What was said lately by those who were decided upon, who wait for it, or whom nobody knows yet, to find again who says
 * the same. A word counts the more, the rarer it is in what people here write otherwise. Pure.
 */
import { isOfAddress } from './said.ts';

/** Decided against, or found fine; waiting; beyond doubt; let through; held back because of another. */
export type State = 'against' | 'fine' | 'waits' | 'sure' | 'passed' | 'followed';

export type Member = {
	/** Item and part, or the account. */
	key: string;
	said: Uint32Array;
	contacts: readonly string[];
	/** Of its links. */
	domains: readonly string[];
	network: string | null;
	state: State;
	campaign: string | null;
	/** By which somebody decided, and about which case. */
	decision: string | null;
	caseId: string | null;
	maker: string | null;
	at: number;
	tool: string;
	item: string | null;
	part: string;
	event: string | null;
};

/** Words in common, and those of them that are rare here and of no address. */
export type Kin = { member: Member; alike: number; shared: number; rare: number };

/** How often words are met in what stands. */
export class Ordinary {
	readonly #met = new Map<number, number>();
	#texts = 0;

	take(said: Uint32Array): void {
		this.#texts++;
		for (const word of said) this.#met.set(word, (this.#met.get(word) ?? 0) + 1);
	}

	/** Squared, so that two rare words say more than ten of every day. */
	weightOf(word: number): number {
		return Math.log(1 + (this.#texts + 20) / (1 + (this.#met.get(word) ?? 0))) ** 2;
	}

	/** Met in every tenth text: it is looked for nowhere. */
	isPlain(word: number): boolean {
		return (this.#met.get(word) ?? 0) > Math.max(3, this.#texts / 10);
	}

	/** Met in one text of two hundred, or less. Where little was written yet, nobody knows what is rare. */
	isRare(word: number): boolean {
		return this.#texts >= 500 && (this.#met.get(word) ?? 0) <= this.#texts / 200;
	}
}

const mostPerWord = 300;

/** Below this nobody would call two texts alike. */
const leastAlike = 0.3;

type Held = { member: Member; norm: number };

export class Memory {
	readonly ordinary: Ordinary;
	readonly #byWord = new Map<number, Held[]>();
	readonly #byContact = new Map<string, Member[]>();
	readonly #byKey = new Map<string, Held>();

	constructor(ordinary: Ordinary) {
		this.ordinary = ordinary;
	}

	get size(): number {
		return this.#byKey.size;
	}

	#normOf(said: Uint32Array): number {
		let norm = 0;
		for (const word of said) norm += this.ordinary.weightOf(word);
		return norm;
	}

	/** Of one thing the last counts. */
	add(member: Member): void {
		const held = { member, norm: this.#normOf(member.said) };
		this.#byKey.set(member.key, held);
		for (const word of member.said) {
			if (this.ordinary.isPlain(word)) continue;
			const known = this.#byWord.get(word);
			if (!known) this.#byWord.set(word, [held]);
			else if (known.push(held) > mostPerWord) known.shift();
		}
		for (const contact of member.contacts) {
			const known = this.#byContact.get(contact);
			if (!known) this.#byContact.set(contact, [member]);
			else if (known.push(member) > mostPerWord) known.shift();
		}
	}

	/** As it is known now, where it is still known. */
	of(key: string): Member | null {
		return this.#byKey.get(key)?.member ?? null;
	}

	/** From now on all these go by one name. */
	rename(campaigns: readonly string[], into: string): void {
		for (const { member } of this.#byKey.values())
			if (member.campaign !== null && campaigns.includes(member.campaign)) member.campaign = into;
	}

	/** Those who say much the same, the most alike first. */
	kinOf(said: Uint32Array): Kin[] {
		const shared = new Map<Held, { weight: number; words: number; rare: number }>();
		for (const word of said) {
			const known = this.#byWord.get(word);
			if (!known) continue;
			const weight = this.ordinary.weightOf(word);
			const rare = !isOfAddress(word) && this.ordinary.isRare(word) ? 1 : 0;
			for (const held of known) {
				const before = shared.get(held);
				if (before) {
					before.weight += weight;
					before.words++;
					before.rare += rare;
				} else shared.set(held, { weight, words: 1, rare });
			}
		}
		const norm = this.#normOf(said);
		const found: Kin[] = [];
		for (const [held, { weight, words, rare }] of shared) {
			const alike = weight / Math.sqrt(norm * held.norm);
			if (alike >= leastAlike && this.#byKey.get(held.member.key) === held)
				found.push({ member: held.member, alike: Math.min(1, alike), shared: words, rare });
		}
		return found.sort((one, other) => other.alike - one.alike);
	}

	/** Those who name the same number, mail address or wallet. */
	namingAny(contacts: readonly string[]): Member[] {
		return contacts.flatMap((contact) =>
			(this.#byContact.get(contact) ?? []).filter((member) => this.#byKey.get(member.key)?.member === member)
		);
	}

	*all(): Generator<Member> {
		for (const { member } of this.#byKey.values()) yield member;
	}
}
