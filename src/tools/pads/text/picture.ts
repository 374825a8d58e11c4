/** How a picture of a pad is named in its text, its pages and its files. */
export const pictureWidths = { least: 40, most: 2000 };

const shape = /^\/pads\/(\w{1,100})\/pictures\/([\da-f]{32}\.(?:webp|png))$/;

export const pictureSrc = (item: string, name: string): string => `/pads/${item}/pictures/${name}`;

/** The item and the name in an address of ours; null for any other address. */
export function pictureAt(src: unknown): { item: string; name: string } | null {
	const [, item, name] = (typeof src === 'string' && shape.exec(src)) || [];
	return item && name ? { item, name } : null;
}

export const pictureType = (name: string): 'image/png' | 'image/webp' =>
	name.endsWith('.png') ? 'image/png' : 'image/webp';

/** In pixels of the page; null where it is as wide as it comes. */
export function widthOf(width: unknown): number | null {
	const pixels = Math.round(Number(width));
	return Number.isFinite(pixels) && pixels >= pictureWidths.least && pixels <= pictureWidths.most ? pixels : null;
}
