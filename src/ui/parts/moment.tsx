import { sayFirst } from '#base/zones.ts';
import { localeOf } from '../locale.ts';
import { useView } from '../view.ts';

/** A day and an hour, in the reader's words and time zone. */
export function Moment({ at }: { at: Date }) {
	const { language, zone } = useView();
	const format = new Intl.DateTimeFormat(localeOf(language), {
		dateStyle: 'medium',
		timeStyle: 'short',
		timeZone: zone ?? 'UTC'
	});
	return <time dateTime={at.toISOString()}>{sayFirst(format.format(at), language)}</time>;
}
