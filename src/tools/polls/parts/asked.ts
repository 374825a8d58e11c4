/** The questions of a ballot in groups: by day where days have several, by month where they have not. */

import { sayDay } from '#base/zones.ts';
import { localeOf } from '#ui/locale.ts';
import type { Option, Poll } from '../poll.ts';
import { dayOf, type Slot } from '../slots.ts';
import type { Clocks } from './option-name.tsx';

/** `title` is null where nothing is to be said over the questions. */
export type AskedGroup<Asked extends Option> = { id: string; title: string | null; byDay: boolean; options: Asked[] };

const hasHours = (options: Option[]): boolean => options.some(({ slot }) => slot?.kind !== 'day');

export function askedGroups<Asked extends Option>(
	poll: Pick<Poll, 'kind'>,
	options: Asked[],
	{ zone, viewerZone }: Clocks,
	language: string
): AskedGroup<Asked>[] {
	if (poll.kind !== 'date') return [{ id: 'all', title: null, byDay: false, options }];
	const byDay = hasHours(options);
	const locale = localeOf(language);
	const groups: AskedGroup<Asked>[] = [];
	let last = '';
	for (const option of options) {
		const day = dayOf(option.slot as Slot, viewerZone ?? zone);
		const key = byDay ? day : day.slice(0, 7);
		if (key !== last)
			groups.push({
				id: `d${groups.length}`,
				title: sayDay(day, locale, byDay ? 'long' : 'month'),
				byDay,
				options: []
			});
		groups.at(-1)!.options.push(option);
		last = key;
	}
	return groups;
}
