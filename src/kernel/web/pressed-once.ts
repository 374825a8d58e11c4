/**
 * A button pressed twice on a slow line, without scripts to stop the second press: the browser sends the same fields of
 * the same showing of a page, without the cookie that was on its way. It is done once, and both come to the same page.
 */
import type { Context } from 'hono';
import { guestNamed } from '../accounts/actor.ts';
import type { Caller } from '../actions/perform.ts';
import { placeHash } from '../limits/place.ts';
import { once } from './api/idempotency.ts';
import { numberOf } from './manners.ts';
import { type Door, welcome } from './request.ts';
import type { Sent } from './sent.ts';

/** Longer apart it is meant: a phone that goes around a table, with Back between two people who answer alike. */
const longestMs = 60_000;

type Kept = { result: unknown; guest: string | null; at: number };

const fieldsIn = (form: FormData): string => JSON.stringify([...form].filter(([, value]) => typeof value === 'string'));

/** Who made it before the cookie arrived is who presses again. */
function becomeAgain(context: Context<Door>, guest: string | null): void {
	const visit = context.get('visit');
	if (guest === null || visit.actor?.kind === 'account' || visit.actor?.id === guest) return;
	visit.actor = guestNamed(guest);
	welcome(context);
}

export function pressedOnce(context: Context<Door>, { form, stamp }: Sent): Pick<Caller, 'once'> {
	const number = numberOf(stamp);
	if (!number) return {};
	const { address, actor } = context.get('visit');
	// From elsewhere nobody is told what came of it, whatever they know.
	const asker = `form ${placeHash(address)} ${context.req.path} ${fieldsIn(form)}`;
	const now = Date.now();
	return {
		async once<Result>(work: () => Promise<Result>): Promise<Result> {
			const kept = await once(number, asker, '', async () => {
				const result = await work();
				return { status: 200, body: { result, guest: actor?.kind === 'guest' ? actor.id : null, at: now } };
			});
			const { result, guest, at } = kept.body as Kept;
			if (now - at > longestMs) return work();
			becomeAgain(context, guest);
			return result as Result;
		}
	};
}
