import { formatDay } from '#base/zones.ts';
import { localeOf } from '#ui/locale.ts';
import { useView } from '#ui/view.ts';

/** Writes a day in the reader's words. */
export function useDay(): (at: Date) => string {
	const { language, zone } = useView();
	return (at) => formatDay(at, localeOf(language), zone ?? 'UTC');
}
