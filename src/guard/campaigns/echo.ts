/**
 * Strangers who write much the same within a day, from different networks, in words that are rare here, and lead each to
 * another place: what a campaign looks like before anybody decided of it. Pure.
 */
import type { Evidence } from '../judge/evidence.ts';
import type { Kin, Member } from './memory.ts';

const day = 86_400_000;
const fewestRare = 4;

export const domainsOf = ({ links }: Pick<Evidence, 'links'>): string[] => [
	...new Set(links.flatMap(({ domain, host }) => domain ?? host))
];

type Ways = Pick<Member, 'contacts' | 'domains'>;

const leads = ({ contacts, domains }: Ways): boolean => contacts.length > 0 || domains.length > 0;

/** Whoever names the same place may have read of it there. */
const leadsElsewhere = (one: Ways, other: Ways): boolean =>
	leads(one) &&
	!one.contacts.some((contact) => other.contacts.includes(contact)) &&
	!one.domains.some((domain) => other.domains.includes(domain));

const stillUnknown: ReadonlySet<Member['state']> = new Set(['passed', 'waits', 'sure']);

/** @param kin of one hand. @returns of how many people. */
export function echoesIn(kin: readonly Kin[], evidence: Evidence, contacts: readonly string[]): number {
	const ways = { contacts, domains: domainsOf(evidence) };
	if (!leads(ways)) return 0;
	const { maker, place, item, now } = evidence;
	const since = now.getTime() - day;
	const isEcho = ({ member, rare }: Kin): boolean =>
		rare >= fewestRare &&
		member.at >= since &&
		stillUnknown.has(member.state) &&
		member.maker !== null &&
		member.maker !== maker.id &&
		(item === null || member.item !== item) &&
		(place === null || member.network !== place.network) &&
		leadsElsewhere(member, ways);
	return new Set(kin.filter(isEcho).map(({ member }) => member.maker)).size;
}
