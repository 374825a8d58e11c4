import { localeOf } from '#ui/locale.ts';
import { useView } from '#ui/view.ts';

const dayMs = 86_400_000;

/** When something was said: today by the hour, else by the day too. */
export function When({ at }: { at: string }) {
	const { language, zone } = useView();
	const isFresh = Math.abs(Date.now() - Date.parse(at)) < dayMs / 2;
	const timeZone = zone ?? (typeof document === 'undefined' ? 'UTC' : undefined);
	const format = new Intl.DateTimeFormat(localeOf(language), {
		...(isFresh ? {} : { day: 'numeric', month: 'short', year: 'numeric' }),
		...{ hour: '2-digit', minute: '2-digit' },
		timeZone,
		// Only a browser knows the zone of its reader: another one is named.
		...(timeZone ? { timeZoneName: 'short' } : {})
	});
	return (
		<time class="quiet-text small-text" dateTime={at}>
			{format.format(new Date(at))}
		</time>
	);
}
