/** How long an item is kept: the choices, what they mean, and the sentence that tells it. Pure. */
import { formatDay } from '#base/zones.ts';
import { localeOf } from '#ui/locale.ts';
import type { Item } from './item.ts';

export const dayInMs = 86_400_000;

/** Days after the last activity that people choose from: a day, a week, a month, two, six months, a year. */
export const keepChoices = [1, 7, 30, 60, 183, 365] as const;
/** Where nobody says otherwise. */
export const usualDays = 183;

export const daysInTrash = 30;

/** The farthest end somebody may ask for: those without an account cannot be asked again. */
const mostDays = { guest: 366, account: 3660 };

export type Keeping = Pick<Item, 'keepDays' | 'keepUntil'>;

/** When an item ends: at its date, or after so many days without a change; whichever its owner chose. */
export const expiryOf = (item: Keeping & Pick<Item, 'touchedAt'>): Date | null =>
	item.keepUntil ?? (item.keepDays === null ? null : new Date(item.touchedAt.getTime() + item.keepDays * dayInMs));

/** @param isAccount or anybody who may keep as long as an account. */
export const mostKeepDays = (isAccount: boolean): number => (isAccount ? mostDays.account : mostDays.guest);

/** What is wrong with a wish: `always` for guests, too far away, or already over. */
export function keepingFault(wish: Keeping, isAccount: boolean, now: Date): { field: string; code: string } | null {
	const most = mostKeepDays(isAccount);
	if (wish.keepUntil) {
		const days = (wish.keepUntil.getTime() - now.getTime()) / dayInMs;
		if (days <= 0) return { field: 'keepUntil', code: 'past' };
		return days > most ? { field: 'keepUntil', code: 'not-allowed' } : null;
	}
	if (wish.keepDays === null) return isAccount ? null : { field: 'keepDays', code: 'not-allowed' };
	return wish.keepDays > most ? { field: 'keepDays', code: 'not-allowed' } : null;
}

export const erasedAt = (trashedAt: Date): Date => new Date(trashedAt.getTime() + daysInTrash * dayInMs);

type Speaker = { t: (key: string, gaps?: Record<string, string | number>) => string; language: Item['language'] };

export const longDay = (at: Date, language: Item['language']): string => formatDay(at, localeOf(language), 'UTC');

/** "Kept until 3 March 2027, then 30 days in the trash." */
export function keepSentence(item: Pick<Item, 'expiresAt' | 'trashedAt'>, { t, language }: Speaker): string {
	if (item.trashedAt) return t('kernel:keeping.trash', { day: longDay(erasedAt(item.trashedAt), language) });
	if (!item.expiresAt) return t('kernel:keeping.always');
	return t('kernel:keeping.until', { day: longDay(item.expiresAt, language), days: daysInTrash });
}
