/** The text of a pad, as it is read without any script. */
import type { ComponentChildren } from 'preact';
import { isMailAddress, isWebAddress } from '#base/addresses.ts';
import { pictureAt, widthOf } from '../text/picture.ts';
import { altOf, type Block, hrefOf, isTicked, isWords, levelOf, type Node, startOf, type Words } from '../text/tree.ts';

const isLink = (address: string): boolean =>
	isWebAddress(address) || (/^mailto:/i.test(address) && isMailAddress(address.slice(7).split('?')[0] ?? ''));

const tags = { bold: 'strong', italic: 'em', underline: 'u', strike: 's', code: 'code' } as const;

function Said({ of }: { of: Words }) {
	const href = hrefOf(of);
	const marked = Object.entries(tags).reduce<ComponentChildren>(
		(inner, [mark, Tag]) => (mark in of.marks ? <Tag>{inner}</Tag> : inner),
		of.text
	);
	if (href === null || !isLink(href)) return <>{marked}</>;
	return (
		<a href={href} rel="nofollow noopener noreferrer ugc">
			{marked}
		</a>
	);
}

/** Pictures of other hosts would tell them who reads: only those kept here are shown. */
function Picture({ of }: { of: Block }) {
	const { src, title, width } = of.attrs;
	if (!pictureAt(src)) return <p>{altOf(of)}</p>;
	const named = typeof title === 'string' && title ? title : undefined;
	return <img src={src as string} alt={altOf(of)} title={named} width={widthOf(width) ?? undefined} loading="lazy" />;
}

type Shower = (node: Block, inner: ComponentChildren) => ComponentChildren;

const showers: Record<string, Shower> = {
	paragraph: ({ content }, inner) => <p>{content.length > 0 ? inner : <br />}</p>,
	// The page has its own h1: what people write begins under it.
	heading(node, inner) {
		const Tag = `h${Math.min(6, levelOf(node) + 1)}` as 'h2';
		return <Tag>{inner}</Tag>;
	},
	bulletList: (_node, inner) => <ul>{inner}</ul>,
	orderedList: (node, inner) => <ol start={startOf(node) === 1 ? undefined : startOf(node)}>{inner}</ol>,
	listItem: (_node, inner) => <li>{inner}</li>,
	taskList: (_node, inner) => <ul data-type="taskList">{inner}</ul>,
	taskItem: (node, inner) => (
		<li data-checked={String(isTicked(node))}>
			<label>
				<input type="checkbox" checked={isTicked(node)} disabled />
			</label>
			<div>{inner}</div>
		</li>
	),
	blockquote: (_node, inner) => <blockquote>{inner}</blockquote>,
	codeBlock: (_node, inner) => (
		<pre>
			<code>{inner}</code>
		</pre>
	),
	image: (node) => <Picture of={node} />,
	horizontalRule: () => <hr />,
	hardBreak: () => <br />
};

function Piece({ node }: { node: Node }) {
	if (isWords(node)) return <Said of={node} />;
	const inner = <Pieces of={node.content} />;
	return <>{showers[node.type]?.(node, inner) ?? inner}</>;
}

const Pieces = ({ of }: { of: Node[] }) => (
	<>
		{of.map((node, place) => (
			<Piece key={place} node={node} />
		))}
	</>
);

export const PadText = ({ tree }: { tree: Block[] }) => <Pieces of={tree} />;
