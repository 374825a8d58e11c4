/** The address an owner chose for an item, in place of its id. Pure. */
import { isId } from '#base/ids.ts';
import { slugOf } from '#base/text.ts';

export const addressLength = { min: 3, max: 60 };

/** First words of addresses below a tool, now or one day: no item may stand in their way. */
const reserved = new Set(
	(
		'about abuse account admin api assets archive calendar compare copy create delete desk documents draft drafts ' +
		'duplicate edit embed example examples export feed feeds file files folder folders guest guests help home host ' +
		'hosts import index invitation invitations item items key keys languages legal letter letters link links list ' +
		'live login logout manage mine move new news null offer offers password print privacy public qr read report ' +
		'reports results root rss rules sample samples search settings share sign-in sign-up space spaces start ' +
		'statistics support system template templates terms test tests things tool tools trash undefined unlock ' +
		'unsubscribe upload user users vote votes websocket webhooks'
	).split(' ')
);

/** What was typed as small letters, digits and hyphens: `Fête d’été 2027` → `fete-d-ete-2027`. */
export const tidyAddress = (typed: string): string => slugOf(typed, { max: addressLength.max });

export type AddressFault = 'too-short' | 'not-allowed';

/** @param address already tidied. */
export function addressFault(address: string): AddressFault | null {
	if (address.length < addressLength.min) return 'too-short';
	return reserved.has(address) || isId(address) ? 'not-allowed' : null;
}
