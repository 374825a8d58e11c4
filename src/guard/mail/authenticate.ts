/**
 * Whose doing a mail is, as far as it can be proven: SPF, DKIM, DMARC and ARC by mailauth. What could not be asked is
 * `unknown`, never bad. A proof says who, not whether they mean well: a quarter of real phishing mails pass everything.
 */
import { authenticate as prove } from 'mailauth';
import { getDomain } from 'tldts';
import { type ArcResult, arcOf } from './arc.ts';
import { withoutExcess } from './headers.ts';
import type { Resolver } from './resolver.ts';
import type { Sender, SpfResult } from './spf.ts';

export type DkimResult = 'pass' | 'fail' | 'neutral' | 'policy' | 'none' | 'unknown';
export type DmarcResult = 'pass' | 'fail' | 'none' | 'unknown';
export type DmarcPolicy = 'none' | 'quarantine' | 'reject';

export type MailAuth = {
	spf: { result: SpfResult | 'unknown'; domain: string };
	/** The best of its signatures, and the domains of all that hold. */
	dkim: { result: DkimResult; domains: string[] };
	dmarc: { result: DmarcResult; policy: DmarcPolicy | null };
	arc: ArcResult;
	/** The registrable domain that From names and that proved it; null while nobody did. */
	proven: string | null;
};

type Row = { signingDomain?: string; status: { result: string } };
type Proof = Awaited<ReturnType<typeof prove>>;

const ranks: DkimResult[] = ['pass', 'unknown', 'policy', 'fail', 'neutral', 'none'];
const dkimWord = (word: string): DkimResult => (word === 'temperror' ? 'unknown' : (word as DkimResult));

function dkimOf({ results }: { results: Row[] }): MailAuth['dkim'] {
	const words = results.map(({ status }) => dkimWord(status.result));
	const domains = results.filter(({ status }) => status.result === 'pass').map(({ signingDomain }) => signingDomain!);
	return { result: ranks.find((rank) => words.includes(rank)) ?? 'none', domains: [...new Set(domains)] };
}

const spfOf = (proof: Proof): MailAuth['spf'] => {
	const { status, domain } = proof.spf as { status: { result: SpfResult }; domain: string };
	return { result: status.result === 'temperror' ? 'unknown' : status.result, domain };
};

function dmarcOf(proof: Proof): MailAuth['dmarc'] {
	if (!proof.dmarc) return { result: 'none', policy: null };
	const { status, policy } = proof.dmarc as { status: { result: string }; policy?: DmarcPolicy };
	const isKnown = status.result !== 'temperror';
	const result = status.result === 'permerror' ? 'none' : (status.result as DmarcResult);
	return { result: isKnown ? result : 'unknown', policy: policy ?? null };
}

const registrable = (domain: string): string => getDomain(domain, { allowPrivateDomains: true }) ?? domain;

/** DMARC's own word where there is one; where the domain asks for nothing, an aligned proof is as good. */
function provenOf(from: string | null, auth: Omit<MailAuth, 'proven'>): string | null {
	if (!from) return null;
	const domain = registrable(from);
	const isAligned = (other: string) => registrable(other) === domain;
	const holds =
		auth.dmarc.result === 'pass' ||
		auth.dkim.domains.some(isAligned) ||
		(auth.spf.result === 'pass' && isAligned(auth.spf.domain));
	return holds && auth.dmarc.result !== 'fail' ? domain : null;
}

/** @param from the domain that From names. */
export async function authenticate(raw: Buffer, sender: Sender, from: string | null, resolver: Resolver) {
	const asked = { ip: sender.remote, helo: sender.helo, sender: sender.from, mta: 'guard.invalid', strict: true };
	const bytes = withoutExcess(raw);
	const proof = await prove(bytes, { ...asked, resolver: resolver as never, disableBimi: true });
	const auth = {
		spf: spfOf(proof),
		dkim: dkimOf(proof.dkim as { results: Row[] }),
		dmarc: dmarcOf(proof),
		arc: await arcOf(bytes, proof.arc, resolver)
	};
	return { ...auth, proven: provenOf(from, auth) } satisfies MailAuth;
}
