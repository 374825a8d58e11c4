import ICAL from 'ical.js';

/** How many steps of reckoning are left for one file, so that no rule, however written, keeps the browser busy. */
export type Effort = { steps: number };

export const effortPerFile = (): Effort => ({ steps: 200_000 });
const stepsPerRule = 25_000;
const maxInterval = 1_000;

class TooLong extends Error {}

type Guarded = ICAL.RecurIterator & { check_contracting_rules(): boolean };

/** ical.js looks for the next occurrence without end where a rule has none: each look is counted here. */
function guarded(rule: ICAL.Recur, start: ICAL.Time, effort: Effort): ICAL.RecurIterator {
	const iterator = new ICAL.RecurIterator({ rule, dtstart: start }) as Guarded;
	const fits = iterator.check_contracting_rules.bind(iterator);
	let left = stepsPerRule;
	iterator.check_contracting_rules = () => {
		if (left-- <= 0 || effort.steps-- <= 0) throw new TooLong();
		return fits();
	};
	return iterator;
}

/** The end of a rule: its own, on the clocks of its event, or shortly after what is asked for. */
function endRule(rule: ICAL.Recur, start: ICAL.Time, to: Date): void {
	const horizon = ICAL.Time.fromJSDate(new Date(to.getTime() + 2 * 86_400_000), true);
	const { until } = rule;
	if (until?.isDate && !start.isDate) {
		// A day as the end of a rule of hours: some calendars mean that day included.
		until.isDate = false;
		[until.hour, until.minute, until.second] = [23, 59, 59];
	}
	if (until && !until.isDate && until.zone !== ICAL.Timezone.utcTimezone) until.zone = start.zone;
	if (!until || until.compare(horizon) > 0) rule.until = horizon;
}

export type Repeats = { starts: ICAL.Time[]; cut: boolean };

/** The starts that RRULEs give, up to `to`; `cut` where the effort did not suffice to find them all. */
export function repeatsOf(rules: readonly ICAL.Recur[], start: ICAL.Time, to: Date, effort: Effort): Repeats {
	const starts: ICAL.Time[] = [];
	let cut = false;
	for (const rule of rules) {
		if (rule.interval > maxInterval) continue;
		endRule(rule, start, to);
		try {
			const iterator = guarded(rule, start, effort);
			for (let next = iterator.next(); next; next = iterator.next()) starts.push(next.clone());
		} catch (problem) {
			if (!(problem instanceof TooLong)) throw problem;
			cut = true;
		}
	}
	return { starts, cut };
}
