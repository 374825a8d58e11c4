/** What the page of a poll shows to one visitor: read once, decided by the rules, nothing else leaves the server. */
import { isZone } from '#base/zones.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { type ChangedSince, changedSince } from '../changed-since.ts';
import { type VisibleComment, visibleComments, whyNotComment } from '../comment.ts';
import { invitedName } from '../deciding/inviting/answered.ts';
import { canAnswer, mayVote, runsPoll, type Who } from '../may.ts';
import { isListed, isOpen, type OptionId, type Poll } from '../poll.ts';
import { mayPropose, optionsFor, type VisibleOption } from '../proposal.ts';
import { type Sight, sightOf, type VisibleBallot } from '../sight.ts';
import * as store from '../store.ts';
import { seenBy, whoOf } from '../who.ts';
import { noStanding, type Standing, standingOf } from './standing.ts';

/**
 * What stands where one answers: an empty ballot with the name known here, or for one more person; one that is changed,
 * one that its voter is asked about before it is taken back, what was answered already, or nothing.
 */
export type Answering =
	| { kind: 'new'; name: string; again: boolean }
	| { kind: 'change' | 'withdraw'; ballot: VisibleBallot }
	| { kind: 'answered' }
	| { kind: 'none' };

export type Visit = {
	poll: Poll;
	who: Who;
	now: Date;
	open: boolean;
	/** Those that can be answered. */
	options: VisibleOption[];
	/** Proposals that wait for the owner, for the eyes of those they concern. */
	waiting: VisibleOption[];
	sight: Sight;
	standing: Standing;
	own: VisibleBallot[];
	/** What became of the options since each of their own ballots, by its id. */
	since: Map<string, ChangedSince>;
	answering: Answering;
	comments: VisibleComment[];
	mayComment: boolean;
	mayPropose: boolean;
	/** The password stands between this visitor and answering. */
	locked: boolean;
	/** The key the page was opened by; addresses on it stay with it. */
	key: string | null;
	/** The clocks the visitor asked for. */
	viewerZone?: string;
};

export type Question = { pass: ItemPass; now: Date; query: URLSearchParams; key?: string | null };

type Asking = { pass: ItemPass; query: URLSearchParams };

async function answeringOf(
	{ pass, query }: Asking,
	sight: Sight,
	own: VisibleBallot[],
	may: boolean
): Promise<Answering> {
	for (const kind of ['withdraw', 'change'] as const) {
		const ballot = sight.ballots.find(({ id, mayChange }) => mayChange && id === query.get(kind));
		if (ballot) return { kind, ballot };
	}
	if (own.length > 0 && !query.has('another')) return { kind: 'answered' };
	if (!may) return { kind: 'none' };
	const again = own.length > 0;
	return { kind: 'new', again, name: again ? '' : pass.actor?.name || (await invitedName(pass)) };
}

const zoneOf = (query: URLSearchParams): string | undefined => {
	const zone = query.get('zone');
	return zone !== null && isZone(zone) ? zone : undefined;
};

export async function visitOf({ pass, now, query, key = null }: Question): Promise<Visit> {
	const [whole, ballots, kept] = await Promise.all([store.poll(pass), store.ballotsOf(pass), store.commentsOf(pass)]);
	const poll = seenBy(pass, whole);
	const who = whoOf(pass, ballots);
	const sight = sightOf(poll, ballots, who, now);
	const own = sight.ballots.filter(({ mine }) => mine);
	const seen = optionsFor(poll, who);
	const listed = new Set<OptionId>(poll.options.filter(isListed).map(({ id }) => id));
	return {
		poll,
		who,
		now,
		open: isOpen(poll, now),
		options: seen.filter(({ id }) => listed.has(id)),
		waiting: seen.filter(({ waits }) => waits),
		sight,
		standing: sight.tally ? standingOf(poll, ballots) : noStanding,
		own,
		since: new Map(
			ballots
				.filter(({ id }) => own.some((one) => one.id === id))
				.map((ballot) => [ballot.id, changedSince(poll.options, ballot)])
		),
		answering: await answeringOf({ pass, query }, sight, own, mayVote(poll, who, now)),
		comments: visibleComments(poll, kept, who),
		mayComment: whyNotComment(poll, who, kept.length) === null,
		// Whoever acts becomes known; until then a stranger is nobody.
		mayPropose: mayPropose(poll, { ...who, actor: who.actor ?? 'stranger' }, now),
		locked: !canAnswer(who) && pass.about.passwordGuards === 'answer',
		key,
		viewerZone: zoneOf(query)
	};
}

/** The next moment from which the page reads differently though nobody changed anything. */
export function turnsAt({ poll, now }: Pick<Visit, 'poll' | 'now'>): Date | null {
	const coming = [poll.closesAt, poll.proposals.until].filter((at) => at !== null && at > now) as Date[];
	return coming.length === 0 ? null : new Date(Math.min(...coming.map(Number)));
}

/** Whose poll it is sees more of it. */
export const runs = ({ who }: Pick<Visit, 'who'>): boolean => runsPoll(who);
