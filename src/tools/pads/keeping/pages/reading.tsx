/** The text for whoever holds the link that only reads. It says nothing by which one could write. */

import { renderToString } from 'preact-render-to-string';
import { attachment } from '#base/attachment.ts';
import { notFound } from '#kernel/access/pass.ts';
import { spend } from '#kernel/limits/rate.ts';
import { page, type Resource, resource } from '#kernel/web/page.ts';
import { readDocument } from '#live/documents/writing.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Expiry } from '#ui/parts/expiry.tsx';
import { useView } from '#ui/view.ts';
import { readPicture } from '../../editing/pictures.ts';
import { FilesFold } from '../../files/parts/fold.tsx';
import { whenOf } from '../../history/parts/when.ts';
import { lastMoment } from '../../history/store.ts';
import { type Katex, katexFor } from '../../markdown/formula.tsx';
import { MarkdownText } from '../../markdown/parts/text.tsx';
import { documentKind, type Kind } from '../../pad.ts';
import { fileKinds, fileOf, mediaTypes } from '../../pages/files.tsx';
import { PadText } from '../../parts/text.tsx';
import * as pads from '../../store.ts';
import { treeOf } from '../../text/document.ts';
import type { Block } from '../../text/tree.ts';
import Reading from '../islands/reading.tsx';
import { passToRead, readingPath, withoutId } from '../reading.ts';
import { streamFor } from '../watching.ts';

/** The server knows no zone of its readers: it is named. */
function AsOf({ at }: { at: Date }) {
	const { language, zone } = useView();
	return <time dateTime={at.toISOString()}>{whenOf(at.getTime(), language, zone ?? 'UTC')}</time>;
}

const open = 'whoever holds the link that only reads: it is looked up';

export const readingPage = page('/pads/read/:token', {
	open,
	async load({ params }) {
		const token = params.token ?? '';
		const pass = await passToRead(token);
		// Before the text is read: a change between the two is read again rather than missed.
		const sequence = await lastMoment(pass);
		const tree = withoutId(token, treeOf(await readDocument(documentKind, pass.item)));
		const { kind } = await pads.pad(pass);
		return { token, sequence, tree, kind, katex: await katexFor(tree), about: pass.about };
	},
	title: ({ about }) => about.title,
	view: ({ token, sequence, tree, kind, katex, about, now, t }) => (
		<Sheet
			title={about.title}
			titleIn={about.language}
			wide
			kicker={{ icon: 'pad', text: t('pads:kicker') }}
			aside={about.expiresAt && <Expiry at={about.expiresAt} />}
			lead={
				<p>
					{t('pads:keeping.reading.as-of')} <AsOf at={now} />
				</p>
			}
			actions={
				<>
					<LinkButton kind="quiet" icon="undo" href={readingPath(token)}>
						{t('pads:keeping.reading.again')}
					</LinkButton>
					<FilesFold>
						{fileKinds.map((kind) => (
							<li key={kind}>
								<a href={`${readingPath(token)}/text.${kind}`} download>
									{t(`pads:files.${kind}`)}
								</a>
							</li>
						))}
					</FilesFold>
				</>
			}
		>
			<Reading address={`${readingPath(token)}/news`} place="pad-text" sequence={sequence} />
			<div id="pad-text" class="pad-text" lang={about.language} data-live-part="text">
				<Shown {...{ kind, tree, katex }} empty={t('pads:empty')} />
			</div>
		</Sheet>
	)
});

type ShownProps = { kind: Kind; tree: Block[]; katex: Katex | null; empty: string };

const Shown = ({ kind, tree, katex, empty }: ShownProps) => (
	<>
		{kind === 'markdown' ? <MarkdownText tree={tree} katex={katex} /> : <PadText tree={tree} />}
		{tree.length === 0 && <p class="quiet">{empty}</p>}
	</>
);

const watching = { name: 'pads-watching', perMinute: 120, burst: 200 };

/** The text whenever it changed, as events of a stream (WHATWG, server-sent events). */
const readingNews = resource('/pads/read/:token/news', {
	open,
	async answer({ params, caller, t }) {
		const token = params.token ?? '';
		spend(watching, caller.place ?? '');
		const pass = await passToRead(token);
		const { kind } = await pads.pad(pass);
		const draw = async (tree: Block[]) =>
			renderToString(<Shown {...{ kind, tree }} katex={await katexFor(tree)} empty={t('pads:empty')} />);
		return new Response(streamFor(token, draw, await lastMoment(pass)), {
			headers: {
				'content-type': 'text/event-stream',
				'cache-control': 'no-store',
				// Told to proxies that would gather what should flow.
				'x-accel-buffering': 'no'
			}
		});
	}
});

const readingPicture = resource('/pads/read/:token/pictures/:name', {
	open,
	async answer({ params }) {
		const pass = await passToRead(params.token ?? '');
		const found = await readPicture(pass.item, params.name ?? '');
		if (!found) throw notFound();
		return new Response(found.bytes as Uint8Array<ArrayBuffer>, {
			headers: { 'content-type': found.type, 'cache-control': 'private, max-age=600' }
		});
	}
});

const readingFiles: Resource[] = fileKinds.map((kind) =>
	resource(`/pads/read/:token/text.${kind}`, {
		open,
		async answer({ params }) {
			const pass = await passToRead(params.token ?? '');
			const text = await fileOf(pass, kind);
			return new Response(text.replaceAll(`/pads/${pass.item}/pictures/`, `${readingPath(params.token!)}/pictures/`), {
				headers: {
					'content-type': `${mediaTypes[kind]}; charset=utf-8`,
					'content-disposition': attachment(pass.about.title, kind)
				}
			});
		}
	})
);

export const readingPages = [readingPage, readingNews, readingPicture, ...readingFiles];
