/** Today's hashes of the networks a ban speaks of. What was kept of visitors can be compared with nothing else. */
import type { BanKind } from '#guard/people/ban.ts';
import { networkHash } from '#kernel/limits/place.ts';

/** Every /24 within; of IPv6 the /48 it lies in. A /16 has 256 of them. */
export function networksOf(kind: BanKind, value: string): string[] {
	if (kind !== 'network') return [];
	const [address = '', length = ''] = value.split('/');
	if (address.includes(':')) return [networkHash(address)];
	const count = Number(length) >= 24 ? 1 : 2 ** (24 - Number(length));
	const [one = 0, two = 0, three = 0] = address.split('.').map(Number);
	const start = three - (three % Math.min(256, count));
	return Array.from({ length: count }, (_, place) => networkHash(`${one}.${two}.${start + place}.0`));
}
