/** The end of a poll: close, decide, take it back, open again. */
import { z } from 'zod';
import { ifGiven, longText } from '#base/inputs.ts';
import { refusal } from '#base/refusal.ts';
import { action } from '#kernel/actions/action.ts';
import { malformed } from '#kernel/actions/perform.ts';
import { recipientsOf } from '#kernel/items/contact.ts';
import {
	close,
	decide,
	decisionFaults,
	reopen,
	takeBack,
	whyNotClose,
	whyNotDecide,
	whyNotReopen
} from '../decision.ts';
import { decisionInput, ticked } from '../input.ts';
import type { Poll } from '../poll.ts';
import * as polls from '../store.ts';
import { openTo, unless, unlessTrashed, whoOf } from '../who.ts';
import * as store from './store.ts';
import { callOffAll, callOffDropped, pauseTold, resumeTold, tellDecision } from './telling.ts';

const poll = z.string().max(100);

/** Asked for what is so already, a program hears that it is so; a person, that somebody was faster. */
const again = z.boolean().default(false);

export const closePoll = action({
	name: 'polls.close',
	on: 'poll',
	needs: 'edit',
	input: z.strictObject({ poll, again }),
	may: () => true,
	async run({ pass, input, actor, now }): Promise<void> {
		await polls.hold(pass);
		const found = await polls.poll(pass);
		const why = whyNotClose(found, whoOf(pass), now);
		if (why === 'closed' && input.again) return;
		unless(why);
		await polls.keepEnding(pass, close(found, actor.id, now));
	}
});

/** Votes are taken again, without a deadline; a date that was decided leaves the calendars. */
export const reopenPoll = action({
	name: 'polls.reopen',
	on: 'poll',
	needs: 'edit',
	input: z.strictObject({ poll, again }),
	may: () => true,
	async run(deed): Promise<void> {
		const { pass, input, now } = deed;
		await polls.hold(pass);
		const found = await polls.poll(pass);
		const why = whyNotReopen(found, whoOf(pass), now);
		if (why === 'not-closed' && input.again) return;
		unless(why);
		const ending = reopen(found, null);
		await polls.keepEnding(pass, ending);
		if (ending.sequence !== null) await callOffAll(deed, found, ending.sequence);
	}
});

export const decidedMeanwhile = refusal('polls.decided-meanwhile', 409);
export const notDecided = refusal('polls.not-decided', 409);

export const messageLength = 2_000;

const deciding = decisionInput.extend({
	poll,
	message: ifGiven(longText(messageLength)),
	/** Whether people are written to. */
	letters: ticked.default(true),
	/** Whether the owner's own address stands in the invitation, so that answers reach them. */
	showMail: ticked.default(false),
	/** The decision the form was made for, so that a form sent twice writes once; '' where there was none. */
	seen: z.string().max(20).optional()
});

const stamp = ({ decision }: Pick<Poll, 'decision'>): string => String(decision?.sequence ?? '');

/** What a form says of the decision it shows. */
export const decisionStamp = stamp;

const isSame = ({ decision }: Poll, options: string[]): boolean =>
	decision !== null &&
	decision.options.length === options.length &&
	options.every((option) => decision.options.includes(option));

/** Asked twice, it is one decision: the same options again only count where the asker knew of the first. */
function isRepeated(found: Poll, { options, seen }: z.output<typeof deciding>): boolean {
	if (seen === stamp(found)) return false;
	if (isSame(found, options)) return true;
	if (seen !== undefined) throw decidedMeanwhile();
	return false;
}

export type DecisionMade = { people: number };

/** The poll closes, one or more options are decided, and everybody who can be written to is told. */
export const decidePoll = action({
	name: 'polls.decide',
	on: 'poll',
	needs: 'edit',
	input: deciding,
	may: () => true,
	weigh: ({ input }) => ({ kind: 'letter', effort: 3, words: [input.message], mails: 1 }),
	about: ({ input }, { people }) => ({ options: input.options, people }),
	async run(deed): Promise<DecisionMade> {
		const { pass, input, actor, now } = deed;
		unlessTrashed(pass);
		await polls.hold(pass);
		const found = await polls.poll(pass);
		unless(whyNotDecide(whoOf(pass)));
		const fields = decisionFaults(openTo(pass, found), input.options);
		if (fields.length > 0) throw malformed({ fields });
		if (isRepeated(found, input)) return { people: 0 };
		const ending = decide(found, input.options, actor.id, now);
		await polls.keepEnding(pass, ending);
		const organizer = input.showMail ? ((await recipientsOf(pass.item))[0]?.mail ?? null) : null;
		await store.keepWords(pass, { message: input.message ?? '', organizer });
		await callOffDropped(deed, found, input.options, ending.decision.sequence);
		return { people: input.letters ? await tellDecision(deed, { ...found, ...ending }) : 0 };
	}
});

/** The poll stays closed, and nothing is decided. */
export const cancelDecision = action({
	name: 'polls.cancel-decision',
	on: 'poll',
	needs: 'edit',
	input: z.strictObject({ poll }),
	may: () => true,
	async run(deed): Promise<void> {
		const { pass } = deed;
		await polls.hold(pass);
		const found = await polls.poll(pass);
		unless(whyNotDecide(whoOf(pass)));
		if (!found.decision) throw notDecided();
		const ending = takeBack(found);
		await polls.keepEnding(pass, ending);
		await callOffAll(deed, found, ending.sequence);
	}
});

/** The dates of a poll that was put in the trash leave the calendars. */
export const callOffInTrash = action({
	name: 'polls.call-off-in-trash',
	on: 'poll',
	input: z.strictObject({ poll }),
	may: ({ actor, pass }) => actor.kind === 'house' && pass.about.trashedAt !== null,
	async run(deed): Promise<void> {
		await polls.hold(deed.pass);
		await pauseTold(deed, await polls.poll(deed.pass));
	}
});

/** A poll came back from the trash, and its dates into the calendars. */
export const inviteBack = action({
	name: 'polls.invite-back',
	on: 'poll',
	input: z.strictObject({ poll }),
	may: ({ actor, pass }) => actor.kind === 'house' && pass.about.trashedAt === null,
	async run(deed): Promise<void> {
		await polls.hold(deed.pass);
		await resumeTold(deed, await polls.poll(deed.pass));
	}
});
