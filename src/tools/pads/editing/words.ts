import { colours } from '../colours.ts';

/** The words the editor says beyond those of its text. */
const tables = ['row-above', 'row-below', 'column-before', 'column-after', 'head-row', 'head-column', 'row-gone'];
const said = {
	tools: [
		'picture',
		'table',
		...[...tables, 'cells-joined', 'cell-parted', 'column-gone', 'trash'].map((name) => `table-${name}`)
	],
	link: ['address', 'put', 'remove'],
	pictures: ['file'],
	picture: [
		...['alt', 'width', 'small', 'medium', 'full', 'put', 'change', 'remove', 'coming'],
		...['not-a-picture', 'no-room', 'not-sent']
	],
	mentions: ['list', 'hint'],
	authors: ['show', 'legend', 'away', 'page']
};

/** The names of the colours one may write in. */
export const colourWords: string[] = ['own', ...colours.keys()].map((word) => `pads:editing.colours.${word}`);

export const editingWords: string[] = [
	...Object.entries(said).flatMap(([part, words]) => words.map((word) => `pads:editing.${part}.${word}`)),
	...colourWords
];
