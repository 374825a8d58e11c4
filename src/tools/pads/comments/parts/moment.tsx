import { localeOf } from '#ui/locale.ts';
import { useView } from '#ui/view.ts';

const dayMs = 86_400_000;

/** When something was said: today by the hour, else by the day too. */
export function When({ at }: { at: string }) {
	const { language, zone } = useView();
	const isFresh = Math.abs(Date.now() - Date.parse(at)) < dayMs / 2;
	const timeZone = zone ?? (typeof document === 'undefined' ? 'UTC' : undefined);
	const format = new Intl.DateTimeFormat(localeOf(language), {
		...(isFresh ? {} : { dateStyle: 'medium' }),
		timeStyle: 'short',
		timeZone
	});
	return (
		<time class="quiet-text small-text" dateTime={at}>
			{format.format(new Date(at))}
		</time>
	);
}
