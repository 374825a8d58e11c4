/** People are invited by mail, reminded, and their links taken back. */
import { z } from 'zod';
import { newId } from '#base/ids.ts';
import { ifGiven, languageCode, longText, mailAddress, manyOf, personName } from '#base/inputs.ts';
import { refusal } from '#base/refusal.ts';
import { revokeKeys } from '#kernel/access/keys.ts';
import { action, type ItemDeed } from '#kernel/actions/action.ts';
import { placeHere } from '#kernel/limits/place.ts';
import { spend } from '#kernel/limits/rate.ts';
import { isOpen, type Poll } from '../../poll.ts';
import * as polls from '../../store.ts';
import { unless, unlessTrashed } from '../../who.ts';
import { subjectOf } from '../house.ts';
import { type Invitation, limits, mayRemind, mayWrite, type Person } from './invitation.ts';
import { type Asking, postInvitation, postReminder } from './mails/invitation.ts';
import * as store from './store.ts';

export const tooManyInvited = refusal('polls.too-many-invited', 409);
export const tooManyToday = refusal('polls.too-many-invited-today', 429);
export const noSuchInvitation = refusal('polls.no-such-invitation', 404);
export const writtenToday = refusal('polls.written-today', 409);

const poll = z.string().max(100);
const dayMs = 86_400_000;

const person = z.strictObject({ mail: mailAddress, name: ifGiven(personName) });
const message = ifGiven(longText(limits.message));

export const invitingInput = z.strictObject({
	people: manyOf(person, limits.perPoll, 1),
	message,
	/** Of the letters. */
	language: ifGiven(languageCode)
});

const asking = ({ pass, actor }: ItemDeed<unknown>, found: Poll, words: string): Asking => ({
	pass,
	poll: found,
	from: actor.kind === 'account' ? (actor.name ?? '') : '',
	message: words,
	...(actor.kind === 'house' ? {} : { writer: actor.id })
});

const openPollOf = async (deed: ItemDeed<unknown>): Promise<Poll> => {
	unlessTrashed(deed.pass);
	await polls.hold(deed.pass);
	const found = await polls.poll(deed.pass);
	unless(isOpen(found, deed.now) ? null : 'closed');
	return found;
};

/** @throws polls.too-many-invited, polls.too-many-invited-today before anything is written. */
async function checkRoom({ pass, now }: ItemDeed<unknown>, live: number, fresh: number): Promise<void> {
	if (live + fresh > limits.perPoll) throw tooManyInvited({ gaps: { limit: limits.perPoll } });
	const { kind, invitedToday } = await store.ownerOf(pass, new Date(now.getTime() - dayMs));
	const most = limits.perDay[kind];
	if (invitedToday + fresh > most)
		throw tooManyToday({ retryAfter: dayMs / 1000, gaps: { limit: most, left: Math.max(0, most - invitedToday) } });
	const place = placeHere();
	if (kind === 'guest' && place !== null) for (let person = 0; person < fresh; person++) spend(strangers, place);
}

/** Letters of guests from one place: who is a new guest with each poll cannot write to the whole world. */
const strangers = { name: 'invitation-of-guests', perMinute: 100 / 1440, burst: 100 };

const once = (people: { mail: string; name?: string }[]): Person[] => [
	...new Map(people.map(({ mail, name = '' }) => [mail.toLowerCase(), { mail, name }])).values()
];

export type Invited = { invited: number; known: number; refused: number };

/** Each gets a letter with a link of their own. Who is invited already is left in peace. */
export const invitePeople = action({
	name: 'polls.invite',
	on: 'poll',
	needs: 'edit',
	input: invitingInput.extend({ poll }),
	may: () => true,
	weigh: ({ input }) => ({
		kind: 'letter',
		effort: input.people.length,
		// A letter calls each by the name that was typed.
		words: [input.message, ...input.people.map(({ name }) => name)],
		mails: input.people.length
	}),
	about: (_deed, { invited }) => ({ invited }),
	async run(deed): Promise<Invited> {
		const { pass, input, actor, now, language } = deed;
		const found = await openPollOf(deed);
		const before = await store.invitationsOf(pass);
		const known = new Map(before.map((one) => [one.mail.toLowerCase(), one]));
		const live = before.filter(({ revokedAt }) => revokedAt === null).length;
		const fresh = once(input.people).filter(({ mail }) => known.get(mail.toLowerCase())?.revokedAt !== null);
		await checkRoom(deed, live, fresh.length);
		const words = asking(deed, found, input.message ?? '');
		let refused = 0;
		for (const { mail, name } of fresh) {
			const revoked = known.get(mail.toLowerCase());
			const id = revoked?.id ?? newId();
			const one = { id, mail: revoked?.mail ?? mail, name, language: input.language ?? language };
			if (revoked) await store.inviteAgain(pass, id, now);
			else await store.keepInvitation(pass, { ...one, at: now, by: actor.id });
			const letter = await postInvitation(words, one);
			await store.keepLetter(pass, id, letter, now, false);
			if (letter === null) refused++;
		}
		return { invited: fresh.length - refused, known: input.people.length - fresh.length, refused };
	}
});

