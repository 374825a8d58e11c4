/** For how long a pad is kept after its last change: so many days, or as long as the account exists. */
import { z } from 'zod';
import { malformed } from '#kernel/actions/perform.ts';
import { keepingFault, usualDays } from '#kernel/items/keeping.ts';
import { keepsLong } from '#kernel/items/long.ts';

const read = (value: unknown): unknown => {
	if (value === 'always') return null;
	if (typeof value !== 'string') return value;
	return value.trim() === '' ? undefined : Number(value);
};

/** As the form says it (`always`), and as the API does (`null`). */
export const life = z.preprocess(read, z.int().min(1).max(3660).nullable().optional());

/** @throws kernel.malformed where a guest may not keep it so long. */
export function lifeFor(wish: number | null | undefined, isAccount: boolean, now: Date): number | null {
	const keepDays = wish === undefined ? usualDays : wish;
	const fault = keepingFault({ keepDays, keepUntil: null }, keepsLong(isAccount), now);
	if (fault) throw malformed({ fields: [fault] });
	return keepDays;
}
