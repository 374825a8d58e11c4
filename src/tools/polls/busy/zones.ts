import ICAL from 'ical.js';
import { zoneOfWindows } from '#base/icalendar/windows.ts';
import { isZone, momentOf } from '#base/zones.ts';

/** A zone of ical.js that asks Intl, whose rules are fresher than those written into old files. */
class KnownZone extends ICAL.Timezone {
	readonly #zone: string;

	constructor(zone: string) {
		super({ tzid: zone });
		this.#zone = zone;
	}

	override utcOffset({ year, month, day, hour, minute, second }: ICAL.Time): number {
		const wall = Date.UTC(year, month - 1, day, hour, minute, second);
		return (wall - momentOf(wall, this.#zone)) / 1000;
	}
}

/** The IANA zone a name hides: "Romance Standard Time", "/freeassociation.sourceforge.net/Tzfile/Europe/Paris". */
function ianaNameOf(tzid: string): string | null {
	if (/^(tzone:\/\/Microsoft\/Utc|Z)$/i.test(tzid)) return 'UTC';
	const parts = tzid.split('/');
	const tails = [tzid, parts.slice(-2).join('/'), parts.slice(-3).join('/'), zoneOfWindows(tzid)];
	return tails.find(isZone) ?? null;
}

const maxObservances = 100;
const plainParts = ['BYMONTH', 'BYDAY', 'BYMONTHDAY'];

/** Rules once a year, as every calendar writes them; others could be made to never end. */
function isPlain(observance: ICAL.Component): boolean {
	const rule = observance.getFirstPropertyValue('rrule');
	if (!rule) return true;
	if (!(rule instanceof ICAL.Recur) || rule.freq !== 'YEARLY') return false;
	return rule.parts.BYMONTH?.length === 1 && Object.keys(rule.parts).every((part) => plainParts.includes(part));
}

function describedZone(definition: ICAL.Component | undefined): ICAL.Timezone | null {
	if (!definition) return null;
	const place = definition.getFirstPropertyValue('x-lic-location');
	if (isZone(place)) return new KnownZone(place);
	const observances = definition.getAllSubcomponents();
	const isSafe = observances.length > 0 && observances.length <= maxObservances && observances.every(isPlain);
	return isSafe ? new ICAL.Timezone(definition) : null;
}

export type ZoneFinder = {
	/** Gives a time the zone it was written in; a floating one, and one of an unknown zone, is on the reader's clocks. */
	place(time: ICAL.Time, tzid: string | undefined): ICAL.Time;
	unknown: Set<string>;
};

/** The zones of one file: by name where the name is known, else by the file's own VTIMEZONE. */
export function zonesIn(calendar: ICAL.Component, readerZone: string): ZoneFinder {
	const definitions = new Map(
		calendar.getAllSubcomponents('vtimezone').map((each) => [String(each.getFirstPropertyValue('tzid')), each])
	);
	const found = new Map<string, ICAL.Timezone>();
	const unknown = new Set<string>();
	const here = new KnownZone(readerZone);

	const search = (tzid: string): ICAL.Timezone => {
		const name = ianaNameOf(tzid);
		const zone = name ? new KnownZone(name) : describedZone(definitions.get(tzid));
		if (!zone) unknown.add(tzid.slice(0, 100));
		return zone ?? here;
	};
	const zoneOf = (tzid: string): ICAL.Timezone => {
		const zone = found.get(tzid) ?? search(tzid);
		found.set(tzid, zone);
		return zone;
	};
	return {
		unknown,
		place(time, tzid) {
			if (time.isDate || time.zone === ICAL.Timezone.utcTimezone) return time;
			time.zone = tzid ? zoneOf(tzid) : here;
			return time;
		}
	};
}
