/** What people decide tells how right each followed list is, and what our own lists may tell others. */
import { afterCommit, transaction } from '#kernel/database/connection.ts';
import type { Found } from '../judge/signal.ts';
import { isBad } from '../words/precision.ts';
import { sharedDomain, signatureAsText } from './entry.ts';
import { forgetFollows } from './held.ts';
import * as store from './store.ts';

const namesLists = ['exchange.domain', 'exchange.text', 'exchange.rule'];

/** The followed lists named by the symbols of an event. */
export function listsMet(symbols: readonly Pick<Found, 'symbol' | 'gaps'>[]): number[] {
	const named = symbols
		.filter(({ symbol }) => namesLists.includes(symbol))
		.flatMap(({ gaps }) => String(gaps?.lists ?? '').split(','));
	return [...new Set(named.map(Number).filter((id) => Number.isSafeInteger(id) && id > 0))];
}

async function settle({ id, abuse, fine, suspendedWhy, vouched }: store.Use): Promise<void> {
	const bad = isBad({ abuse, fine });
	if (bad && suspendedWhy === null && !vouched) await store.suspendForPrecision(id, new Date());
	if (!bad && suspendedWhy === 'precision') await store.resumeForPrecision(id);
}

async function judgeLists(ids: readonly number[], abuse: number, fine: number): Promise<void> {
	for (const use of await store.countUse(ids, abuse, fine)) await settle(use);
	afterCommit(forgetFollows);
}

async function tellOurs(event: string, abuse: number, fine: number): Promise<void> {
	const written = await store.writtenIn(event);
	if (!written) return;
	const at = new Date();
	const domains = [...new Set(written.domains.flatMap((domain) => sharedDomain(domain) ?? []))];
	if (domains.length > 0) await store.countValues({ holds: 'domains', values: domains, abuse, fine, at });
	if (written.signature) {
		await store.countValues({ holds: 'texts', values: [signatureAsText(written.signature)], abuse, fine, at });
	}
}

/**
 * For every decision of the desk, within its transaction.
 * @param event whose domains and text our growing lists may name, or null.
 * @param undo takes the same decision back, wholly.
 */
export async function exchangeDecided(
	event: string | null,
	symbols: readonly Pick<Found, 'symbol' | 'gaps'>[],
	wasAbuse: boolean,
	undo = false
): Promise<void> {
	const step = undo ? -1 : 1;
	const [abuse, fine] = wasAbuse ? [step, 0] : [0, step];
	await transaction(async () => {
		const ids = listsMet(symbols);
		if (ids.length > 0) await judgeLists(ids, abuse, fine);
		if (event !== null) await tellOurs(event, abuse, fine);
	});
}
