/** The chat of a pad, without any script; and the same as news for browsers. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { forgeryToken } from '#kernel/accounts/actor.ts';
import { nameOf } from '#kernel/items/item.ts';
import { type Ask, page, resource } from '#kernel/web/page.ts';
import { Banner } from '#ui/parts/banner.tsx';
import { rightsOf } from '../../comments/rights.ts';
import { PadSheet } from '../../parts/pad-sheet.tsx';
import { say, unsay } from '../actions.ts';
import { limits, maySpeak, mayUnsay, type Said, type ShownMessage } from '../message.ts';
import { Messages } from '../parts/messages.tsx';
import { Speaking } from '../parts/speaking.tsx';
import * as store from '../store.ts';

const shown = (message: Said, manages: boolean): ShownMessage => ({
	n: message.n,
	author: message.author,
	name: message.name,
	colour: message.colour,
	at: message.at.toISOString(),
	text: message.text,
	mine: message.mine,
	mayRemove: mayUnsay(message, manages)
});

const numberIn = (query: URLSearchParams, name: string): number | null =>
	/^\d{1,9}$/.test(query.get(name) ?? '') ? Number(query.get(name)) : null;

type Seen = { messages: ShownMessage[]; closed: boolean; mayYou: boolean };

async function load({ pass, query }: Ask<ItemPass>): Promise<Seen> {
	const [closed, rights] = await Promise.all([store.isClosed(pass), rightsOf(pass)]);
	const messages = await store.seenMessages(pass, {
		after: numberIn(query, 'after') ?? 0,
		before: numberIn(query, 'before')
	});
	return {
		messages: messages.map((message) => shown(message, rights.manages)),
		closed,
		mayYou: maySpeak({ closed, ...rights })
	};
}

const address = (pass: ItemPass): string => `/pads/${nameOf(pass.about)}/chat`;

export const chatPage = page('/pads/:item/chat', {
	load,
	posts: {
		say: {
			action: say,
			input: ({ text, name }) => ({ text, name }),
			then: ({ n }: { n: number }, { pass }) => `${address(pass)}?done=said#message-${n}`
		},
		unsay: {
			action: unsay,
			input: ({ message }) => ({ message }),
			then: (_done, { pass }) => `${address(pass)}?done=unsaid`
		}
	},
	title: ({ t, pass }) => t('pads:chat.title-of', { title: pass.about.title }),
	view: (seen) => (
		<PadSheet pad={seen.pass.about} title={seen.t('pads:chat.title')}>
			{['said', 'unsaid'].includes(seen.query.get('done') ?? '') && (
				<Banner kind="success" live>
					{seen.t(`pads:chat.done.${seen.query.get('done')}`)}
				</Banner>
			)}
			<Talk {...seen} />
		</PadSheet>
	)
});

function Talk({ pass, messages, closed, mayYou, actor, t }: Ask<ItemPass> & Seen) {
	const [first] = messages;
	return (
		<div class="stack near" data-live="pads.chat" data-item={pass.item} data-version={pass.about.version}>
			{messages.length >= limits.shown && first && (
				<p>
					<a href={`${address(pass)}?before=${first.n}`}>{t('pads:chat.older')}</a>
				</p>
			)}
			<div data-live-part="messages">
				{messages.length === 0 && <p class="quiet-text">{t('pads:chat.nothing')}</p>}
				<Messages messages={messages} item={pass.item} address={address(pass)} />
			</div>
			{mayYou && <Speaking address={address(pass)} named={actor?.kind === 'account'} />}
			{!mayYou && <p class="quiet-text">{t(closed ? 'pads:chat.closed' : 'pads:chat.may-not')}</p>}
		</div>
	);
}

/** For the chat beside the text. */
export const chatNews = resource('/pads/:item/chat.json', {
	answer: async (ask) => {
		const seen = await load(ask);
		const { actor, pass } = ask;
		return Response.json(
			{ version: pass.about.version, token: actor && forgeryToken(actor), ...seen },
			{ headers: { 'cache-control': 'no-store' } }
		);
	}
});
