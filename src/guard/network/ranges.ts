/** Networks as sorted ranges in typed arrays, IPv4 and IPv6, found by a short binary search. */

/** An address as four times 32 bits, big end first; IPv4 stands in the last one. */
export type Number128 = readonly [number, number, number, number];

export type Numbered = { family: 4 | 6; parts: Number128 };

export type Range = { family: 4 | 6; from: Number128; to: Number128 };

function ipv4(text: string): number {
	let number = 0;
	let part = -1;
	let parts = 0;
	for (let at = 0; at <= text.length; at++) {
		const unit = text.charCodeAt(at);
		if (unit >= 48 && unit <= 57) {
			part = part === -1 ? unit - 48 : part * 10 + unit - 48;
			if (part > 255) return -1;
		} else if ((unit === 46 || at === text.length) && part !== -1) {
			number = number * 256 + part;
			parts++;
			part = -1;
		} else return -1;
	}
	return parts === 4 ? number : -1;
}

const group = /^[0-9a-f]{1,4}$/i;

function ipv6(text: string): Number128 | null {
	const [plain = ''] = text.split('%', 1);
	const lastColon = plain.lastIndexOf(':');
	const dotted = plain.includes('.') ? ipv4(plain.slice(lastColon + 1)) : null;
	if (dotted === -1) return null;
	const written =
		dotted === null
			? plain
			: `${plain.slice(0, lastColon + 1)}${(dotted >>> 16).toString(16)}:${(dotted & 0xffff).toString(16)}`;
	const halves = written.split('::');
	if (halves.length > 2) return null;
	const [start, end] = halves.map((half) => (half === '' ? [] : half.split(':')));
	const gap = end === undefined ? 0 : 8 - start!.length - end.length;
	const groups = [...start!, ...Array<string>(Math.max(0, gap)).fill('0'), ...(end ?? [])];
	if (groups.length !== 8 || (end !== undefined && gap < 1) || !groups.every((one) => group.test(one))) return null;
	const at = (place: number) => Number.parseInt(groups[place]!, 16) * 65_536 + Number.parseInt(groups[place + 1]!, 16);
	return [at(0), at(2), at(4), at(6)];
}

/** Null for what is no address. IPv4 within IPv6 is IPv4. */
export function numberOf(address: string): Numbered | null {
	if (!address.includes(':')) {
		const number = ipv4(address);
		return number === -1 ? null : { family: 4, parts: [0, 0, 0, number] };
	}
	const parts = ipv6(address);
	if (!parts) return null;
	const isMapped = parts[0] === 0 && parts[1] === 0 && parts[2] === 0xffff;
	return isMapped ? { family: 4, parts: [0, 0, 0, parts[3]] } : { family: 6, parts };
}

/** The first or last address of a network: the bits behind its prefix are all 0 or all 1. */
function edge(parts: Number128, bits: number, isLast: boolean): Number128 {
	const masked = parts.map((part, place) => {
		const kept = Math.min(32, Math.max(0, bits - place * 32));
		const mask = kept === 0 ? 0 : (0xffffffff << (32 - kept)) >>> 0;
		return ((part & mask) | (isLast ? ~mask : 0)) >>> 0;
	});
	return masked as unknown as Number128;
}

/** `1.2.3.4`, `1.2.3.0/24`, `1.2.3.0-1.2.3.255`, `2001:db8::/32`; null for what is none of these. */
export function rangeOf(text: string): Range | null {
	const [first = '', length, ...more] = text.split('/');
	const dash = length === undefined ? text.split(/\s*-\s*/) : [];
	if (dash.length === 2) return between(numberOf(dash[0]!), numberOf(dash[1]!));
	const number = numberOf(first);
	if (!number || more.length > 0) return null;
	const widest = number.family === 4 ? 32 : 128;
	const bits = length === undefined ? widest : /^\d{1,3}$/.test(length) ? Number(length) : -1;
	if (bits < 0 || bits > widest) return null;
	const prefix = number.family === 4 ? bits + 96 : bits;
	const { family, parts } = number;
	const whole = (isLast: boolean) => edge(parts, prefix, isLast);
	return family === 4
		? { family, from: [0, 0, 0, whole(false)[3]], to: [0, 0, 0, whole(true)[3]] }
		: { family, from: whole(false), to: whole(true) };
}

const between = (from: Numbered | null, to: Numbered | null): Range | null =>
	from && to && from.family === to.family && compare(from.parts, to.parts) <= 0
		? { family: from.family, from: from.parts, to: to.parts }
		: null;

