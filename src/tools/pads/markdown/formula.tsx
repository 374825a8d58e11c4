/** Formulas as MathML, which browsers draw and screen readers read by themselves (https://w3c.github.io/mathml-core/). */
import { type ComponentChild, h, type VNode } from 'preact';
import { type Block, isWords } from '../text/tree.ts';

/** As much of KaTeX as is needed, so that nobody loads it for a text without formulas. */
export type Katex = { __renderToDomTree(latex: string, options: object): unknown };

type Drawn = {
	type?: string;
	text?: string;
	character?: string;
	attributes?: Record<string, unknown>;
	children?: Drawn[];
};

const tags = new Set(
	[
		'math',
		'mrow',
		'mi',
		'mn',
		'mo',
		'ms',
		'mtext',
		'mspace',
		'msup',
		'msub',
		'msubsup',
		'mfrac',
		'msqrt',
		'mroot'
	].concat([
		'mover',
		'munder',
		'munderover',
		'mtable',
		'mtr',
		'mtd',
		'mlabeledtr',
		'mstyle',
		'mpadded',
		'mphantom',
		'menclose'
	])
);

const attributes = new Set(
	['xmlns', 'display', 'mathvariant', 'mathcolor', 'mathbackground', 'scriptlevel', 'displaystyle', 'accent'].concat(
		['accentunder', 'fence', 'separator', 'stretchy', 'lspace', 'rspace', 'minsize', 'maxsize', 'linethickness'],
		[
			'width',
			'height',
			'depth',
			'voffset',
			'columnalign',
			'columnspacing',
			'rowspacing',
			'notation',
			'largeop',
			'movablelimits'
		]
	)
);

const options = { output: 'mathml', throwOnError: true, trust: false, strict: 'ignore', maxSize: 20, maxExpand: 200 };

const mostDeep = 200;

/** Only what is known passes: no style, no link, no picture. */
function shown(node: Drawn, depth: number): ComponentChild {
	if (depth > mostDeep) return null;
	if (typeof node.text === 'string') return node.text;
	const { type = '', children = [] } = node;
	if (type === 'annotation') return null;
	if ('character' in node) return node.character ? h('mtext', {}, node.character) : null;
	const inner = children.map((child) => shown(child, depth + 1));
	if (!tags.has(type)) return inner;
	const kept = Object.entries(node.attributes ?? {}).filter(([name]) => attributes.has(name));
	return h(type, Object.fromEntries(kept.map(([name, value]) => [name, String(value)])), ...inner);
}

/** A text is shown anew with each letter: what was drawn a moment ago is not drawn again. */
const kept = new Map<string, Drawn | null>();
const mostKept = 500;

function drawnOf({ __renderToDomTree: draw }: Katex, latex: string, displayMode: boolean): Drawn | null {
	try {
		return draw(latex, { ...options, displayMode }) as Drawn;
	} catch {
		return null;
	}
}

/** Null where it cannot be read: then it stays as it is written. */
export function formulaOf(katex: Katex, latex: string, isBlock: boolean): VNode | null {
	const key = `${isBlock} ${latex}`;
	const drawn = kept.has(key) ? kept.get(key)! : drawnOf(katex, latex, isBlock);
	kept.delete(key);
	kept.set(key, drawn);
	if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
	return drawn && <>{shown(drawn, 0)}</>;
}

export const hasFormulas = (nodes: Block['content']): boolean =>
	nodes.some((node) => !isWords(node) && (/^(inline|block)Math$/.test(node.type) || hasFormulas(node.content)));

/** Loaded where a text has formulas. */
export const katexFor = async (tree: Block[]): Promise<Katex | null> =>
	hasFormulas(tree) ? ((await import('katex')).default as unknown as Katex) : null;
