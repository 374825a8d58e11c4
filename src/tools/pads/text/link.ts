import { isMailAddress, isWebAddress } from '#base/addresses.ts';

/** Links lead to the web or to a mail address, nowhere else. */
export function isLink(address: string): boolean {
	return isWebAddress(address) || (/^mailto:/i.test(address) && isMailAddress(address.slice(7).split('?')[0] ?? ''));
}
