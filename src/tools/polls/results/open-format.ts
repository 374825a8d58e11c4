/** A poll as an open JSON document (docs/formats/polls.md): what leaves here comes back in `import.ts`. */

import type { Ballot, Turns } from '../ballot.ts';
import type { Decision } from '../poll.ts';
import type { VisibleOption } from '../proposal.ts';
import type { Slot } from '../slots.ts';
import type { Outcome } from './outcome.ts';

export const formatName = 'archipel.poll';
export const formatVersion = 1;

const slotShown = (slot: Slot) => {
	const { kind: _, ...shown } = slot;
	return shown;
};

const optionShown = ({ id, slot, label, text, link, capacity, proposedBy, waits }: VisibleOption) => ({
	id,
	...(slot ? slotShown(slot) : { label }),
	...(text ? { text } : {}),
	...(link ? { link } : {}),
	capacity,
	...(proposedBy ? { proposedBy } : {}),
	...(waits ? { waits } : {})
});

const decisionShown = ({ options, at, message }: Decision) => ({ options, at, ...(message ? { message } : {}) });

/**
 * Only what the visitor of this outcome sees.
 * @param turns of ballots by id: where names are hidden the order of turns would name people, and stays out.
 */
export function openFormat(outcome: Outcome, turns: Map<string, Turns>, { link, now }: { link: string; now: Date }) {
	const { poll, options, waiting, ballots, comments, voters, names, counted } = outcome;
	return {
		format: formatName,
		version: formatVersion,
		source: link,
		exportedAt: now,
		poll: {
			title: poll.title,
			kind: poll.kind,
			description: poll.description,
			place: poll.place,
			zone: poll.zone,
			method: poll.method,
			scale: poll.scale,
			policy: poll.policy,
			proposals: poll.proposals,
			closesAt: poll.closesAt,
			closedAt: poll.closing?.at ?? null,
			decision: poll.decision && decisionShown(poll.decision),
			options: [...options, ...waiting].map(optionShown)
		},
		ballots: ballots.map(({ id, name, at, choices }) => ({
			name,
			...(at ? { at } : {}),
			choices,
			...(names === 'all' && hasTurns(turns.get(id)) ? { turns: turns.get(id) } : {})
		})),
		comments: comments.map(({ name, text, private: secret, at }) => ({
			name,
			text,
			private: secret,
			...(names === 'all' ? { at } : {})
		})),
		counts: counted && {
			voters,
			winners: counted.count.winners,
			places: counted.count.places,
			figures: counted.count.figures,
			...(counted.count.steps ? { steps: counted.count.steps } : {}),
			tieRule: counted.count.tieRule
		}
	};
}

const hasTurns = (turns: Turns | undefined): boolean => turns !== undefined && Object.keys(turns).length > 0;

export const turnsOf = (ballots: Pick<Ballot, 'id' | 'turns'>[]): Map<string, Turns> =>
	new Map(ballots.map(({ id, turns }) => [id, turns]));
