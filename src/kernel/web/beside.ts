/** What stands above and below every page of an item, whatever its tool. Filled in `entries/house.ts`. */
import type { ComponentChild } from 'preact';
import type { ItemPass } from '../access/pass.ts';
import { toolOf } from './ask.ts';
import type { Ask, Page } from './page.ts';

export type Beside = { above: ComponentChild; below: ComponentChild };
export type Neighbour = {
	above(ask: Ask<ItemPass>): Promise<ComponentChild>;
	below(ask: Ask<ItemPass>): ComponentChild;
};

let neighbour: Neighbour | null = null;
export const seatBeside = (next: Neighbour): void => {
	neighbour = next;
};

const nothing: Beside = { above: null, below: null };

export async function besideOf(room: string, page: Page, ask: Ask): Promise<Beside> {
	if (!neighbour || !ask.pass || page.embed || toolOf(room) === null) return nothing;
	const asked = ask as Ask<ItemPass>;
	return { above: await neighbour.above(asked), below: neighbour.below(asked) };
}
