/** An option in one line, for letters, lists and calendars. */
import { cityOf } from '#base/zones.ts';
import { type Language, translator } from '#kernel/words/words.ts';
import { localeOf } from '#ui/locale.ts';
import type { Option } from '../poll.ts';
import { slotLabel } from '../slots.ts';

export function optionWords({ slot, label }: Pick<Option, 'slot' | 'label'>, zone: string, language: string): string {
	if (!slot) return label ?? '';
	const { day, time } = slotLabel(slot, { language: localeOf(language), zone });
	return time ? `${day}, ${time}` : day;
}

/** "(Paris time)": whose clocks hours are meant on, for whoever reads them far from the poll. */
export const clocksOf = (zone: string, language: Language): string =>
	translator(language)('polls:deciding.decision.zone', { place: cityOf(zone, language) });

/** The same line; hours with the place they are those of. */
export function optionWhen(option: Pick<Option, 'slot' | 'label'>, zone: string, language: Language): string {
	const words = optionWords(option, zone, language);
	return option.slot?.kind === 'time' ? `${words} ${clocksOf(zone, language)}` : words;
}
