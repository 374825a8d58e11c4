/** What the addresses in a text say of it. */
import { settings } from '#kernel/settings/settings.ts';
import { type Evidence, type Link, leastTrust } from '../judge/evidence.ts';
import type { Found, Signal } from '../judge/signal.ts';
import type { Held } from '../lists/holding.ts';
import { partsOfCanonical } from './canonical.ts';
import type { FoundLink, Trick } from './find.ts';
import { hintOf } from './hint.ts';
import { likenessOf } from './lookalike.ts';
import { type AddressIndex, addressLists, confirmed, type Listed, type Suspect, suspectsIn } from './lookup.ts';
import { isShortener } from './shorteners.ts';

/** Looking at more addresses than these tells no more of a text. */
const mostLooked = 200;

const tricksOf = (link: Link): readonly Trick[] => ('tricks' in link ? (link as FoundLink).tricks : []);

const trickPoints: Record<Trick, number> = {
	invisible: 3,
	defanged: 1.5,
	mislabelled: 4,
	userinfo: 5,
	encoded: 1.5,
	'mixed-scripts': 5,
	data: 4
};

function hidden(links: readonly Link[]): Found[] {
	const tricks = new Set(links.flatMap(tricksOf));
	return [...tricks].map((trick) => {
		const shown = links.find((link) => tricksOf(link).includes(trick))!;
		return { symbol: `links.hidden.${trick}`, points: trickPoints[trick], gaps: { host: shown.host } };
	});
}

/** Words for machines alone: a style that hides them, or letters nobody sees within words. */
const hidingStyle =
	/style\s{0,5}=\s{0,5}["'][^"'<>]{0,200}?(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden|font-size\s{0,5}:\s{0,5}0|text-indent\s{0,5}:\s{0,5}-\d{3}|(?:left|top)\s{0,5}:\s{0,5}-\d{3})/i;
const unseenWithin = /\p{L}[\u00AD\u200B\u2060\uFEFF]+\p{L}/gu;
const unseen = /[\u00AD\u200B\u2060\uFEFF]/;
const leastUnseen = 5;

const lettersUnseen = (text: string): number => (unseen.test(text) ? [...text.matchAll(unseenWithin)].length : 0);

function hiddenText({ text }: Evidence): Found[] {
	const isHidden = hidingStyle.test(text) || lettersUnseen(text.slice(0, 20_000)) >= leastUnseen;
	return isHidden ? [{ symbol: 'links.hidden.text', points: 4 }] : [];
}

const sitesOf = (links: readonly Link[]): Set<string> => new Set(links.map(({ domain, host }) => domain ?? host));

/** Steps, so that one more address never decides alone. */
function many({ links, text, title }: Evidence): Found[] {
	const count = links.length;
	const steps = [10, 30, 100, 300].filter((least) => count >= least).length;
	const isListing = count >= 3 && (text.length + title.length) / count < 60;
	const points = steps * 1.5 + (isListing ? 1 : 0) + (steps > 0 && sitesOf(links).size < 3 ? 0.5 : 0);
	return points > 0 ? [{ symbol: 'links.many', points, gaps: { count } }] : [];
}

/** Whoever was never here before has the least reason to hide where an address leads. */
function shortened(links: readonly Link[], { maker }: Evidence): Found[] {
	const hosts = new Set(links.map(({ host }) => host).filter(isShortener));
	const [host] = hosts;
	return host
		? [
				{
					symbol: 'links.shortened',
					points: Math.min(3, (maker.days < 1 && maker.trust < leastTrust ? 2.5 : 1) + hosts.size / 2),
					gaps: { host }
				}
			]
		: [];
}

function numeric(links: readonly Link[]): Found[] {
	const link = links.find(({ host, domain }) => domain === null && /^\[|^\d+(?:\.\d+){3}$/.test(host));
	return link ? [{ symbol: 'links.numeric', points: 3, gaps: { host: link.host } }] : [];
}

const likenessPoints = { twin: 8, within: 5, near: 3 };

function lookalike(links: readonly Link[]): Found[] {
	const base = settings().BASE_URL;
	for (const host of new Set(links.map(({ host }) => host))) {
		const likeness = likenessOf(host, base);
		if (likeness) return [{ symbol: 'links.lookalike', points: likenessPoints[likeness], gaps: { host } }];
	}
	return [];
}

/** Tiny on purpose: it may order a queue, it may not fill it. */
function hint(links: readonly Link[]): Found[] {
	let highest = 0;
	for (const { canonical } of links) if (canonical) highest = Math.max(highest, hintOf(partsOfCanonical(canonical)));
	return highest > 0.5 ? [{ symbol: 'links.hint', points: 0.5 }] : [];
}

const pointsOf = (listed: readonly Listed[]): number => {
	const lists = new Set(listed.map(({ list }) => list.id)).size;
	const isExact = listed.some(({ isWhole }) => !isWhole);
	return Math.min(14, (isExact ? 10 : 7) + (lists - 1) * 3);
};

async function listedAmong(suspects: readonly Suspect[]): Promise<Found[]> {
	const listed = await confirmed(suspects);
	const first = listed[0];
	if (!first) return [];
	return [
		{ symbol: 'links.listed', points: pointsOf(listed), gaps: { address: first.expression, list: first.list.name } }
	];
}

const suspectsAmong = (links: readonly Link[], lists: readonly Held<AddressIndex>[]): Suspect[] =>
	[...new Set(links.flatMap(({ canonical }) => canonical ?? []))].flatMap((canonical) =>
		suspectsIn(partsOfCanonical(canonical), lists)
	);

const looked = (evidence: Evidence): Found[] => {
	const links = evidence.links.slice(0, mostLooked);
	return [
		...hidden(links),
		...hiddenText(evidence),
		...many(evidence),
		...shortened(links, evidence),
		...numeric(links),
		...lookalike(links),
		...hint(links)
	];
};

export const linkSignals: Signal[] = [
	{
		name: 'links',
		version: '1',
		cost: 'text',
		look: (evidence) => (evidence.links.length > 0 ? looked(evidence) : [])
	},
	{
		name: 'links.lists',
		/** Which editions were asked. */
		get version() {
			const held = addressLists.held();
			return `1${held.map(({ id, edition }) => ` ${id.slice(0, 6)}.${edition}`).join('')}`;
		},
		cost: 'text',
		ready: addressLists.refresh,
		look({ links }) {
			if (links.length === 0) return [];
			const lists = addressLists.now();
			if (lists instanceof Promise) return lists.then((held) => listedAmong(suspectsAmong(links, held)));
			const suspects = suspectsAmong(links, lists);
			return suspects.length > 0 ? listedAmong(suspects) : [];
		}
	}
];
