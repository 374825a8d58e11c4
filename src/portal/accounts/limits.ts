/** How often one may try, from one place and against one account. */
import { spend } from '#kernel/limits/rate.ts';

const rates = {
	'sign-in': { place: { perMinute: 10, burst: 20 }, account: { perMinute: 2, burst: 10 } },
	'sign-up': { place: { perMinute: 1, burst: 8 }, account: { perMinute: 1 / 15, burst: 3 } },
	reset: { place: { perMinute: 1, burst: 8 }, account: { perMinute: 1 / 15, burst: 3 } },
	second: { place: { perMinute: 10, burst: 20 }, account: { perMinute: 2, burst: 10 } },
	password: { place: { perMinute: 10, burst: 20 }, account: { perMinute: 2, burst: 10 } },
	passkey: { place: { perMinute: 20, burst: 30 }, account: { perMinute: 10, burst: 20 } },
	letter: { place: { perMinute: 1, burst: 6 }, account: { perMinute: 1 / 15, burst: 3 } }
};

export type Tried = keyof typeof rates;

/**
 * Counts a try.
 * @param account its id or mail address, whether or not there is such an account.
 * @throws kernel.too-many
 */
export function tries(what: Tried, place: string | null, account: string | null): void {
	if (place) spend({ name: `${what} place`, ...rates[what].place }, place);
	if (account) spend({ name: `${what} account`, ...rates[what].account }, account.trim().toLowerCase().slice(0, 260));
}
