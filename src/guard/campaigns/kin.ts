/** Of which campaign somebody's words are, and what is known of it. */
import type { Evidence } from '../judge/evidence.ts';
import { memoryAt, memoryNow } from './current.ts';
import { echoesIn } from './echo.ts';
import type { Kin, Member, Memory } from './memory.ts';
import { contactsIn, saidIn } from './said.ts';

/** From here on two texts are of one hand. Of what honest people wrote, none came so near to what was not. */
export const sameHand = 0.4;
/** One word in common is chance. */
const leastShared = 3;

const day = 86_400_000;

export type Company = {
	/** Decided against by a person, and the same hand. */
	follows: Member | null;
	/** Near it, and no more than that. */
	near: Member | null;
	/** Other people of that hand whose things wait for a person, within a day. */
	waiting: number;
	/** And those of whom several sides were sure. */
	sure: number;
	/** Strangers who said so today and lead elsewhere. */
	echoes: number;
	/** Under which name it goes; null where it is alone. */
	campaign: string | null;
	/** When it goes by several: they are one. */
	others: string[];
	said: Uint32Array;
	contacts: string[];
};

export const isSame = ({ alike, shared }: Kin): boolean => alike >= sameHand && shared >= leastShared;

const finestOf = (kin: readonly Kin[]): number =>
	Math.max(0, ...kin.filter(({ member }) => member.state === 'fine').map(({ alike }) => alike));

/** What a person found fine and is at least as near excuses it. */
function followed(kin: readonly Kin[], named: readonly Member[]): Member | null {
	const fine = finestOf(kin);
	if (named.some(({ state }) => state === 'fine')) return null;
	const same = kin.find((one) => one.member.state === 'against' && isSame(one) && one.alike > fine);
	return same?.member ?? (fine < sameHand ? (named.find(({ state }) => state === 'against') ?? null) : null);
}

const isOpen = ({ state }: Member): boolean => state === 'waits' || state === 'sure' || state === 'against';

function latelyOf(kin: readonly Kin[], named: readonly Member[], { maker, item, now }: Evidence): Member[] {
	const near = [...kin.filter(isSame).map(({ member }) => member), ...named];
	const since = now.getTime() - day;
	return near.filter((one) => one.at >= since && (one.maker === null || one.maker !== maker.id) && one.item !== item);
}

const makersOf = (members: readonly Member[], state: Member['state']): number =>
	new Set(members.filter((one) => one.state === state).map(({ maker, key }) => maker ?? key)).size;

function companyIn(memory: Memory, evidence: Evidence, text: string): Company {
	const contacts = contactsIn(text);
	const said = saidIn(text);
	// Whoever mends their own thing is not like it.
	const isOther = ({ item, maker }: Member): boolean =>
		item === null || item !== evidence.item || maker !== evidence.maker.id;
	const kin = memory.kinOf(said).filter(({ member }) => isOther(member));
	const named = memory.namingAny(contacts).filter(isOther);
	const lately = latelyOf(kin, named, evidence);
	// To be looked at together, what is near is near enough.
	const near = kin.filter(({ shared }) => shared >= leastShared);
	const mates = [...near.map(({ member }) => member), ...named].filter(isOpen);
	const campaigns = [...new Set(mates.flatMap(({ campaign }) => campaign ?? []))].sort();
	return {
		follows: followed(kin, named),
		near: near.find(({ member, alike }) => member.state === 'against' && alike > finestOf(kin))?.member ?? null,
		waiting: makersOf(lately, 'waits'),
		sure: makersOf(lately, 'sure'),
		echoes: echoesIn(kin.filter(isSame), evidence, contacts),
		campaign: campaigns[0] ?? null,
		others: campaigns.slice(1),
		said,
		contacts
	};
}

const companies = new WeakMap<Evidence, Company | Promise<Company>>();

const textOf = ({ title, text }: Evidence): string => `${title}\n${text}`;

function keep(evidence: Evidence, memory: Memory): Company {
	const company = companyIn(memory, evidence, textOf(evidence));
	companies.set(evidence, company);
	return company;
}

/** At hand but for the first, who wait for the memory to be read: never within a transaction. */
export function companyOf(evidence: Evidence): Company | Promise<Company> {
	const before = companies.get(evidence);
	if (before) return before;
	const memory = memoryAt(evidence.now);
	if (!(memory instanceof Promise)) return keep(evidence, memory);
	const asked = memory.then((read) => keep(evidence, read));
	companies.set(evidence, asked);
	return asked;
}

/** As it was found before, or by the memory as it stands; null where that is not read yet. Nothing is waited for. */
export function companyAtHand(evidence: Evidence): Company | null {
	const before = companies.get(evidence);
	if (before && !(before instanceof Promise)) return before;
	const memory = memoryNow();
	return memory && keep(evidence, memory);
}

/** What of somebody's words is remembered. */
export const saidBy = (evidence: Evidence): Pick<Company, 'said' | 'contacts'> =>
	companyAtHand(evidence) ?? { said: saidIn(textOf(evidence)), contacts: contactsIn(textOf(evidence)) };
