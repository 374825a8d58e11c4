import { useView } from '#ui/view.ts';

export function momentIn(at: Date, language: string, timeZone: string): string {
	return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at);
}

/** A moment in the reader's words. */
export function Moment({ at }: { at: Date }) {
	const { language, zone } = useView();
	return <time dateTime={at.toISOString()}>{momentIn(at, language, zone ?? 'UTC')}</time>;
}
