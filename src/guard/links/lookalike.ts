/** Hosts made to be taken for this one. */
import { skeleton } from './confusable.ts';
import { domainOf, domainPartsOf } from './domain.ts';

export type Likeness =
	/** `exarnple.org`, `examp1e.org`, `éxample.org`: the same at a glance. */
	| 'twin'
	/** `exmaple.org`: a slip of the finger away. */
	| 'near'
	/** `example.org.evil.com`, `example-org.com`, `login-example.com`: our name within another's. */
	| 'within';

/** How many letters must change, go, come or swap places (optimal string alignment); more than two is "more". */
export function slips(one: string, other: string): number {
	if (Math.abs(one.length - other.length) > 2) return 3;
	let before: number[] = [];
	let last = Array.from({ length: other.length + 1 }, (_, place) => place);
	for (let at = 1; at <= one.length; at++) {
		const row = [at];
		for (let to = 1; to <= other.length; to++) {
			const isSame = one[at - 1] === other[to - 1];
			let least = Math.min(last[to]! + 1, row[to - 1]! + 1, last[to - 1]! + (isSame ? 0 : 1));
			const isSwap = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
			if (isSwap) least = Math.min(least, before[to - 2]! + 1);
			row.push(least);
		}
		before = last;
		last = row;
	}
	return Math.min(3, last[other.length]!);
}

type Own = { domain: string; name: string; glance: string };

/** Short names are near to many; they are only watched for twins. */
const leastForSlips = 6;
const leastWithin = 5;

function ownOf(base: string): Own | null {
	const { domain, suffix, known } = domainPartsOf(URL.parse(base)?.hostname ?? '');
	if (!domain || !suffix || !known) return null;
	const name = domain.slice(0, -suffix.length - 1);
	return { domain, name, glance: skeleton(name) };
}

let kept: { base: string; own: Own | null } | undefined;

function own(base: string): Own | null {
	if (kept?.base !== base) kept = { base, own: ownOf(base) };
	return kept.own;
}

function isWithin({ domain, name }: Own, host: string, site: string): boolean {
	const dashed = domain.replaceAll('.', '-');
	if (`.${host}.`.includes(`.${domain}.`) || host.includes(dashed)) return true;
	const parts = site.split('.')[0]!.split('-');
	return name.length >= leastWithin && parts.length > 1 && parts.includes(name);
}

/** @param base the address of this host. @returns null for our own addresses, and where nothing is alike. */
export function likenessOf(host: string, base: string): Likeness | null {
	const ours = own(base);
	const site = domainOf(host);
	if (!ours || !site || site === ours.domain) return null;
	const { suffix } = domainPartsOf(host);
	const name = site.slice(0, -(suffix?.length ?? 0) - 1);
	const glance = skeleton(name);
	if (glance === ours.glance && name !== ours.name) return 'twin';
	if (isWithin(ours, host, site)) return 'within';
	const isNear = ours.name.length >= leastForSlips && slips(glance, ours.glance) === 1 && name !== ours.name;
	return isNear ? 'near' : null;
}
