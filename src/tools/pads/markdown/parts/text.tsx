/** The text of a Markdown pad: the same on the server and in the preview. */
import type { ComponentChildren } from 'preact';
import { OwnShowers, PadText, type Shower } from '../../parts/text.tsx';
import { type Block, languageOf, latexOf, levelOf, plainText } from '../../text/tree.ts';
import { formulaOf, type Katex } from '../formula.tsx';
import { type Head, headsOf } from '../outline.ts';

export type Shown = {
	tree: Block[];
	katex: Katex | null;
	/** Where pictures are found, within a file. */
	placeOf?(src: string): string | null;
	/** How a drawing is shown instead of its words; null leaves them. */
	draw?(language: string, source: string): ComponentChildren;
};

const textOf = ({ content }: Block): string => plainText(content, '');

const math =
	(katex: Katex | null, isBlock: boolean): Shower =>
	(node) => {
		const latex = latexOf(node);
		const formula = katex && formulaOf(katex, latex, isBlock);
		if (formula) return isBlock ? <div class="pad-formula">{formula}</div> : formula;
		return isBlock ? <Code>{latex}</Code> : <code>{latex}</code>;
	};

const Code = ({ language, children }: { language?: string; children: ComponentChildren }) => (
	<pre>
		<code class={language ? `language-${language}` : undefined}>{children}</code>
	</pre>
);

const heading =
	(heads: Head[]): Shower =>
	(node, inner) => {
		const level = levelOf(node) + 1;
		const Tag = `h${Math.min(6, level)}` as 'h2';
		const deep = { 'aria-level': level > 6 ? level : undefined };
		const id = heads.find((head) => head.node === node)?.id;
		// The keyboard goes on from where a link to it led.
		return id ? (
			<Tag id={id} tabIndex={-1} {...deep}>
				{inner}
			</Tag>
		) : (
			<Tag {...deep}>{inner}</Tag>
		);
	};

export function MarkdownText({ tree, katex, draw, placeOf, heads = headsOf(tree) }: Shown & { heads?: Head[] }) {
	const own: Record<string, Shower> = {
		heading: heading(heads),
		inlineMath: math(katex, false),
		blockMath: math(katex, true)
	};
	if (draw)
		own.codeBlock = (node, inner) =>
			draw(languageOf(node), textOf(node)) ?? <Code language={languageOf(node)}>{inner}</Code>;
	return (
		<OwnShowers.Provider value={own}>
			<PadText tree={tree} placeOf={placeOf} />
		</OwnShowers.Provider>
	);
}
