/** A text as one page that needs nothing else: pictures are in it, and it runs nothing. */
import { renderToString } from 'preact-render-to-string';
import type { Katex } from '../markdown/formula.tsx';
import { MarkdownText } from '../markdown/parts/text.tsx';
import { type Note, noted, notedWords, noteSign } from './notes.ts';
import type { Drawn, Paper, Said } from './paper.ts';

const style = `
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.55 system-ui, sans-serif; color: #16303d; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; break-after: avoid; }
p, h1, h2, h3, h4, h5, h6 { unicode-bidi: plaintext; }
img { max-width: 100%; height: auto; break-inside: avoid; }
blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid #b0b0b0; }
pre { padding: .75rem; background: #f2f2f2; white-space: pre-wrap; overflow-wrap: break-word; }
code { font-family: ui-monospace, monospace; font-size: .92em; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .3rem .5rem; border: 1px solid #909090; text-align: start; vertical-align: top; }
th { background: #ededed; }
tr, li { break-inside: avoid; }
th > p, td > p { margin: 0; }
ul[data-type=taskList] { padding-inline-start: 0; list-style: none; }
ul[data-type=taskList] > li { display: flex; gap: .5rem; }
ul[data-type=taskList] > li > div > p { margin: 0; }
span[data-comment] { border-bottom: 2px solid #b7791f; }
.comments { margin-top: 2rem; border-top: 1px solid #909090; font-size: .92rem; }
@page { margin: 18mm; }
@media print { body { max-width: none; margin: 0; padding: 0; font-size: 11pt; } }
`;

/** Nothing of the page may reach out, whoever opens it. */
const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

const dataOf = ({ bytes, type }: Drawn): string => `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;

export type HtmlWords = { comments: string; resolved: string; anonymous: string; moment: (at: Date) => string };

const usualWords: HtmlWords = { comments: '', resolved: '', anonymous: '', moment: (at) => at.toISOString() };

function Comment({ of, says }: { of: Said; says: HtmlWords }) {
	return (
		<p data-name={of.name} data-at={of.at?.toISOString()}>
			<strong>{of.name || says.anonymous}</strong>
			{of.at && <small> {says.moment(of.at)}</small>}
			{of.text.split('\n').flatMap((line) => [<br />, line])}
		</p>
	);
}

function Notes({ notes, says }: { notes: Note[]; says: HtmlWords }) {
	return (
		<section class="comments" aria-labelledby="comments">
			<h2 id="comments">{says.comments}</h2>
			<ol>
				{notes.map(({ number, remark }) => (
					<li
						key={number}
						id={`comment-${number}`}
						role="doc-footnote"
						data-comment={remark.id}
						data-done={remark.done ? '' : undefined}
					>
						{remark.said.map((said, place) => (
							<Comment key={place} of={said} says={says} />
						))}
						{remark.done && <p>{says.resolved}</p>}
						<a href={`#words-${number}`} role="doc-backlink">
							↩
						</a>
					</li>
				))}
			</ol>
		</section>
	);
}

export function htmlOf(paper: Paper, says: HtmlWords = usualWords, katex: Katex | null = null): string {
	const { tree, notes } = noted(paper, noteSign, notedWords);
	const addresses = new Map([...paper.pictures].map(([src, drawn]) => [src, dataOf(drawn)]));
	return `<!doctype html>${renderToString(
		<html lang={paper.language}>
			<head>
				<meta charset="utf-8" />
				<meta http-equiv="content-security-policy" content={policy} />
				<meta name="viewport" content="width=device-width" />
				<meta name="generator" content="Archipel" />
				<title>{paper.title}</title>
				<style>{style}</style>
			</head>
			<body>
				<h1>{paper.title}</h1>
				<MarkdownText tree={tree} katex={katex} heads={[]} placeOf={(src) => addresses.get(src) ?? null} />
				{notes.length > 0 && <Notes notes={notes} says={says} />}
			</body>
		</html>
	)}\n`;
}
