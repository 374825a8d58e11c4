/** An option in one line, for letters, lists and calendars. */
import { localeOf } from '#ui/locale.ts';
import type { Option } from '../poll.ts';
import { slotLabel } from '../slots.ts';

export function optionWords({ slot, label }: Pick<Option, 'slot' | 'label'>, zone: string, language: string): string {
	if (!slot) return label ?? '';
	const { day, time } = slotLabel(slot, { language: localeOf(language), zone });
	return time ? `${day}, ${time}` : day;
}
