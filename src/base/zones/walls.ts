import { kept } from '#base/kept.ts';
import { refusal } from '../refusal.ts';
import { type Day, midnightOf } from './days.ts';

/** What calendar and clock on the wall show. */
export type Wall = { day: Day; time: string };

export const badTime = refusal('base.bad-time', 422);
export const badZone = refusal('base.bad-zone', 422);

const dayMs = 86_400_000;
// Before this, zones are local mean times nobody plans by; and years keep their four digits.
const earliest = Date.UTC(1900, 0, 1);

// Offsets written by hand ('+02:00') are refused: they know nothing of daylight saving.
const zoneShape = /^[A-Za-z][\w+-]*(\/[\w+-]+){0,2}$/;

type Clock = { format: Intl.DateTimeFormat; offsets: (utcDay: number) => number | null };

const clock = kept<string, Clock | null>(500, (zone) => {
	if (zone.length > 64 || !zoneShape.test(zone)) return null;
	try {
		const format = new Intl.DateTimeFormat('en-US', {
			timeZone: zone,
			hourCycle: 'h23',
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			minute: '2-digit',
			second: '2-digit'
		});
		return { format, offsets: kept(5_000, (utcDay) => offsetOfWholeDay(format, utcDay)) };
	} catch {
		return null; // Intl throws for a name it does not know: that is the answer.
	}
});

function readOffset(format: Intl.DateTimeFormat, ms: number): number {
	const [month, day, year, hour, minute, second] = format.format(ms).match(/\d+/g)!.map(Number);
	// Some older engines say 24:00 for midnight.
	return Date.UTC(year!, month! - 1, day!, hour! % 24, minute!, second!) - Math.floor(ms / 1000) * 1000;
}

/** The offset when the whole UTC day keeps one, else null: Intl is asked twice a day instead of each time. */
function offsetOfWholeDay(format: Intl.DateTimeFormat, utcDay: number): number | null {
	const offset = readOffset(format, utcDay * dayMs);
	return offset === readOffset(format, (utcDay + 1) * dayMs - 1000) ? offset : null;
}

/** Milliseconds that the zone's clocks are ahead of UTC. No limit of years. Refuses `base.bad-zone`. */
export function offsetAt(ms: number, zone: string): number {
	const known = clock(zone);
	if (!known) throw badZone();
	const at = Math.max(ms, earliest);
	return known.offsets(Math.floor(at / dayMs)) ?? readOffset(known.format, at);
}

/**
 * The moment (ms) when the zone's clocks show `wallMs`. In a gap the wall time moves forward, in an overlap the
 * first of the two counts (RFC 5545 §3.3.5, Temporal's "compatible"). No limit of years.
 */
export function momentOf(wallMs: number, zone: string): number {
	const before = offsetAt(wallMs - dayMs, zone);
	const after = offsetAt(wallMs + dayMs, zone);
	const first = wallMs - Math.max(before, after);
	const last = wallMs - Math.min(before, after);
	if (first === last) return first;
	if (offsetAt(first, zone) === wallMs - first) return first;
	if (offsetAt(last, zone) === wallMs - last) return last;
	return wallMs - before;
}

export const isZone = (name: unknown): name is string => typeof name === 'string' && clock(name) !== null;

export const isTime = (text: unknown): text is string =>
	typeof text === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** Refuses `base.bad-day`, `base.bad-time`, `base.bad-zone`. */
export function instantOf({ day, time }: Wall, zone: string): Date {
	if (!isTime(time)) throw badTime();
	const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
	return new Date(momentOf(midnightOf(day) + minutes * 60_000, zone));
}

/** Refuses `base.bad-zone`. */
export function wallOf(instant: Date, zone: string): Wall {
	const ms = instant.getTime();
	const text = new Date(ms + offsetAt(ms, zone)).toISOString();
	return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

/** Minutes that the zone's clocks are ahead of UTC at that instant: 120 for Paris in summer. */
export const offsetOf = (instant: Date, zone: string): number => offsetAt(instant.getTime(), zone) / 60_000;

/** The zone of this browser or this machine. */
export const zoneHere = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
