import { localeOf } from '#ui/locale.ts';

const formats = new Map<string, Intl.ListFormat>();

/** "Monday, Tuesday and Thursday", as that language lists things. */
export function listed(names: string[], language: string): string {
	const format = formats.get(language) ?? new Intl.ListFormat(localeOf(language), { type: 'conjunction' });
	formats.set(language, format);
	return format.format(names);
}
