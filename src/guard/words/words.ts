/** What terms say of a writing: symbols with points and the reason. */
import type { Evidence } from '../judge/evidence.ts';
import type { Found } from '../judge/signal.ts';
import { isDisguised } from './fold.ts';
import { type Hit, hitsIn, type Matcher, type Writing } from './matcher.ts';

const pointsForDisguise = 3;
const mostNamed = 20;
const mostShown = 5;
const longestShown = 40;

/** What names somebody: accounts and spaces say the name first, and then the rest. */
const naming = /^(accounts|spaces)\.|^portal\.(sign-up|change-profile)$/;

type Part = Writing['parts'][number];

function partsOf({ kind, title, text }: Evidence): Part[] {
	if (!naming.test(kind)) {
		return [
			{ field: 'title', text: title },
			{ field: 'text', text }
		];
	}
	const end = title === '' ? text.indexOf('\n\n') : 0;
	const cut = end === -1 ? text.length : end;
	return [
		{ field: 'name', text: title || text.slice(0, cut) },
		{ field: 'text', text: text.slice(cut) }
	];
}

export function writingOf(evidence: Evidence): Writing {
	const { kind, language, links } = evidence;
	const addresses = links.map((link) => `${link.text}\n${link.canonical ?? ''}`).join('\n');
	return { kind, language, parts: [...partsOf(evidence), { field: 'address', text: addresses }] };
}

/** The heaviest counts whole, the second half, the third a third: many weak signs are not a proof. */
export const sumOf = (points: readonly number[], most: number): number => {
	const sum = [...points].sort((one, other) => other - one).reduce((all, one, place) => all + one / (place + 1), 0);
	return Math.round(Math.min(sum, most) * 100) / 100;
};

const shown = (hit: Hit, { parts }: Writing): string =>
	parts[hit.part]!.text.slice(hit.start, hit.end).replace(/\s+/g, ' ').slice(0, longestShown);

/** However many terms are met: what is suspicious makes a person look at most, what is forbidden holds it back. */
type Says = { symbol: string; most: number; of(hit: Hit): boolean };

const says: Says[] = [
	{ symbol: 'words.forbidden', most: 12, of: ({ list }) => !list.isForeign && list.weight === 'forbidden' },
	{ symbol: 'words.suspicious', most: 6, of: ({ list }) => !list.isForeign && list.weight === 'suspicious' },
	{ symbol: 'exchange.words', most: 6, of: ({ list }) => Boolean(list.isForeign) }
];

function symbolOf({ symbol, most }: Says, hits: readonly Hit[], writing: Writing): Found {
	const heaviest = hits.toSorted((one, other) => other.points - one.points);
	const { id, since } = heaviest[0]!.list;
	return {
		symbol,
		...(since && { by: { what: `list:${id}`, since } }),
		points: sumOf(
			hits.map(({ points }) => points),
			most
		),
		gaps: {
			count: hits.length,
			words: [...new Set(heaviest.map((hit) => shown(hit, writing)))].slice(0, mostShown).join(', '),
			// For the desk: what it decides tells how precise each term is.
			terms: heaviest
				.slice(0, mostNamed)
				.map(({ term }) => term)
				.join(',')
		}
	};
}

function disguiseIn(hits: readonly Hit[], writing: Writing): Found[] {
	const isHidden = ({ part, start, end, spelled }: Hit) => {
		const { field, text } = writing.parts[part]!;
		return field !== 'address' && (spelled || isDisguised(text.slice(start, end)));
	};
	const hidden = hits.find(isHidden);
	return hidden
		? [{ symbol: 'words.disguised', points: pointsForDisguise, gaps: { word: shown(hidden, writing) } }]
		: [];
}

/** Pure: the same words and terms always say the same. */
export function symbolsOf(hits: readonly Hit[], writing: Writing): Found[] {
	if (hits.length === 0) return [];
	const found = says.flatMap((saying) => {
		const some = hits.filter(saying.of);
		return some.length > 0 ? [symbolOf(saying, some, writing)] : [];
	});
	return [...found, ...disguiseIn(hits, writing)];
}

export function wordsIn(matcher: Matcher, evidence: Evidence): Found[] {
	const writing = writingOf(evidence);
	return symbolsOf(hitsIn(matcher, writing), writing);
}
