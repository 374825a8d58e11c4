/** What a moment of a pad is, and who sees them: rules for the server and the browser. */
import { includes, type Right } from '#kernel/access/rights.ts';
import { mayWrite, type Writers } from '../pad.ts';

/** Who sees the history: whoever reads the pad, or only whoever writes. */
export const pastChoices = ['readers', 'writers'] as const;
export type PastChoice = (typeof pastChoices)[number];

/** A lock keeps nobody from looking back who wrote before it. */
export const seesPast = ({ writers, past }: { writers: Writers; past: PastChoice }, right: Right | null): boolean =>
	past === 'readers' ? includes(right, 'read') : mayWrite({ writers, locked: false }, right);

/** A moment is the pad after its change of that number. A stretch is a quarter of an hour of them. Times in milliseconds. */
export type Stretch = { first: number; last: number; from: number; to: number; authors: number[] };
export type Person = { n: number; name: string; colour: string };
/** The change of this number was suggested by this person. */
export type Accepted = { n: number; by: number };
export type Named = { n: number; name: string };

/** The first moment of anybody's history, until what was before it is given up. */
export const firstMoment = 1;

type Spell = Omit<Stretch, 'last'>;

/** Stretches from the first moment that is seen to the last. */
export const stretchesOf = (spells: Spell[], first: number, last: number): Stretch[] =>
	spells
		.map((spell, place) => ({ ...spell, last: (spells[place + 1]?.first ?? last + 1) - 1 }))
		.filter((stretch) => stretch.last >= first)
		.map((stretch) => ({ ...stretch, first: Math.max(first, stretch.first) }));

/** As few as a slider can show, neighbours together. */
export function coarser(stretches: Stretch[], most: number): Stretch[] {
	const together = Math.ceil(stretches.length / most);
	const groups: Stretch[] = [];
	for (const [place, stretch] of stretches.entries()) {
		const last = groups.at(-1);
		if (place % together === 0 || !last) groups.push({ ...stretch });
		else {
			last.last = stretch.last;
			last.to = stretch.to;
			last.authors = [...new Set([...last.authors, ...stretch.authors])];
		}
	}
	return groups;
}

export const stretchAt = (stretches: Stretch[], n: number): Stretch | undefined =>
	stretches.find(({ last }) => n <= last) ?? stretches.at(-1);

/** The end of the stretch before, and of the one after. */
export function neighbours(stretches: Stretch[], n: number): { earlier: number | null; later: number | null } {
	const ends = stretches.map(({ last }) => last);
	return { earlier: ends.findLast((end) => end < n) ?? null, later: ends.find((end) => end > n) ?? null };
}

/** What somebody is called; who has no name is told from others by their number. */
export const nameIn = (people: Person[], n: number | null, somebody: (n: number) => string, nobody: string): string => {
	if (!n) return nobody;
	return people.find((person) => person.n === n)?.name || somebody(n);
};

/** How long what was given up can be brought back: as long as things lie in the trash. */
export const daysToRegret = 30;
export const dueAfter = (at: Date): Date => new Date(at.getTime() + daysToRegret * 86_400_000);

export const limits = { name: 80, named: 500 };
