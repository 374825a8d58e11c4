/** The text of a pad, as it is read without any script. */
import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { Told } from '../history/parts/told.tsx';
import { isLink } from '../text/link.ts';
import { pictureAt, widthOf } from '../text/picture.ts';
import {
	altOf,
	type Block,
	blocksIn,
	hrefOf,
	isTicked,
	isWords,
	languageOf,
	latexOf,
	levelOf,
	mentioned,
	type Node,
	plainText,
	spanOf,
	startOf,
	type Words
} from '../text/tree.ts';

const tags = { bold: 'strong', italic: 'em', underline: 'u', strike: 's', code: 'code' } as const;

function Said({ of }: { of: Words }) {
	const href = hrefOf(of);
	const marked = Object.entries(tags).reduce<ComponentChildren>(
		(inner, [mark, Tag]) => (mark in of.marks ? <Tag>{inner}</Tag> : inner),
		of.text
	);
	if (href === null || !isLink(href)) return <Told change={of.change}>{marked}</Told>;
	return (
		<Told change={of.change}>
			<a href={href} rel="nofollow noopener noreferrer ugc">
				{marked}
			</a>
		</Told>
	);
}

/** Where a picture is found: at its address on our pages, within the file in what leaves. */
type PlaceOf = (src: string) => string | null;
const PicturePlace = createContext<PlaceOf>((src) => src);

/** Pictures of other hosts would tell them who reads: only those kept here are shown. */
function Picture({ of }: { of: Block }) {
	const { src, title, width } = of.attrs;
	const place = useContext(PicturePlace)(pictureAt(src) ? String(src) : '');
	if (!place) return <p>{altOf(of)}</p>;
	const named = typeof title === 'string' && title ? title : undefined;
	return <img src={place} alt={altOf(of)} title={named} width={widthOf(width) ?? undefined} loading="lazy" />;
}

const span = (cell: Block, name: 'colspan' | 'rowspan'): number | undefined =>
	spanOf(cell, name) > 1 ? spanOf(cell, name) : undefined;

function Cell({ of, isTop }: { of: Block; isTop: boolean }) {
	const inner = <Pieces of={of.content} />;
	const spans = { colSpan: span(of, 'colspan'), rowSpan: span(of, 'rowspan') };
	// An empty head names nothing.
	if (of.type !== 'tableHeader' || plainText(of.content).trim() === '') return <td {...spans}>{inner}</td>;
	return (
		<th scope={isTop ? 'col' : 'row'} {...spans}>
			{inner}
		</th>
	);
}

/** Columns that fit a phone without moving the table aside. */
const narrow = 2;

function Table({ of }: { of: Block }) {
	const rows = blocksIn(of).map(blocksIn);
	const isWide = rows.some((cells) => cells.length > narrow);
	return (
		<div class="pad-table" tabIndex={isWide ? 0 : undefined}>
			<table>
				<tbody>
					{rows.map((cells, at) => (
						<tr key={at}>
							{cells.map((cell, place) => (
								<Cell key={place} of={cell} isTop={at === 0} />
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

/** Somebody whose pieces are shown as theirs. */
export type ShownWriter = { n: number; name: string; hue: number };
const Writers = createContext<ShownWriter[]>([]);

/** Screen readers hear the name, others see the colour and the name where they point. */
function By({ of: { marks }, children }: { of: Words; children: ComponentChildren }) {
	const writers = useContext(Writers);
	const by = typeof marks.by === 'object' ? marks.by?.author : undefined;
	const writer = writers.find(({ n }) => n === by);
	if (!writer) return <>{children}</>;
	return (
		<span class="pad-by" data-hue={writer.hue} title={writer.name}>
			<span class="unseen">{writer.name}: </span>
			{children}
		</span>
	);
}

export type Shower = (node: Block, inner: ComponentChildren) => ComponentChildren;

const showers: Record<string, Shower> = {
	paragraph: ({ content }, inner) => <p>{content.length > 0 ? inner : <br />}</p>,
	// The page has its own h1: what people write begins under it.
	heading(node, inner) {
		const level = levelOf(node) + 1;
		const Tag = `h${Math.min(6, level)}` as 'h2';
		return <Tag aria-level={level > 6 ? level : undefined}>{inner}</Tag>;
	},
	bulletList: (_node, inner) => <ul dir="auto">{inner}</ul>,
	orderedList: (node, inner) => (
		<ol dir="auto" start={startOf(node) === 1 ? undefined : startOf(node)}>
			{inner}
		</ol>
	),
	listItem: (_node, inner) => <li>{inner}</li>,
	taskList: (_node, inner) => (
		<ul dir="auto" data-type="taskList">
			{inner}
		</ul>
	),
	taskItem: (node, inner) => (
		<li data-checked={String(isTicked(node))}>
			<label>
				<input
					type="checkbox"
					checked={isTicked(node)}
					aria-label={plainText(node.content, ' ').slice(0, 100) || '…'}
					disabled
				/>
			</label>
			<div>{inner}</div>
		</li>
	),
	blockquote: (_node, inner) => <blockquote dir="auto">{inner}</blockquote>,
	codeBlock: (node, inner) => (
		<pre>
			<code class={languageOf(node) ? `language-${languageOf(node)}` : undefined}>{inner}</code>
		</pre>
	),
	image: (node) => <Picture of={node} />,
	table: (node) => <Table of={node} />,
	mention: (node) => <span class="pad-mention">{mentioned(node)}</span>,
	inlineMath: (node) => <code>{latexOf(node)}</code>,
	blockMath: (node) => (
		<pre>
			<code>{latexOf(node)}</code>
		</pre>
	),
	/** The number of a comment, in files that carry them. */
	noteSign: ({ attrs }) => (
		<sup id={`words-${Number(attrs.number)}`}>
			<a href={`#comment-${Number(attrs.number)}`} role="doc-noteref">
				{Number(attrs.number)}
			</a>
		</sup>
	),
	/** The words that comments are about, likewise. */
	noted: ({ attrs }, inner) => <span data-comment={String(attrs.ids)}>{inner}</span>,
	horizontalRule: () => <hr />,
	hardBreak: () => <br />
};

/** What shows without any words that could tell whether it came or went. */
const wordless = new Set(['image', 'horizontalRule', 'mention', 'blockMath', 'inlineMath']);

/** How some kinds of blocks are shown instead. */
export const OwnShowers = createContext<Record<string, Shower>>({});

function Piece({ node }: { node: Node }) {
	const own = useContext(OwnShowers);
	if (isWords(node))
		return (
			<By of={node}>
				<Said of={node} />
			</By>
		);
	const inner = <Pieces of={node.content} />;
	const shown = (own[node.type] ?? showers[node.type])?.(node, inner) ?? inner;
	return <Told change={wordless.has(node.type) ? node.change : undefined}>{shown}</Told>;
}

const Pieces = ({ of }: { of: Node[] }) => (
	<>
		{of.map((node, place) => (
			<Piece key={place} node={node} />
		))}
	</>
);

type TextProps = {
	tree: Block[];
	/** Says where pictures are found; null where one is not. */
	placeOf?: PlaceOf;
	/** Whose pieces are shown as theirs, where they are marked (editing/authorship.ts). */
	writers?: ShownWriter[];
};

const sameSrc: PlaceOf = (src) => src;

export const PadText = ({ tree, placeOf = sameSrc, writers = [] }: TextProps) => (
	<PicturePlace.Provider value={placeOf}>
		<Writers.Provider value={writers}>
			<Pieces of={tree} />
		</Writers.Provider>
	</PicturePlace.Provider>
);
