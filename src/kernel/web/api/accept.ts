/** Which of several shapes a program would rather have, by its header Accept (RFC 9110, 12.5.1). Pure. */

type Wish = { type: string; weight: number };

const wishesIn = (accept: string): Wish[] =>
	accept
		.slice(0, 1000)
		.split(',')
		.map((part) => {
			const [type = '', ...rest] = part.split(';').map((piece) => piece.trim().toLowerCase());
			const q = rest.find((piece) => piece.startsWith('q='))?.slice(2) ?? '1';
			return { type, weight: /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(q) ? Number(q) : 0 };
		});

const meets = (type: string, wish: string): boolean =>
	wish === type || wish === '*/*' || wish === `${type.split('/')[0]}/*`;

/** The most exact wish counts, so that a type can be left out of a star. */
function weightOf(type: string, wishes: Wish[]): number {
	const met = wishes.filter((wish) => meets(type, wish.type));
	const exactness = (wish: string): number => (wish === '*/*' ? 0 : wish.endsWith('/*') ? 1 : 2);
	return met.sort((one, other) => exactness(other.type) - exactness(one.type))[0]?.weight ?? 0;
}

/** @returns the first of those wished for most; the first of all where nothing is said or nothing fits. */
export function preferred<Type extends string>(accept: string, types: readonly [Type, ...Type[]]): Type {
	if (accept.trim() === '') return types[0];
	const wishes = wishesIn(accept);
	const weights = types.map((type) => weightOf(type, wishes));
	return types[Math.max(0, weights.indexOf(Math.max(...weights)))]!;
}
