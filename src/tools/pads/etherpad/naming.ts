/** A name chosen for a new pad: under `/p/` as it was typed, and as its address where that is free. */
import { z } from 'zod';
import { ifGiven } from '#base/inputs.ts';
import type { Refusal } from '#base/refusal.ts';
import { malformed } from '#kernel/actions/perform.ts';
import { addressFault, tidyAddress } from '#kernel/items/address.ts';
import { mostLetters, nameFault, tidyName } from './name.ts';
import * as store from './store.ts';

export type Chosen = { name: string | null; address: string | null };

export const nameInput = ifGiven(z.string().max(400));

const refused = (code: string): Refusal => malformed({ fields: [{ field: 'name', code, limit: mostLetters }] });

/** @throws kernel.malformed where it may not be chosen, or another pad has it. */
export async function chosenName(typed: string | undefined): Promise<Chosen> {
	if (typed === undefined) return { name: null, address: null };
	const name = tidyName(typed);
	const fault = nameFault(name);
	if (fault) throw refused(fault);
	if (await store.isNameTaken(name)) throw refused('taken');
	const address = tidyAddress(name);
	if (addressFault(address)) return { name, address: null };
	if (!(await store.isAddressTaken(address))) return { name, address };
	// Another pad answers to these very letters already.
	if (address === name) throw refused('taken');
	return { name, address: null };
}

/** Somebody else chose the same at the same moment. */
export function tellTaken(problem: unknown): never {
	throw store.isNameClash(problem) ? refused('taken') : problem;
}

export async function keepName(item: string, { name }: Chosen): Promise<void> {
	if (name) await store.keepName(item, name).catch(tellTaken);
}
