/** The text as files. */
import { renderToString } from 'preact-render-to-string';
import type { Doc } from 'yjs';
import { attachment } from '#base/attachment.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { type Ask, type Resource, resource } from '#kernel/web/page.ts';
import { docFor } from '../history/reading.ts';
import { type Katex, katexFor } from '../markdown/formula.tsx';
import { MarkdownText } from '../markdown/parts/text.tsx';
import { markdownIn, treeOf } from '../text/document.ts';
import { type Block, plainText } from '../text/tree.ts';

export const fileKinds = ['html', 'md', 'txt'] as const;
export type FileKind = (typeof fileKinds)[number];

export const mediaTypes: Record<FileKind, string> = { html: 'text/html', md: 'text/markdown', txt: 'text/plain' };

type Named = { title: string; language: string; katex: Katex | null };

const htmlFile = (tree: Block[], { title, language, katex }: Named): string =>
	`<!doctype html>${renderToString(
		<html lang={language}>
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width" />
				<title>{title}</title>
			</head>
			<body>
				<h1>{title}</h1>
				<MarkdownText tree={tree} katex={katex} heads={[]} />
			</body>
		</html>
	)}\n`;

type Writer = (doc: Doc, about: ItemPass['about']) => string | Promise<string>;

const writers: Record<FileKind, Writer> = {
	async html(doc, about) {
		const tree = treeOf(doc);
		return htmlFile(tree, { ...about, katex: await katexFor(tree) });
	},
	md: markdownIn,
	txt: (doc) => `${plainText(treeOf(doc))}\n`
};

/** @param at the moment it is wanted of; by default as it is now. */
export async function fileOf(pass: ItemPass, kind: FileKind, at: string | null = null): Promise<string> {
	return writers[kind](await docFor(pass, at), pass.about);
}

async function answer({ pass, query }: Ask<ItemPass>, kind: FileKind): Promise<Response> {
	return new Response(await fileOf(pass, kind, query.get('at')), {
		headers: {
			'content-type': `${mediaTypes[kind]}; charset=utf-8`,
			'content-disposition': attachment(pass.about.title, kind)
		}
	});
}

export const padFiles: Resource[] = fileKinds.map((kind) =>
	resource(`/pads/:item/text.${kind}`, { answer: (ask) => answer(ask, kind) })
);
