/** When so many sides speak against an action that no person need be asked before it is held back. Pure. */
import { isStranger, type Maker } from './evidence.ts';
import { type Found, scoreOf } from './signal.ts';

/** What reads the same words is one side, however often it says so. */
const sides: Record<string, string> = {
	words: 'text',
	learned: 'text',
	exchange: 'lists',
	links: 'links',
	known: 'known'
};

const leastPerSide = 2;
const fewestSides = 2;
const leastScore = 14;

const sideOf = ({ symbol }: Found): string => {
	const signal = symbol.split('.')[0]!;
	return sides[signal] ?? signal;
};

function strongSides(found: readonly Found[]): number {
	const sums = new Map<string, number>();
	for (const one of found) sums.set(sideOf(one), (sums.get(sideOf(one)) ?? 0) + one.points);
	return [...sums.values()].filter((points) => points >= leastPerSide).length;
}

/** Of a stranger, by two sides at least that know nothing of each other. */
export const isSure = (found: readonly Found[], maker: Pick<Maker, 'trust' | 'stood' | 'vouched'>): boolean =>
	isStranger({ maker }) && scoreOf(found) >= leastScore && strongSides(found) >= fewestSides;
