/** Where a request comes from, kept only as a hash whose salt changes every day. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { derived } from '../settings/secret.ts';

/** IPv6 addresses of one household differ in their last half: they count as one. */
export const neighbourhood = (address: string): string =>
	address.includes(':') && !address.startsWith('::ffff:') ? address.split(':').slice(0, 4).join(':') : address;

export const placeHash = (address: string, day = new Date().toISOString().slice(0, 10)): string =>
	derived(`place ${day}`, neighbourhood(address)).subarray(0, 12).toString('base64url');

/** The /24 of an IPv4 address, the /48 of an IPv6 one: about one provider's corner. */
const networkOf = (address: string): string => {
	const plain = address.replace(/^::ffff:/, '');
	return plain.includes(':') ? plain.split(':').slice(0, 3).join(':') : plain.split('.').slice(0, 3).join('.');
};

export const networkHash = (address: string, day = new Date().toISOString().slice(0, 10)): string =>
	derived(`network ${day}`, networkOf(address)).subarray(0, 12).toString('base64url');

/**
 * The visitor's address behind `proxies` trusted proxies: each appended the address it saw to X-Forwarded-For.
 */
export function visitorAddress(socketAddress: string, forwardedFor: string | null, proxies: number): string {
	if (proxies === 0 || !forwardedFor) return socketAddress;
	const hops = forwardedFor.split(',').map((hop) => hop.trim());
	return hops.at(-proxies) ?? hops[0] ?? socketAddress;
}

type Asker = { readonly place: string | null };

const asking = new AsyncLocalStorage<Asker>();

/** Whatever is counted within counts for the place of whoever asks too; it is only worked out where it is needed. */
export const askedBy = <Result>(asker: Asker, work: () => Promise<Result>): Promise<Result> => asking.run(asker, work);

export const placeHere = (): string | null => asking.getStore()?.place ?? null;
