/** An option as programs read it. */
import type { Option } from './poll.ts';

export const optionShown = ({ id, slot, label, text, link, picture, capacity }: Option) => ({
	id,
	label,
	text,
	link,
	picture,
	capacity,
	...slot
});
