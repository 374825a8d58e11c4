/** A PDF as a tree: as the file says of its parts, and where it says nothing, as it looks. */
import { Unreadable } from '#base/office/unreadable.ts';
import type { Block } from '../../text/tree.ts';
import { fitted } from '../fit.ts';
import { wordsIn } from '../gather.ts';
import { readOdt } from '../odt/read.ts';
import type { Read } from '../paper.ts';
import { enclosedIn } from './enclosed.ts';
import { knownWords } from './lines.ts';
import { openPdf } from './open.ts';
import { joined } from './overleaf.ts';
import { Album } from './pictures.ts';
import { plainBlocks } from './plain.ts';
import { areTagged, taggedBlocks } from './tagged.ts';

const isHead = ({ type }: Block): boolean => type === 'heading';
const level = ({ attrs }: Block): number => Number(attrs.level);

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** Programs name a file after the file they were given, which nobody ever called it. */
const isGiven = (title: string): boolean =>
	title !== '' && !/\.\w{2,5}$|^(untitled|microsoft word|sans titre)/i.test(title);

/** A heading or line at the head that says the title of the file is the title, and what follows moves up where it was the only one of its level. */
function parted(tree: Block[], told: string): Pick<Read, 'title' | 'tree'> {
	const [first, ...rest] = tree;
	const said = first && /^(heading|paragraph)$/.test(first.type) ? wordsIn(first.content) : '';
	const isTitle = said !== '' && (first!.attrs.isTitle === true || squeezed(said) === squeezed(told));
	if (!isTitle) return { title: isGiven(told) ? told : null, tree };
	const isAlone =
		isHead(first!) && first!.attrs.isTitle !== true && !rest.some((one) => isHead(one) && level(one) <= level(first!));
	const lifted = rest.map((one) => (isAlone && isHead(one) ? { ...one, attrs: { level: level(one) - 1 } } : one));
	return { title: said.trim(), tree: lifted };
}

/** @throws Unreadable; `scanned` where its pages hold no words, only pictures of them. */
export async function readPdf(bytes: Uint8Array): Promise<Read> {
	const own = enclosedIn(bytes);
	if (own) return readOdt(own);
	const album = new Album();
	const { title, pages } = await openPdf(bytes, album);
	if (pages.every(({ runs }) => runs.every(({ text }) => text.trim() === ''))) throw new Unreadable('scanned');
	const known = knownWords(pages.flatMap(({ runs }) => runs.map(({ text }) => text)));
	const tree = areTagged(pages)
		? pages.map((page, at) => taggedBlocks(page, at, known)).reduce(joined, [])
		: plainBlocks(pages, known);
	const read = parted(tree, title);
	return { title: read.title, tree: fitted(read.tree), pictures: album.taken, remarks: [] };
}
