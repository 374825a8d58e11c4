/** The host of the drill: real actions through the real door, at a simulated hour, by people with an address. */
import { newId } from '#base/ids.ts';
import { isRefusal } from '#base/refusal.ts';
import { receiptFor } from '#guard/challenge/receipt.ts';
import type { Found } from '#guard/judge/signal.ts';
import { filterNow } from '#guard/learned/current.ts';
import { probabilityThat } from '#guard/learned/filter.ts';
import { signals } from '#guard/signals.ts';
import { standingOf } from '#guard/signup/store.ts';
import { howWithheld } from '#kernel/access/withheld.ts';
import { type Actor, newGuest } from '#kernel/accounts/actor.ts';
import type { Action, FormTrace } from '#kernel/actions/action.ts';
import { type Caller, perform } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { placeHash } from '#kernel/limits/place.ts';
import { signUp } from '#portal/accounts/actions/entering.ts';
import { openPoll } from '#tools/polls/asking/actions.ts';
import { invitePeople } from '#tools/polls/deciding/inviting/actions.ts';
import { addComment, castVote } from '#tools/polls/voting/actions.ts';

let lastFound: readonly Found[] = [];

/** Hears what the others found, so that one can read why. */
signals.push({
	name: 'drill',
	version: '1',
	cost: 'last',
	look(evidence, found = []) {
		lastFound = found;
		const now = filterNow();
		if (process.env.OUT && now && evidence.title.length + evidence.text.length >= 20)
			lastFound = [
				...found,
				{
					symbol: 'raw',
					points: 0,
					gaps: {
						p:
							Math.round(
								1e5 * probabilityThat(now.filter, { title: evidence.title, text: evidence.text, kind: evidence.kind })
							) / 1e5,
						seen: now.filter.spam,
						links: evidence.links.length
					}
				}
			];
		return [];
	}
});

export type Person = {
	actor: Actor;
	address: string;
	language: 'en' | 'fr';
	/** What sort of honest person, or which campaign. */
	group: string;
	bad: boolean;
	/** Whoever has no scripts, or does not know what to do, waits for a person. */
	solves: boolean;
};

export type Kind = 'poll' | 'comment' | 'vote' | 'letter' | 'sign-up';

export type Deed = { kind: Kind; input: Record<string, unknown>; form: FormTrace | null };

/** `away`: the house refused for another reason, such as a quota. */
export type End = 'through' | 'held' | 'refused' | 'gave-up' | 'away';

export type Hindered = {
	how: 'slow' | 'challenge' | 'held' | 'refused' | 'confirm' | 'pulled' | 'later';
	seconds: number;
};

export type Outcome = {
	at: number;
	end: End;
	person: Person;
	deed: Deed;
	hindered: Hindered[];
	item: string | null;
	part: string;
	/** When whoever was held was let go, in milliseconds. */
	freed: number | null;
	/** Let through first, and held back before others had seen it for a minute. */
	pulled: boolean;
	/** After how many seconds others see it, where nobody had to do anything for that. */
	later: number;
	/** When that is, in milliseconds. */
	shownAt: number;
	why: string;
	mails: number;
	found: readonly Found[];
};

const actions: Record<Kind, Action> = {
	poll: openPoll,
	comment: addComment,
	vote: castVote,
	letter: invitePeople,
	'sign-up': signUp
};

/** Steps of PBKDF2 an old telephone does in a second. */
const stepsPerSecond = 400;
const mostTries = 4;

const partOf = (kind: Kind, { id }: { id: string }): string =>
	kind === 'comment' ? `comment:${id}` : kind === 'vote' ? `ballot:${id}` : '';

// biome-ignore lint/suspicious/noExplicitAny: what an action gives back differs with the action
const itemOf = (kind: Kind, { poll }: Record<string, unknown>, result: any): string | null =>
	kind === 'poll' ? result.item.id : kind === 'sign-up' ? result.account : String(poll);

export async function isHeld(kind: Kind, item: string | null, part: string): Promise<boolean> {
	if (item === null) return false;
	if (kind === 'sign-up') return (await standingOf(item)) !== 'member';
	return (await howWithheld({ item, part })) !== null;
}

async function secondsUntilShown(item: string | null, part: string, now: number): Promise<number> {
	const [row] = await carrier()<{ until: Date }[]>`
		select opens_at as until from kernel.withheld
		where item = ${item} and part in ('', ${part}) and opens_at is not null order by opens_at desc`;
	return row ? Math.max(0, (row.until.getTime() - now) / 1000) : 0;
}

