/** The signs of the editor's tools, of the same family as those of the house: 24 px grid, 1.75 px strokes. */
import { Icon, type IconName } from '#ui/parts/icon.tsx';

const frame = 'M4 5h16v14H4z';
const strokes = {
	bullets: 'M5 6.5v.1M5 12v.1M5 17.5v.1M9 6.5h11M9 12h11M9 17.5h11',
	numbers: 'M4 5l1.5-1v5M4 14.2c.5-1 2.6-.9 2.6.4 0 1-2.6 2.4-2.6 3.4h2.8M10.5 6.5H20M10.5 12H20M10.5 17.5H20',
	tasks: 'M3.5 6.5L5 8l2.5-3M3.5 16.5L5 18l2.5-3M11 6.5h9M11 16.5h9',
	quote: 'M5 5v14M9.5 7.5H20M9.5 12H20M9.5 16.5h6',
	code: 'M9 7l-5 5 5 5M15 7l5 5-5 5',
	block: 'M4.5 5h15v14h-15zM8 9.5l2.5 2.5L8 14.5M12.5 15h4',
	rule: 'M4 12h16M6 6h12M6 18h12',
	image: 'M5 5h14v14H5zM5 16l4-4 3.5 3.5L15 13l4 3.5M14.5 9.2v.1',
	table: `${frame}M4 9.7h16M4 14.3h16M9.3 5v14M14.7 5v14`,
	'row-above': 'M4 12h16v7H4zM9.3 12v7M14.7 12v7M12 3v6M9 6h6',
	'row-below': 'M4 5h16v7H4zM9.3 5v7M14.7 5v7M12 15v6M9 18h6',
	'column-before': 'M12 4h7v16h-7zM12 9.3h7M12 14.7h7M3 12h6M6 9v6',
	'column-after': 'M5 4h7v16H5zM5 9.3h7M5 14.7h7M15 12h6M18 9v6',
	'row-gone': 'M4 9h16v6H4zM9 18l6 4M15 18l-6 4',
	'column-gone': 'M9 4h6v16H9zM18 9l4 6M22 9l-4 6',
	'head-row': 'M4 5h16v14H4zM4 10h16M4 7.5h16M9.3 10v9M14.7 10v9',
	'head-column': 'M4 5h16v14H4zM9 5v14M6.5 5v14M9 9.7h11M9 14.3h11',
	'cells-joined': 'M4 5h16v14H4zM4 9.7h16M4 14.3h16M12 5v4.7M12 14.3V19M7.5 12h3M13.5 12h3',
	'cell-parted': 'M4 5h16v14H4zM12 5v2.5M12 10.5v3M12 16.5V19M7 12h2M15 12h2',
	authors: 'M4 6h9M4 10.5h16M4 15h6M4 19.5h12M16.5 6h3.5M13 15h7'
} as const;

export type SignName = keyof typeof strokes | IconName;

const isOwn = (name: SignName): name is keyof typeof strokes => name in strokes;

export const Sign = ({ name }: { name: SignName }) =>
	isOwn(name) ? (
		<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
			<path d={strokes[name]} />
		</svg>
	) : (
		<Icon name={name} />
	);
