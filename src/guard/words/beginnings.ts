/** Where a term may begin: by its first four units, so that most places of a text need no step of the automaton. */

const looked = 4;
/** Bits for the beginnings of 60,000 terms: one place in ten is looked at in vain, and all fits beside the text. */
const room = 1 << 18;

const hashOf = (one: number, two: number, three: number, four: number): number =>
	(Math.imul(one + (two << 7) + (three << 14) + (four << 21), 0x9e3779b1) ^ Math.imul(four, 0x85ebca6b)) >>> 14;

const shortHash = (one: number, two: number): number => (Math.imul((one << 16) ^ two, 0x9e3779b1) >>> 19) & 8191;

export class Beginnings {
	readonly #bits = new Uint32Array(room / 32);
	/** Of terms of two or three units. */
	readonly #short = new Uint32Array(8192 / 32);
	#hasShort = false;

	add(term: string): void {
		const at = (place: number) => term.charCodeAt(place);
		if (term.length >= looked) {
			const hash = hashOf(at(0), at(1), at(2), at(3));
			this.#bits[hash >>> 5]! |= 1 << hash;
			return;
		}
		this.#hasShort = true;
		if (term.length < 2) this.#short.fill(-1);
		else this.#short[shortHash(at(0), at(1)) >>> 5]! |= 1 << shortHash(at(0), at(1));
	}

	mayBegin(codes: Uint16Array, place: number, length: number): boolean {
		const [one, two] = [codes[place]!, place + 1 < length ? codes[place + 1]! : 0];
		if (this.#hasShort) {
			const short = shortHash(one, two);
			if ((this.#short[short >>> 5]! >>> short) & 1) return true;
		}
		if (place + looked > length) return false;
		const hash = hashOf(one, two, codes[place + 2]!, codes[place + 3]!);
		return ((this.#bits[hash >>> 5]! >>> hash) & 1) === 1;
	}

	/** The first such place from one on; the length where there is none. */
	next(codes: Uint16Array, from: number, length: number): number {
		let place = from;
		while (place < length && !this.mayBegin(codes, place, length)) place++;
		return place;
	}
}
