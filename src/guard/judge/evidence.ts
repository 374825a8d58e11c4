/** All that the guard may know of an action when it weighs it. Gathered once, read by every signal. */
import type { FormTrace } from '#kernel/actions/action.ts';
import type { Language } from '#kernel/words/words.ts';

/** Who acts, and what is known of them from before. */
export type Maker = {
	id: string;
	kind: 'guest' | 'account' | 'house';
	/** Days since this host knows them; 0 for a guest seen for the first time. */
	days: number;
	mailProven: boolean;
	/** Things of theirs that stood for a month with nobody complaining. */
	stood: number;
	/** Decisions of the desk that went against them and were not undone. */
	against: number;
	/** An administrator of an association, or the desk, answers for them. */
	vouched: boolean;
	/** From 0 (never seen) to 1 (one of us). */
	trust: number;
};

/** Somebody of whom nothing is known. */
export const stranger = (id: string): Maker => ({
	id,
	kind: 'guest',
	days: 0,
	mailProven: false,
	stood: 0,
	against: 0,
	vouched: false,
	trust: 0
});

/** From here on somebody is known a little. */
export const leastTrust = 0.3;

/** Whoever is known a little may quote, warn, or mend their own text. */
export const isStranger = ({ maker }: { maker: Pick<Maker, 'trust' | 'stood' | 'vouched'> }): boolean =>
	maker.trust < leastTrust && maker.stood === 0 && !maker.vouched;

/** A stranger whom this host knows since today. */
export const isNewHere = ({ maker }: { maker: Maker }): boolean => maker.days < 1 && isStranger({ maker });

/** Where an action comes from. The address itself is never written down. */
export type Place = {
	address: string;
	/** Hashes whose salt changes every day: of the address, and of its /24 or /48. */
	hash: string;
	network: string;
};

/** An address found in what somebody wrote. */
export type Link = {
	/** As it was written. */
	text: string;
	/** In canonical form (Safe Browsing's rules), or null where it is none. */
	canonical: string | null;
	host: string;
	/** The part of the host somebody registered, private suffixes counted as suffixes; null for numbers. */
	domain: string | null;
};

export type Evidence = {
	/** The tool or room, and the kind of content: `polls.poll`, `polls.comment`, `portal.sign-up`. */
	tool: string;
	kind: string;
	act: string;
	/** The item acted upon; null while it is not there yet. */
	item: string | null;
	title: string;
	/** Everything else that was written, fields apart by an empty line. */
	text: string;
	language: Language;
	links: readonly Link[];
	/** Words in which unseen signs stood between letters before they were taken away. */
	hidden?: number;
	/** How many people it asks to write to. */
	mails: number;
	/** False where the tool itself says that it holds nothing: a form without a question, a pad that is one link. */
	substance: boolean;
	maker: Maker;
	place: Place | null;
	/** How the form was filled in; null for the API, jobs, and the command line. */
	form: FormTrace | null;
	now: Date;
};

const addedKinds: ReadonlySet<string> = new Set(['comment', 'vote']);

/** Something new, or what is added to it and can be shown by itself; a change of what stands is neither. */
export const isAdded = ({ item, kind, tool }: Evidence): boolean =>
	item === null ? tool !== 'portal' : addedKinds.has(kind.slice(kind.indexOf('.') + 1));

/** Whether it can wait for a person and nothing else with it. */
export const canWait = (evidence: Evidence): boolean => isAdded(evidence) || evidence.mails > 0;
