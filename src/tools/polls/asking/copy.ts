/** A poll asked again. Pure. */
import { listedOptions, numbered, type Poll } from '../poll.ts';

const ahead = (at: Date | null, now: Date): Date | null => (at !== null && at > now ? at : null);

/** The same options and settings; deadlines that have passed are left out, and what others proposed stays as asked. */
export const copyOf = (poll: Poll, now: Date): Poll => ({
	...poll,
	options: numbered(listedOptions(poll).map(({ id, proposal, since, labels, ...option }) => option)),
	proposals: { ...poll.proposals, until: ahead(poll.proposals.until, now) },
	closesAt: ahead(poll.closesAt, now),
	closing: null,
	decision: null,
	sequence: null
});
