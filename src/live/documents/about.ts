/** What can be said of changes without reading them again: who was at it when, and whose hand wrote what. */
import * as Y from 'yjs';
import type { Change } from './shelf.ts';

/** Changes of one quarter of an hour: no day of any zone ends within. Times in milliseconds. */
export type Spell = { first: number; from: number; to: number; authors: number[] };
/** What one client wrote, by Yjs's own clock of that client: from there, up to but without there. */
export type Hand = { client: number; from: number; to: number; author: number };
export type About = { spells: Spell[]; hands: Hand[] };

const quarter = 15 * 60_000;
const quarterOf = (at: number): number => Math.floor(at / quarter);

export function spellsOf(changes: Change[], before: Spell[] = []): Spell[] {
	const spells = before.map((spell) => ({ ...spell, authors: [...spell.authors] }));
	for (const { sequence, author, at } of changes) {
		const time = at.getTime();
		const last = spells.at(-1);
		if (last && quarterOf(last.from) === quarterOf(time)) {
			last.to = Math.max(last.to, time);
			if (!last.authors.includes(author)) last.authors.push(author);
		} else spells.push({ first: sequence, from: time, to: time, authors: [author] });
	}
	return spells;
}

type Struct = { id: { client: number; clock: number }; length: number };
const structsOf = (bytes: Uint8Array): Struct[] =>
	Y.decodeUpdate(bytes).structs.filter((struct) => !(struct instanceof Y.Skip)) as Struct[];

/** Whoever brought something first wrote it; those who send it again add nothing. */
export function handsOf(changes: Change[], before: Hand[] = []): Hand[] {
	const hands = before.map((hand) => ({ ...hand }));
	const lastOf = new Map(hands.map((hand) => [hand.client, hand]));
	for (const { author, bytes } of changes) {
		for (const { id, length } of structsOf(bytes)) {
			const known = lastOf.get(id.client);
			const from = Math.max(id.clock, known?.to ?? 0);
			const to = id.clock + length;
			if (to <= from) continue;
			if (known && known.author === author && known.to === from) known.to = to;
			else {
				const hand = { client: id.client, from, to, author };
				hands.push(hand);
				lastOf.set(id.client, hand);
			}
		}
	}
	return hands;
}

export const aboutOf = (changes: Change[], before: About = { spells: [], hands: [] }): About => ({
	spells: spellsOf(changes, before.spells),
	hands: handsOf(changes, before.hands)
});

/** Of several runs one after another as of one. */
export const allOf = (abouts: About[]): About => ({
	spells: abouts.flatMap(({ spells }) => spells).reduce(withSpell, []),
	hands: abouts.flatMap(({ hands }) => hands).reduce(withHand, [])
});

function withSpell(spells: Spell[], spell: Spell): Spell[] {
	const last = spells.at(-1);
	if (last && quarterOf(last.from) === quarterOf(spell.from)) {
		last.to = Math.max(last.to, spell.to);
		last.authors = [...new Set([...last.authors, ...spell.authors])];
	} else spells.push({ ...spell, authors: [...spell.authors] });
	return spells;
}

function withHand(hands: Hand[], hand: Hand): Hand[] {
	const last = hands.at(-1);
	if (last && last.client === hand.client && last.author === hand.author && last.to === hand.from) last.to = hand.to;
	else hands.push({ ...hand });
	return hands;
}

/** Who wrote a stretch of one client's clock, piece by piece; null where nobody knows. */
export type WhoWrote = (client: number, from: number, to: number) => { author: number | null; to: number }[];

export function whoWrote(hands: Hand[]): WhoWrote {
	const byClient = Map.groupBy(hands, ({ client }) => client);
	for (const own of byClient.values()) own.sort((one, other) => one.from - other.from);
	return (client, from, to) => {
		const own = byClient.get(client) ?? [];
		const pieces: { author: number | null; to: number }[] = [];
		for (let at = from; at < to; at = pieces.at(-1)!.to) {
			const next = firstAfter(own, at);
			const hand = own[next - 1];
			if (hand && at < hand.to) pieces.push({ author: hand.author, to: Math.min(to, hand.to) });
			else pieces.push({ author: null, to: Math.min(to, own[next]?.from ?? to) });
		}
		return pieces;
	};
}

/** Where in a sorted list those begin that start after a place. */
function firstAfter(sorted: Hand[], place: number): number {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (sorted[middle]!.from <= place) low = middle + 1;
		else high = middle;
	}
	return low;
}
