/** Bans and restrictions, seen before they are made. */
import { z } from 'zod';
import { ifGiven, longText } from '#base/inputs.ts';
import { refusal } from '#base/refusal.ts';
import { banKinds, written } from '#guard/people/ban.ts';
import { forgetBans } from '#guard/people/banned.ts';
import { peopleEffects } from '#guard/people/effects.ts';
import { keepBan, liftBan, previewOf, suspendBanned } from '#guard/people/store.ts';
import { notFound } from '#kernel/access/pass.ts';
import { waysToRestrict } from '#kernel/access/restricted.ts';
import { accountByMail } from '#kernel/accounts/store.ts';
import { type Deed, opening } from '#kernel/actions/action.ts';
import { malformed } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { networksOf } from './networks.ts';

export const bannedAlready = refusal('desk.banned-already', 409);
export const previewMoved = refusal('desk.preview-moved', 409);
export const previewFirst = refusal('desk.preview-first', 422);

const may = ({ actor }: Deed<unknown>): boolean => actor.admin;
const reason = longText(500).pipe(z.string().min(3));

export const banInput = z.object({
	kind: z.enum(banKinds),
	value: z.string().max(300),
	reason,
	until: ifGiven(z.iso.date()),
	/** How many the preview said it would hit. */
	seen: ifGiven(z.coerce.number().int().min(0))
});

/** In one form. @throws kernel.malformed */
export function writtenOr(kind: z.output<typeof banInput>['kind'], typed: string): string {
	const read = written(kind, typed);
	if ('fault' in read) throw malformed({ fields: [{ field: 'value', code: `desk.${read.fault}` }] });
	return read.value;
}

/** @throws desk.preview-first, kernel.malformed where its day is past, desk.preview-moved when it would hit others than were seen, desk.banned-already. */
export const makeBan = opening({
	name: 'desk.ban',
	input: banInput,
	may,
	about: ({ input }, { id, suspended }) => ({ id, kind: input.kind, suspended }),
	async run({ input, actor, now }) {
		const { kind, seen } = input;
		const value = writtenOr(kind, input.value);
		if (seen === undefined) throw previewFirst();
		const until = input.until ? new Date(input.until) : null;
		if (until && until <= now) throw malformed({ fields: [{ field: 'until', code: 'desk.over-already' }] });
		const { count } = await previewOf({ kind, value }, networksOf(kind, value));
		if (count !== seen) throw previewMoved({ gaps: { count } });
		const ban = { kind, value, reason: input.reason, until };
		const id = await keepBan(ban, actor.id, now);
		if (id === null) throw bannedAlready();
		const suspended = await suspendBanned({ ...ban, id }, actor.id, now);
		forgetBans();
		return { id, suspended };
	}
});

/** Whoever was suspended by it is free again. */
export const lift = opening({
	name: 'desk.lift-ban',
	input: z.object({ ban: z.string().regex(/^\d{1,18}$/) }),
	may,
	about: ({ input }) => input,
	async run({ input, actor, now }) {
		if (!(await liftBan(input.ban, actor.id, now))) throw notFound();
		forgetBans();
	}
});

const effectFor = (how: (typeof waysToRestrict)[number]) =>
	peopleEffects.find(({ kind }) => kind === `accounts.${how}`)!;

export const restrict = opening({
	name: 'desk.restrict',
	input: z.object({ mail: z.string().max(300), how: z.enum(waysToRestrict), reason }),
	may,
	about: ({ input }, { account }) => ({ account, how: input.how }),
	async run({ input, actor, now }) {
		const account = await accountByMail(input.mail.trim());
		const effect = effectFor(input.how);
		const captured = account ? await effect.capture([account.id]) : new Map();
		if (!account || !captured.has(account.id))
			throw malformed({ fields: [{ field: 'mail', code: 'desk.no-such-account' }] });
		await effect.apply([account.id], { sweep: 'desk', by: actor.id, at: now, reason: input.reason });
		return { account: account.id };
	}
});

export const release = opening({
	name: 'desk.release',
	input: z.object({ actor: z.string().max(40), how: z.enum(waysToRestrict) }),
	may,
	about: ({ input }) => input,
	async run({ input }) {
		const rows = await carrier()`
			delete from kernel.restricted where actor = ${input.actor} and how = ${input.how} and via = '' returning 1`;
		if (rows.length === 0) throw notFound();
	}
});