async function invitationOf({ pass, input }: ItemDeed<{ invitation: string }>): Promise<Invitation> {
	const found = (await store.invitationsOf(pass)).find(({ id }) => id === input.invitation);
	if (!found) throw noSuchInvitation();
	return found;
}

const one = z.strictObject({ poll, invitation: z.string().max(100) });

/** The link stops working at once, also where it was opened. A ballot cast by it stays. */
export const revokeInvitation = action({
	name: 'polls.revoke-invitation',
	on: 'poll',
	needs: 'edit',
	input: one,
	may: () => true,
	async run(deed): Promise<void> {
		const { id, revokedAt } = await invitationOf(deed);
		if (revokedAt !== null) return;
		await store.revoke(deed.pass, id, deed.now);
		await revokeKeys(deed.pass, 'answer', subjectOf(id));
	}
});

/** The same letter with the same link again, for whoever lost it. */
export const resendInvitation = action({
	name: 'polls.resend-invitation',
	on: 'poll',
	needs: 'edit',
	input: one,
	may: () => true,
	weigh: () => ({ kind: 'letter', effort: 1, words: [], mails: 1 }),
	async run(deed): Promise<void> {
		const { pass, now } = deed;
		const found = await openPollOf(deed);
		const invitation = await invitationOf(deed);
		if (invitation.revokedAt !== null) throw noSuchInvitation();
		if (!mayWrite(invitation, now)) throw writtenToday();
		const letter = await postInvitation(asking(deed, found, ''), invitation);
		await store.keepLetter(pass, invitation.id, letter, now, false);
	}
});

export type Reminded = { people: number };

async function remind(deed: ItemDeed<unknown>, found: Poll, words: string): Promise<Reminded> {
	const { pass, now } = deed;
	let people = 0;
	for (const invitation of await store.invitationsOf(pass)) {
		if (!mayRemind(invitation, now)) continue;
		const letter = await postReminder(asking(deed, found, words), invitation);
		await store.keepLetter(pass, invitation.id, letter, now, true);
		if (letter !== null) people++;
	}
	return { people };
}

/** Those who were invited and did not answer get a letter; nobody more than one a day. */
export const remindMissing = action({
	name: 'polls.remind',
	on: 'poll',
	needs: 'edit',
	input: z.strictObject({ poll, message }),
	may: () => true,
	weigh: ({ input }) => ({ kind: 'letter', effort: 5, words: [input.message], mails: 1 }),
	about: (_deed, { people }) => ({ people }),
	run: async (deed): Promise<Reminded> => remind(deed, await openPollOf(deed), deed.input.message ?? '')
});

/** The reminder that the owner wished for, some days before the deadline. */
export const remindBeforeDeadline = action({
	name: 'polls.remind-before-deadline',
	on: 'poll',
	input: z.strictObject({ poll }),
	may: ({ actor }) => actor.kind === 'house',
	async run(deed): Promise<Reminded> {
		const found = await openPollOf(deed);
		await store.markReminded(deed.pass, found.closesAt);
		return remind(deed, found, '');
	}
});

/** How many days before the deadline those missing are reminded by themselves; none for never. */
export const planReminder = action({
	name: 'polls.plan-reminder',
	on: 'poll',
	needs: 'edit',
	input: z.strictObject({
		poll,
		days: z.preprocess((days) => (days === '' ? null : Number(days)), z.int().min(1).max(30).nullable())
	}),
	may: () => true,
	run: ({ pass, input }): Promise<void> => store.keepReminding(pass, input.days)
});
