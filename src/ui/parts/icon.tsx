import { signs } from '../icons/signs.ts';
import { tools } from '../icons/tools.ts';

const strokes = { ...signs, ...tools };

export type IconName = keyof typeof strokes;

export const iconNames = Object.keys(strokes) as IconName[];

/** Signs that point along the line of reading, turned round where it runs from right to left. */
const mirrored = new Set<IconName>(['back', 'onward', 'undo', 'external']);

/** Silent beside words; give it a label where it stands alone. */
export function Icon({ name, label, large = false }: { name: IconName; label?: string; large?: boolean }) {
	const sizes = large ? 'icon large' : 'icon';
	return (
		<svg
			class={mirrored.has(name) ? `${sizes} mirrored` : sizes}
			viewBox="0 0 24 24"
			role={label ? 'img' : undefined}
			aria-label={label}
			aria-hidden={label ? undefined : 'true'}
		>
			<path d={strokes[name]} />
		</svg>
	);
}
