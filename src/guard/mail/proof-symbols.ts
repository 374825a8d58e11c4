/** What could be proven of a sender. A proof takes no points away: spammers prove who they are, too. */
import type { Found } from '../judge/signal.ts';
import type { MailAuth } from './authenticate.ts';
import type { Facts } from './facts.ts';

const spfPoints: Partial<Record<MailAuth['spf']['result'], number>> = { fail: 2, softfail: 0.8, permerror: 0.3 };

function spfSymbols({ spf }: MailAuth): Found[] {
	const points = spfPoints[spf.result];
	return points ? [{ symbol: `mail.spf-${spf.result}`, points, gaps: { domain: spf.domain } }] : [];
}

function dkimSymbols({ dkim }: MailAuth): Found[] {
	if (dkim.result === 'none') return [{ symbol: 'mail.dkim-none', points: 0.3 }];
	// Lists change what they pass on: a broken signature says little.
	return dkim.result === 'fail' ? [{ symbol: 'mail.dkim-fail', points: 0.5 }] : [];
}

const dmarcPoints = { reject: 5, quarantine: 3, none: 0.5 } as const;

function dmarcSymbols({ dmarc }: MailAuth, domain: string): Found[] {
	if (dmarc.result !== 'fail') return [];
	const policy = dmarc.policy ?? 'none';
	return [{ symbol: `mail.dmarc-${policy}`, points: dmarcPoints[policy], gaps: { domain } }];
}

const leastKnown = 0.25;

/** What is remembered of a domain counts only where the domain proved itself, and never much. */
function standingSymbols({ standing, auth }: Facts): Found[] {
	if (standing === null || !auth?.proven) return [];
	const gaps = { domain: auth.proven };
	if (standing >= 0.5 + leastKnown) return [{ symbol: 'mail.domain-good', points: -standing, gaps }];
	if (standing <= 0.5 - leastKnown) return [{ symbol: 'mail.domain-bad', points: 3 * (1 - standing), gaps }];
	return [];
}

export function proofSymbols(facts: Facts): Found[] {
	const { auth, listed, mail } = facts;
	const domain = mail.from?.address.split('@').pop() ?? '';
	const lists = listed.slice(0, 2).map((zone) => ({ symbol: 'mail.listed', points: 2.5, gaps: { zone } }));
	const said = auth ? [...spfSymbols(auth), ...dkimSymbols(auth), ...dmarcSymbols(auth, domain)] : [];
	return [...said, ...standingSymbols(facts), ...lists];
}
