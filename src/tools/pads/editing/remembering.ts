/** What this browser remembers of the person: the name and the colour they write with. */
import { colours } from '../colours.ts';

function recall(key: string): string {
	try {
		return localStorage.getItem(key) ?? '';
	} catch {
		return '';
	}
}

function remember(key: string, value: string): void {
	try {
		localStorage.setItem(key, value);
	} catch {
		// A browser that keeps nothing asks again next time.
	}
}

export const rememberedName = (): string => recall('pads.name');
export const rememberName = (name: string): void => remember('pads.name', name);
export const rememberColour = (colour: string): void => remember('pads.colour', colour);

/** The same each time: what somebody wrote yesterday has their colour of today. */
export function ownColour(chance: number): string {
	const known = recall('pads.colour');
	if ((colours as readonly string[]).includes(known)) return known;
	const colour = colours[chance % colours.length]!;
	rememberColour(colour);
	return colour;
}
