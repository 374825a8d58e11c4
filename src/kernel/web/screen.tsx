/** A whole HTML page around what a room shows. */
import type { Context } from 'hono';
import type { ComponentChild } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { FieldFault } from '#base/refusal.ts';
import { Document } from '#ui/layouts/document.tsx';
import { type View, ViewContext } from '#ui/view.ts';
import { forgeryToken, isDecider } from '../accounts/actor.ts';
import { unreadFor } from '../notices/unread.ts';
import { settings } from '../settings/settings.ts';
import { textOf } from '../texts/current.ts';
import { translator } from '../words/words.ts';
import { assetUrl, hasAsset } from './assets.ts';
import { devScripts } from './dev.ts';
import { guardHeaders, withGuards } from './headers.ts';
import { mannersOf } from './manners.ts';
import type { Door } from './request.ts';
import { bytesFor, type HtmlSheet, sheetShownOnce } from './sheet.ts';

/** What is shown again of a refused form: what was typed, what was wrong with it, and why in words. */
export type Shown = { typed: Record<string, string>; faults: FieldFault[]; refused: string | null };
export const nothingTyped: Shown = { typed: {}, faults: [], refused: null };

async function viewOf(context: Context<Door>, shown: Shown): Promise<View> {
	const { actor, language, url } = context.get('visit');
	return {
		language,
		direction: 'ltr',
		t: translator(language),
		host: { name: settings().HOST_NAME, line: (await textOf('footer', language)).markdown },
		languages: settings().LANGUAGES,
		address: url.pathname + url.search,
		person:
			actor?.kind === 'account' ? { name: actor.name ?? '', admin: actor.admin, decides: isDecider(actor) } : null,
		// The page that says the database is away must itself be shown.
		unread: actor?.kind === 'account' ? await unreadFor(actor.id).catch(() => 0) : 0,
		token: actor ? forgeryToken(actor) : null,
		manners: actor && isDecider(actor) ? null : mannersOf(url.pathname, new Date(), shown.typed.stamp),
		zone: null,
		assets: { url: assetUrl },
		...shown
	};
}

const stylesOf = (room: string): string[] =>
	['src/ui/style.css', `src/${room}/style.css`, `src/tools/${room}/style.css`]
		.filter((source) => source === 'src/ui/style.css' || hasAsset(source))
		.map(assetUrl);

export type Screen = {
	title: string;
	body: ComponentChild;
	/** What stands over and under it, see `beside.ts`. */
	above?: ComponentChild;
	below?: ComponentChild;
	room: string;
	hue?: string;
	bare?: boolean;
	indexed?: boolean;
};

export async function htmlOf(context: Context<Door>, seen: Screen, shown: Shown = nothingTyped): Promise<string> {
	const view = await viewOf(context, shown);
	const html = renderToString(
		<ViewContext.Provider value={view}>
			<Document
				title={seen.title}
				styles={stylesOf(seen.room)}
				scripts={[assetUrl('src/entries/browser.ts'), ...devScripts]}
				robots={seen.indexed ? undefined : 'noindex'}
				hue={seen.hue ?? seen.room}
				bare={seen.bare ?? false}
			>
				{seen.above}
				{seen.body}
				{seen.below}
			</Document>
		</ViewContext.Provider>
	);
	return `<!doctype html>${html}`;
}

export async function htmlAnswer(
	context: Context<Door>,
	sheet: HtmlSheet,
	status = 200,
	bare = false
): Promise<Response> {
	const { bytes, coding } = await bytesFor(sheet, context.req.header('accept-encoding') ?? '');
	const headers = {
		...guardHeaders(context.get('visit').id, bare),
		'content-type': 'text/html; charset=utf-8',
		'cache-control': sheet.secret ? 'no-store' : 'private, no-cache',
		vary: 'cookie, accept-language, accept-encoding',
		...(coding ? { 'content-encoding': coding } : {})
	};
	return withGuards(new Response(bytes, { status, headers }));
}

export const screen = async (
	context: Context<Door>,
	seen: Screen,
	status = 200,
	shown: Shown = nothingTyped
): Promise<Response> => htmlAnswer(context, sheetShownOnce(await htmlOf(context, seen, shown)), status, seen.bare);
