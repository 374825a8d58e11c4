/** Hashes of short runs of letters and words, 32 bits; after the finisher of MurmurHash3. */

export const step = (hash: number, unit: number): number => {
	const next = Math.imul(hash ^ unit, 0x01000193);
	return Math.imul(next ^ (next >>> 13), 0x5bd1e995);
};

export const mixed = (hash: number): number => {
	let next = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	next = Math.imul(next ^ (next >>> 13), 0xc2b2ae35);
	return (next ^ (next >>> 16)) >>> 0;
};
