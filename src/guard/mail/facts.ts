/** All that the symbols of mail look at: the mail, who handed it over, what could be proven, and what is remembered. */
import type { MailAuth } from './authenticate.ts';
import type { Bounce } from './bounce.ts';
import type { Seen } from './html.ts';
import type { Mail } from './read.ts';
import type { RspamdSays } from './rspamd.ts';
import type { Envelope } from './spf.ts';

/** What is known of the domain that proved itself: from 0 (all of it was bad) to 1; null while too little is known. */
export type Standing = number | null;

export type Facts = {
	mail: Mail;
	seen: Seen;
	envelope: Envelope;
	/** Null where nothing was asked. */
	auth: MailAuth | null;
	bounce: Bounce | null;
	standing: Standing;
	/** Block lists of DNS that name the address it comes from. */
	listed: readonly string[];
	rspamd: RspamdSays | null;
	/** The domains of this host. */
	ours: readonly string[];
};
