/** The machine-readable part of a report: blocks of fields (RFC 3464, 2.1; RFC 5965, 3). */
import { unfolded } from './headers.ts';

export type Block = Map<string, string[]>;

const mostBlocks = 100;
const mostLength = 2_000;

function blockOf(lines: string): Block {
	const block: Block = new Map();
	for (const line of unfolded(lines)) {
		const colon = line.indexOf(':');
		if (colon <= 0) continue;
		const name = line.slice(0, colon).trim().toLowerCase();
		const value = line
			.slice(colon + 1)
			.trim()
			.slice(0, mostLength);
		block.set(name, [...(block.get(name) ?? []), value]);
	}
	return block;
}

export const blocksOf = (text: string): Block[] =>
	text
		.replace(/\r\n/g, '\n')
		.split(/\n(?:[ \t]*\n)+/)
		.slice(0, mostBlocks)
		.map(blockOf)
		.filter((block) => block.size > 0);

export const first = (block: Block, name: string): string => block.get(name)?.[0] ?? '';

const addressPattern = /[^\s<>()[\],;:"'|=]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?/i;

const wholeAddress = /^[^\s<>]{1,128}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?$/i;

/** `rfc822; ana@example.org`, `<ana@example.org>`: the address alone, or null. */
export function addressIn(text: string): string | null {
	const bare = text
		.replace(/^[\w-]+\s*;/, '')
		.replace(/^\s*<|>\s*$/g, '')
		.trim();
	return wholeAddress.test(bare) ? bare.toLowerCase() : (addressPattern.exec(text)?.[0].toLowerCase() ?? null);
}

export const addressesIn = (text: string): string[] => [
	...new Set([...text.matchAll(new RegExp(addressPattern, 'gi'))].map(([address]) => address.toLowerCase()))
];