const codeOf = (problem: unknown): string => {
	if (!isRefusal(problem)) throw problem;
	return (problem as unknown as { code: string }).code;
};

/** Does it as that person would: waits where asked to, works where asked to, or goes away. */
export async function attempt(person: Person, deed: Deed, at: number): Promise<Outcome> {
	const { kind, input } = deed;
	const outcome: Outcome = {
		at,
		end: 'gave-up',
		person,
		deed,
		hindered: deed.form?.trapped && !person.bad ? [{ how: 'confirm', seconds: 4 }] : [],
		item: null,
		part: '',
		freed: null,
		pulled: false,
		later: 0,
		shownAt: at,
		why: '',
		found: [],
		mails: kind === 'letter' ? (input.people as unknown[]).length : 0
	};
	let form = deed.form;
	let now = at;
	for (let tries = 0; tries < mostTries; tries++) {
		const caller: Caller = {
			actor: person.actor,
			key: null,
			language: person.language,
			place: placeHash(person.address),
			address: person.address,
			form,
			now: new Date(now)
		};
		try {
			lastFound = [];
			const result = await perform(actions[kind], input, caller);
			outcome.item = itemOf(kind, input, result);
			outcome.part = partOf(kind, result as { id: string });
			outcome.later = await secondsUntilShown(outcome.item, outcome.part, now);
			outcome.shownAt = now + outcome.later * 1000;
			outcome.end = outcome.later > 0 || !(await isHeld(kind, outcome.item, outcome.part)) ? 'through' : 'held';
			// A minute is what abuse is allowed; whatever takes longer hinders.
			if (outcome.later > 60) outcome.hindered.push({ how: 'later', seconds: outcome.later });
			if (outcome.end === 'held') outcome.hindered.push({ how: 'held', seconds: 0 });
			outcome.found = lastFound;
			return outcome;
		} catch (problem) {
			outcome.found = lastFound;
			const code = codeOf(problem);
			outcome.why = code;
			// biome-ignore lint/suspicious/noExplicitAny: what a refusal says beside its code differs
			const said = problem as any;
			if (code === 'guard.slow') {
				const seconds = said.details.retryAfter ?? 10;
				outcome.hindered.push({ how: 'slow', seconds });
				if (person.bad && !person.solves) return outcome;
				now += seconds * 1000 + 500;
			} else if (code === 'guard.challenge') {
				const { data } = said.details.more.challenge.parameters;
				const seconds = data.price / stepsPerSecond;
				outcome.hindered.push({ how: 'challenge', seconds });
				if (!person.solves && person.bad) return outcome;
				const basis = form ?? { seconds: null, trapped: false, confirmed: false, work: null };
				form = person.solves ? { ...basis, work: receiptFor(newId(), data.deed) } : { ...basis, patient: true };
				now += seconds * 1000;
			} else {
				const isGuards = code.startsWith('guard.');
				outcome.end = code === 'guard.waits-for-review' ? 'held' : isGuards ? 'refused' : 'away';
				if (isGuards) outcome.hindered.push({ how: outcome.end === 'held' ? 'held' : 'refused', seconds: 0 });
				if (kind !== 'poll' && kind !== 'sign-up') outcome.item = String(input.poll);
				return outcome;
			}
		}
	}
	return outcome;
}

type Making = { at: Date; stood?: number; name: string; admin?: boolean };

/** An account as if it had been there for a while. */
export async function makeAccount({ at, name, stood = 0, admin = false }: Making): Promise<Actor> {
	const { id } = newGuest();
	await carrier()`insert into kernel.actor (id, kind, name, at) values (${id}, 'account', ${name}, ${at})`;
	await carrier()`
		insert into kernel.account (id, name, mail, mail_proven, at, changed_at)
		values (${id}, ${name}, ${`${id.toLowerCase()}@town.example`}, true, ${at}, ${at})`;
	if (admin) await carrier()`insert into kernel.admin (account, by, at) values (${id}, ${id}, ${at})`;
	for (let number = 0; number < stood; number++) {
		await carrier()`
			insert into kernel.item (id, tool, title, owner, language, at)
			values (${newId()}, 'polls', 'Earlier', ${id}, 'en', now() - interval '45 days')`;
	}
	return { id, kind: 'account', name, admin };
}

/** A guest whose cookie is so old. */
export async function makeGuest(at: Date): Promise<Actor> {
	const guest = newGuest();
	await carrier()`insert into kernel.actor (id, kind, at) values (${guest.id}, 'guest', ${at})`;
	return guest;
}
