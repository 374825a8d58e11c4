/** The colours people write in: white words on each have a contrast of at least 4.5 (WCAG 2.2, 1.4.3). */
export const colours = [
	'#1f6f8b',
	'#a53d66',
	'#2c6539',
	'#7a4a86',
	'#805108',
	'#4a5aa3',
	'#b3261e',
	'#1c726d',
	'#5b3fa0',
	'#6b4f3a',
	'#626b1c',
	'#0f4c63'
] as const;

const channel = (value: number): number => {
	const part = value / 255;
	return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
};

export function brightness(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(colour.slice(at, at + 2), 16)));
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export const contrastWithWhite = (colour: string): number => 1.05 / (brightness(colour) + 0.05);

/** What others say is their colour may be anything: only one that can be read is taken. */
export const readable = (colour: unknown, client: number): string =>
	typeof colour === 'string' && /^#[\da-f]{6}$/i.test(colour) && contrastWithWhite(colour) >= 4.5
		? colour
		: colours[client % colours.length]!;
