/** A share seen in a sample, and how sure it is. Pure. */
export type Share = { of: number; share: number; low: number; high: number };

const z = 1.96;

/** Wilson's score interval (1927) at 95 %: holds for few and for none. Null where nothing was looked at. */
export function shareOf(hits: number, of: number): Share | null {
	if (of === 0) return null;
	const share = hits / of;
	const middle = share + (z * z) / (2 * of);
	const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
	const whole = 1 + (z * z) / of;
	return { of, share, low: Math.max(0, (middle - spread) / whole), high: Math.min(1, (middle + spread) / whole) };
}
