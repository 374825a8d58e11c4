/** The text as files. */
import { renderToString } from 'preact-render-to-string';
import { attachment } from '#base/attachment.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { type Ask, type Resource, resource } from '#kernel/web/page.ts';
import { docFor } from '../history/reading.ts';
import { PadText } from '../parts/text.tsx';
import { treeOf } from '../text/document.ts';
import { markdownOf } from '../text/markdown.ts';
import { type Block, plainText } from '../text/tree.ts';

export const fileKinds = ['html', 'md', 'txt'] as const;
export type FileKind = (typeof fileKinds)[number];

export const mediaTypes: Record<FileKind, string> = { html: 'text/html', md: 'text/markdown', txt: 'text/plain' };

type Named = { title: string; language: string };

const htmlFile = (tree: Block[], { title, language }: Named): string =>
	`<!doctype html>${renderToString(
		<html lang={language}>
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width" />
				<title>{title}</title>
			</head>
			<body>
				<h1>{title}</h1>
				<PadText tree={tree} />
			</body>
		</html>
	)}\n`;

const writers: Record<FileKind, (tree: Block[], named: Named) => string> = {
	html: htmlFile,
	md: (tree) => markdownOf(tree),
	txt: (tree) => `${plainText(tree)}\n`
};

/** @param at the moment it is wanted of; by default as it is now. */
export async function fileOf(pass: ItemPass, kind: FileKind, at: string | null = null): Promise<string> {
	return writers[kind](treeOf(await docFor(pass, at)), pass.about);
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
