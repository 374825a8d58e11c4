/** Who may send for a domain (RFC 7208), by mailauth in its strict mode: the lenient one lets wrong records pass. */
import { spf } from 'mailauth/lib/spf/index.js';
import type { Resolver } from './resolver.ts';

export type SpfResult = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'permerror' | 'temperror';

export type Sender = {
	/** The address that hands the mail over. */
	remote: string;
	helo: string;
	/** MAIL FROM; empty for bounces. */
	from: string;
};

export type Envelope = Sender & { to: readonly string[] };

type Checked = { status: { result: SpfResult }; domain: string; explanation?: string };

/** @param milliseconds for the whole evaluation; temperror when it takes longer. */
export async function checkSpf({ remote, helo, from }: Sender, resolver: Resolver, milliseconds = 5_000) {
	const asked = { ip: remote, helo, sender: from, mta: 'guard.invalid', strict: true, maxElapsedTime: milliseconds };
	const { status, domain, explanation } = (await spf({ ...asked, resolver: resolver as never })) as Checked;
	return { result: status.result, domain, explanation: explanation ?? null };
}
