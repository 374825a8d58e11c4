/** The text of a moment, as it leaves. */
import { renderToString } from 'preact-render-to-string';
import { PadText } from '../parts/text.tsx';
import { markdownOf } from '../text/markdown.ts';
import { type Block, plainText } from '../text/tree.ts';

export const versionKinds = ['markdown', 'text', 'html', 'json'] as const;

export function textAs(tree: Block[], { title, language }: { title: string; language: string }, as: string | null) {
	if (as === 'text') return `${plainText(tree)}\n`;
	if (as !== 'html') return markdownOf(tree);
	return `<!doctype html>${renderToString(
		<html lang={language}>
			<head>
				<meta charset="utf-8" />
				<title>{title}</title>
			</head>
			<body>
				<h1>{title}</h1>
				<PadText tree={tree} />
			</body>
		</html>
	)}\n`;
}
