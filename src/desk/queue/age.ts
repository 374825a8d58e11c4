import { localeOf } from '#ui/locale.ts';

const steps = [
	['day', 86_400_000],
	['hour', 3_600_000],
	['minute', 60_000]
] as const;

/** "3 days ago", in the reader's words. */
export function ageOf(at: Date, now: Date, language: string): string {
	const format = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' });
	const past = now.getTime() - at.getTime();
	const [unit, length] = steps.find(([, length]) => past >= length) ?? steps[2];
	return format.format(-Math.floor(past / length), unit);
}
