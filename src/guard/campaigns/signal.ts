/** What the memory of campaigns says of an action. */
import { canWait, type Evidence, isNewHere, isStranger, type Maker } from '../judge/evidence.ts';
import { type Found, type Signal, scoreOf } from '../judge/signal.ts';
import { leeway, usualThresholds } from '../judge/verdict.ts';
import { memoryRead } from './current.ts';
import { type Company, companyOf } from './kin.ts';
import type { Member } from './memory.ts';

/** Never less than this, */
const leastOfCampaign = 3;
const pointsOfNear = 3;
/** Of one, two, three others who wait. */
const pointsOfWaiting = [2, 3.5, 5];
/** Of two others about whom several sides were sure. */
const pointsOfSure = 6;
const fewestSure = 2;

/** What is only near follows where it is doubtful by itself. */
const doubtful = 5;

/** and as much as is wanting for quarantine, not more: what follows may be appealed, so it is never refused for it. */
const pointsOfCampaign = (own: number, { trust }: Maker): number =>
	Math.max(leastOfCampaign, usualThresholds.quarantine! * leeway({ trust }) - Math.max(0, own));

const followedFound = ({ caseId, decision }: Member, points: number): Found => ({
	symbol: caseId === null ? 'known.campaign' : 'known.campaign-of',
	points: Math.ceil(points * 10) / 10,
	gaps: { case: caseId ?? '', count: 1, decision: decision ?? '' }
});

function othersFound({ waiting, sure }: Company): Found[] {
	if (sure >= fewestSure) return [{ symbol: 'known.sure', points: pointsOfSure, gaps: { count: sure } }];
	const count = waiting + sure;
	if (count === 0) return [];
	const points = pointsOfWaiting[Math.min(count, pointsOfWaiting.length) - 1]!;
	return [{ symbol: 'known.waiting', points, gaps: { count } }];
}

/** Where a person decided of the campaign, that counts; otherwise who else waits. @param found what the others found. */
function companyFound(company: Company, { maker }: Evidence, found: readonly Found[]): Found[] {
	const { follows, near } = company;
	const own = scoreOf(found);
	const one = follows ?? (own >= doubtful ? near : null);
	if (one) return [followedFound(one, pointsOfCampaign(own, maker))];
	return [...(near ? [{ symbol: 'known.near', points: pointsOfNear }] : []), ...othersFound(company)];
}

/** @param read what its company says of it, at once where the memory is at hand. */
function inCompany(evidence: Evidence, read: (company: Company) => Found[]): Found[] | Promise<Found[]> {
	const company = companyOf(evidence);
	return company instanceof Promise ? company.then(read) : read(company);
}

export const campaigns: Signal = {
	name: 'known.campaigns',
	version: '1',
	cost: 'last',
	ready: () => memoryRead(new Date()),
	look: (evidence, found = []) =>
		(evidence.text || evidence.title) && isStranger(evidence)
			? inCompany(evidence, (company) => companyFound(company, evidence, found))
			: []
};

const pointsOfEchoes = 3;

const echoFound = ({ echoes: count }: Company): Found[] =>
	count > 0 ? [{ symbol: 'known.echo', points: pointsOfEchoes, floor: 'hold', gaps: { count } }] : [];

/** What several echo is looked at before others see it. */
export const echoes: Signal = {
	name: 'known.echoes',
	version: '1',
	cost: 'last',
	look: (evidence) => (isNewHere(evidence) && canWait(evidence) ? inCompany(evidence, echoFound) : [])
};
