import type { CalendarEvent } from './event.ts';

/**
 * PUBLISH shows events, REQUEST invites or moves, CANCEL takes back (RFC 5546 §3.2).
 * A feed that nobody sends has no method, and asks for nothing.
 */
export type Method = 'PUBLISH' | 'REQUEST' | 'CANCEL';

type Rule = [breaks: (event: CalendarEvent) => boolean, says: string];

const noOrganizer: Rule = [({ organizer }) => !organizer, 'needs an organizer'];
const noTitle: Rule = [({ title }) => !title.trim(), 'needs a title'];
const noGuests: Rule = [({ guests }) => !guests?.length, 'needs a guest'];

const rules: Record<Method, Rule[]> = {
	PUBLISH: [noOrganizer, noTitle, [({ guests }) => !!guests?.length, 'may not name guests']],
	REQUEST: [noOrganizer, noTitle, noGuests, [({ status }) => status === 'cancelled', 'may not be cancelled']],
	CANCEL: [
		noOrganizer,
		noGuests,
		[({ status }) => status !== 'cancelled', 'must be cancelled'],
		[({ sequence }) => !sequence, 'needs a sequence above the invitation']
	]
};

/** Throws where an event lacks what its method requires: a programming fault, no reader could mend it. */
export function mustFit(method: Method, events: readonly CalendarEvent[]): void {
	if (events.length === 0) throw new TypeError(`${method} needs an event`);
	if (method !== 'PUBLISH' && new Set(events.map(({ uid }) => uid)).size > 1)
		throw new TypeError(`${method} speaks of one UID`);
	for (const event of events)
		for (const [breaks, says] of rules[method]) if (breaks(event)) throw new TypeError(`${method} ${says}`);
}
