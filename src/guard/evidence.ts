/** Gathers what may be known of an action. */
import type { Action, Deed, ItemDeed, Weight } from '#kernel/actions/action.ts';
import type { Caller } from '#kernel/actions/perform.ts';
import { networkHash, placeHash } from '#kernel/limits/place.ts';
import type { Evidence, Place } from './judge/evidence.ts';
import { linksIn } from './links/find.ts';
import { makerOf, unknownMaker } from './trust.ts';

/** The guard reads so much of a text and no more: what is longer is judged by its beginning. */
const mostRead = 200_000;

/** A whole address again, where only its network was kept (IPv6). */
const wholeAddress = (address: string): string =>
	/^[\da-f]+(:[\da-f]*){3}$/i.test(address) ? `${address}::` : address;

function placeOf({ address }: Caller): Place | null {
	if (!address) return null;
	const whole = wholeAddress(address);
	return { address: whole, hash: placeHash(address), network: networkHash(whole) };
}

const roomOf = ({ name }: Action): string => name.split('.')[0]!;
const verbOf = ({ name }: Action): string => name.slice(name.indexOf('.') + 1);

/** A name, or a word or two: nothing that could be judged by its words. */
const leastWords = 20;

/** Whether there is anything to read, or the deed itself is worth a look. */
export const isSmall = ({ title, words, effort, mails }: Weight): boolean =>
	effort < 3 && !mails && words.reduce((sum, word) => sum + (word?.length ?? 0), title?.length ?? 0) < leastWords;

export async function evidenceOf(
	action: Action,
	weight: Weight,
	deed: Deed<unknown> | ItemDeed<unknown>,
	caller: Caller
): Promise<Evidence> {
	const title = (weight.title ?? '').slice(0, mostRead);
	const text = weight.words
		.filter((word) => word)
		.join('\n\n')
		.slice(0, mostRead);
	const room = 'pass' in deed ? deed.pass.about.tool : roomOf(action);
	return {
		tool: room,
		kind: `${roomOf(action)}.${weight.kind ?? verbOf(action)}`,
		act: action.name,
		item: 'pass' in deed ? deed.pass.item : null,
		title,
		text,
		language: deed.language,
		links: linksIn(`${title}\n\n${text}`),
		hidden: caller.hidden ?? 0,
		mails: weight.mails ?? 0,
		substance: weight.substance ?? true,
		maker: isSmall(weight) ? unknownMaker(deed.actor) : await makerOf(deed.actor),
		place: placeOf(caller),
		form: caller.form ?? null,
		now: deed.now
	};
}