export const compare = (one: Number128, other: Number128): number =>
	one[0] - other[0] || one[1] - other[1] || one[2] - other[2] || one[3] - other[3];

function after([a, b, c, d]: Number128): Number128 {
	if (d < 0xffffffff) return [a, b, c, d + 1];
	if (c < 0xffffffff) return [a, b, c + 1, 0];
	if (b < 0xffffffff) return [a, b + 1, 0, 0];
	return [a + 1, 0, 0, 0];
}

/** In order, with what overlaps or touches as one. */
function merged(ranges: readonly Range[]): Range[] {
	const inOrder = [...ranges].sort((one, other) => compare(one.from, other.from));
	const whole: Range[] = [];
	for (const range of inOrder) {
		const last = whole.at(-1);
		if (!last || compare(range.from, after(last.to)) > 0) whole.push({ ...range });
		else if (compare(range.to, last.to) > 0) last.to = range.to;
	}
	return whole;
}

const words = { 4: 1, 6: 4 } as const;

/** Starts and ends of one family's ranges, each of one or four numbers. */
class Family {
	readonly starts: Uint32Array;
	readonly ends: Uint32Array;
	readonly #words: 1 | 4;

	constructor(starts: Uint32Array, ends: Uint32Array, family: 4 | 6) {
		this.starts = starts;
		this.ends = ends;
		this.#words = words[family];
	}

	get size(): number {
		return this.starts.length / this.#words;
	}

	holds(parts: Number128): boolean {
		return this.#words === 1 ? this.#holds4(parts[3]) : this.#holds6(parts);
	}

	#holds4(number: number): boolean {
		const { starts } = this;
		let [from, to] = [0, starts.length];
		while (from < to) {
			const middle = (from + to) >>> 1;
			if (starts[middle]! <= number) from = middle + 1;
			else to = middle;
		}
		return from > 0 && this.ends[from - 1]! >= number;
	}

	#holds6(parts: Number128): boolean {
		let [from, to] = [0, this.size];
		while (from < to) {
			const middle = (from + to) >>> 1;
			if (compareAt(this.starts, middle, parts) <= 0) from = middle + 1;
			else to = middle;
		}
		return from > 0 && compareAt(this.ends, from - 1, parts) >= 0;
	}
}

function compareAt(numbers: Uint32Array, place: number, parts: Number128): number {
	for (let word = 0; word < 4; word++) {
		const difference = numbers[place * 4 + word]! - parts[word]!;
		if (difference !== 0) return difference;
	}
	return 0;
}

export class Ranges {
	readonly v4: Family;
	readonly v6: Family;

	constructor(v4: Family, v6: Family) {
		this.v4 = v4;
		this.v6 = v6;
	}

	get size(): number {
		return this.v4.size + this.v6.size;
	}

	holds({ family, parts }: Numbered): boolean {
		return (family === 4 ? this.v4 : this.v6).holds(parts);
	}
}

function familyOf(ranges: readonly Range[], family: 4 | 6): Family {
	const own = merged(ranges.filter((range) => range.family === family));
	const flat = (parts: Number128) => (family === 4 ? [parts[3]] : parts);
	const starts = Uint32Array.from(own.flatMap(({ from }) => flat(from)));
	const ends = Uint32Array.from(own.flatMap(({ to }) => flat(to)));
	return new Family(starts, ends, family);
}

export const rangesOf = (ranges: readonly Range[]): Ranges => new Ranges(familyOf(ranges, 4), familyOf(ranges, 6));

/** As it is kept: how many of each, then starts and ends, big end first. */
export function packRanges({ v4, v6 }: Ranges): Buffer {
	const all = [v4.starts, v4.ends, v6.starts, v6.ends];
	const bytes = Buffer.alloc(8 + all.reduce((sum, { length }) => sum + length * 4, 0));
	bytes.writeUInt32BE(v4.size, 0);
	bytes.writeUInt32BE(v6.size, 4);
	let at = 8;
	for (const numbers of all) for (const number of numbers) at = bytes.writeUInt32BE(number, at);
	return bytes;
}

export function unpackRanges(bytes: Buffer): Ranges {
	let at = 8;
	const next = (count: number) => {
		const numbers = new Uint32Array(count);
		for (let place = 0; place < count; place++, at += 4) numbers[place] = bytes.readUInt32BE(at);
		return numbers;
	};
	const [four, six] = [bytes.readUInt32BE(0), bytes.readUInt32BE(4)];
	return new Ranges(new Family(next(four), next(four), 4), new Family(next(six * 4), next(six * 4), 6));
}
