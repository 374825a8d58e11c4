/** Is this on a list, and by which of its expressions? */
import { canonicalParts, written } from '#guard/links/canonical.ts';
import { isEnding, isForTrials } from '#guard/links/domain.ts';
import { expressionsOf } from '#guard/links/expressions.ts';
import { listedBy } from '#guard/links/lookup.ts';
import { isShared } from '#guard/links/shared.ts';
import { listsWith, networkLists } from '#guard/network/lists.ts';
import { numberOf } from '#guard/network/ranges.ts';

export type Tried = {
	typed: string;
	/** How lists know it; null for what is no address. */
	canonical: string | null;
	expressions: number;
	isShared: boolean;
	found: { list: string; expression: string }[];
};

const longest = 2000;

async function tryNetwork(typed: string): Promise<Tried> {
	const found = listsWith(typed, await networkLists.now()).map(({ name }) => ({ list: name, expression: typed }));
	const link = await tryLink(typed.includes(':') ? `http://[${typed}]/` : typed, typed);
	return { ...link, found: [...found, ...link.found] };
}

const isPlausible = (host: string): boolean =>
	/^\[|^\d+(?:\.\d+){3}$/.test(host) || isForTrials(host) || isEnding(host.split('.').at(-1)!);

async function tryLink(address: string, typed: string): Promise<Tried> {
	const parts = canonicalParts(address);
	if (!parts || !isPlausible(parts.host)) return { typed, canonical: null, expressions: 0, isShared: false, found: [] };
	const listed = await listedBy(parts);
	return {
		typed,
		canonical: written(parts),
		expressions: expressionsOf(parts).length,
		isShared: isShared(parts.host),
		found: listed.map(({ list, expression }) => ({ list: list.name, expression }))
	};
}

export async function tried(text: string | null): Promise<Tried | null> {
	const typed = (text ?? '').trim().slice(0, longest);
	if (typed === '') return null;
	return numberOf(typed) ? tryNetwork(typed) : tryLink(typed, typed);
}
