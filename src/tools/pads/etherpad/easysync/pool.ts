/** The attributes of a pad of Etherpad, each known by its number: `*0*3` stands for two of them. */
import { broken } from './broken.ts';

export type Attribute = readonly [name: string, value: string];

export type PoolRecord = {
	numToAttrib: Record<string, Attribute>;
	attribToNum?: Record<string, number>;
	nextNum: number;
};

const most = 200_000;
const longest = 4_000;

const isAttribute = (value: unknown): value is Attribute =>
	Array.isArray(value) &&
	value.length === 2 &&
	value.every((part) => typeof part === 'string' && part.length <= longest);

const byName = ([one]: Attribute, [other]: Attribute): number => (one > other ? 1 : 0) - (one < other ? 1 : 0);

export class Pool {
	readonly #attributes: Attribute[] = [];
	readonly #numbers = new Map<string, number>();
	readonly #lists = new Map<string, readonly Attribute[]>();
	readonly #composed = new Map<string, string>();

	/** @throws pads.broken-etherpad */
	static from(record: unknown): Pool {
		const pool = new Pool();
		const { numToAttrib } = (record ?? {}) as { numToAttrib?: unknown };
		if (typeof numToAttrib !== 'object' || numToAttrib === null) throw broken('pool');
		const entries = Object.entries(numToAttrib);
		if (entries.length > most) throw broken('pool');
		for (const [place, attribute] of entries) {
			if (!/^\d{1,6}$/.test(place) || !isAttribute(attribute)) throw broken('pool');
			pool.#attributes[Number(place)] = attribute;
			pool.#numbers.set(attribute.join('\0'), Number(place));
		}
		return pool;
	}

	get size(): number {
		return this.#attributes.length;
	}

	number(attribute: Attribute): number {
		const name = attribute.join('\0');
		const known = this.#numbers.get(name);
		if (known !== undefined) return known;
		this.#numbers.set(name, this.#attributes.length);
		return this.#attributes.push(attribute) - 1;
	}

	/** `*3*0`, in the order of their names, as Etherpad wants them. */
	text(attributes: readonly Attribute[]): string {
		return [...attributes]
			.sort(byName)
			.map((attribute) => `*${this.number(attribute).toString(36)}`)
			.join('');
	}

	/** @throws pads.broken-etherpad where a number names nothing. */
	list(attribs: string): readonly Attribute[] {
		const known = this.#lists.get(attribs);
		if (known) return known;
		const list =
			attribs === ''
				? []
				: attribs
						.slice(1)
						.split('*')
						.map((digits) => this.#at(Number.parseInt(digits, 36)));
		this.#lists.set(attribs, list);
		return list;
	}

	#at(place: number): Attribute {
		const attribute = this.#attributes[place];
		if (!attribute) throw broken('pool');
		return attribute;
	}

	/** What stands there with a change of it: an empty value takes the attribute away. */
	composed(attribs: string, change: string): string {
		if (change === '') return attribs;
		const name = `${attribs} ${change}`;
		const known = this.#composed.get(name);
		if (known !== undefined) return known;
		const values = new Map(this.list(attribs));
		for (const [key, value] of this.list(change)) values.set(key, value);
		const text = this.text([...values].filter(([, value]) => value !== ''));
		this.#composed.set(name, text);
		return text;
	}

	record(): Required<PoolRecord> {
		return {
			numToAttrib: Object.fromEntries(this.#attributes.map((attribute, place) => [place, attribute])),
			attribToNum: Object.fromEntries(this.#attributes.map((attribute, place) => [String(attribute), place])),
			nextNum: this.#attributes.length
		};
	}
}
