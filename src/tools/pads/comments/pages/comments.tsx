/** The comments of a pad, read and written without any script; and the same as news for browsers. */

import type { ItemPass } from '#kernel/access/pass.ts';
import { forgeryToken } from '#kernel/accounts/actor.ts';
import { nameOf } from '#kernel/items/item.ts';
import type { Fields } from '#kernel/web/forms.ts';
import { type Ask, page, resource } from '#kernel/web/page.ts';
import { Banner } from '#ui/parts/banner.tsx';
import { MoreSummary } from '#ui/parts/more-options.tsx';
import { PadSheet } from '../../parts/pad-sheet.tsx';
import {
	acceptSuggestion,
	amendComment,
	answer,
	comment,
	declineSuggestion,
	removeComment,
	reopenThread,
	resolveThread,
	suggest
} from '../actions.ts';
import type { Where } from '../parts/card.ts';
import { CommentForm, SuggestionForm } from '../parts/forms.tsx';
import { ThreadCard } from '../parts/thread.tsx';
import { type Rights, rightsOf } from '../rights.ts';
import { type ShownThread, shownThread } from '../shown.ts';
import { textOf } from '../standing.ts';
import * as store from '../store.ts';
import type { Thread } from '../thread.ts';

type Placed = { thread: ShownThread; where: Where; from: number };

async function shownTo(pass: ItemPass, threads: Thread[], rights: Rights): Promise<ShownThread[]> {
	const authors = await store.authorsFor(pass);
	return threads.map((thread) => shownThread(thread, authors, rights));
}

/** In the order of the text: first those on the whole pad, last those whose words are gone. */
async function placed(pass: ItemPass, threads: ShownThread[]): Promise<Placed[]> {
	if (threads.length === 0) return [];
	const text = await textOf(pass.item);
	return threads
		.map((thread): Placed => {
			const place = thread.anchor && text.place(thread.anchor);
			if (place) return { thread, where: 'stands', from: place.from };
			return thread.quote
				? { thread, where: 'gone', from: Number.POSITIVE_INFINITY }
				: { thread, where: 'whole', from: -1 };
		})
		.sort((one, other) => (one.from < other.from ? -1 : Number(one.from > other.from)));
}

type Seen = { threads: Placed[]; rights: Rights };

async function load({ pass }: Ask<ItemPass>): Promise<Seen> {
	const rights = await rightsOf(pass);
	return { rights, threads: await placed(pass, await shownTo(pass, await store.threadsFor(pass), rights)) };
}

/** Where a browser marked the words, written into the form by it. */
function anchorIn({ anchor }: Fields): unknown {
	if (typeof anchor !== 'string' || anchor === '') return undefined;
	try {
		return JSON.parse(anchor);
	} catch {
		return anchor;
	}
}

const address = (pass: ItemPass): string => `/pads/${nameOf(pass.about)}/comments`;

const backTo =
	(done: string) =>
	(result: { id?: string; thread?: string } | undefined, { pass }: Ask<ItemPass>): string => {
		const thread = result?.thread ?? result?.id;
		return `${address(pass)}?done=${done}${thread ? `#thread-${thread}` : ''}`;
	};

const onThread = ({ thread }: Fields) => ({ thread });

export const commentsPage = page('/pads/:item/comments', {
	load,
	posts: {
		comment: {
			action: comment,
			input: (fields) => ({ text: fields.text, name: fields.name, quote: fields.quote, anchor: anchorIn(fields) }),
			then: backTo('said')
		},
		suggest: {
			action: suggest,
			input: (fields) => ({
				words: fields.words,
				text: fields.text,
				name: fields.name,
				quote: fields.quote,
				anchor: anchorIn(fields)
			}),
			then: backTo('said')
		},
		answer: {
			action: answer,
			input: ({ text, name, thread }) => ({ text, name, thread }),
			then: ({ thread }: { thread: string }, ask) => backTo('said')({ thread }, ask)
		},
		amend: {
			action: amendComment,
			input: ({ text, comment: id }) => ({ text, comment: id }),
			then: ({ thread }: { thread: string }, ask) => backTo('changed')({ thread }, ask)
		},
		remove: { action: removeComment, input: ({ comment: id }) => ({ comment: id }), then: backTo('removed') },
		resolve: { action: resolveThread, input: onThread, then: backTo('resolved') },
		reopen: { action: reopenThread, input: onThread, then: backTo('reopened') },
		accept: { action: acceptSuggestion, input: onThread, then: backTo('accepted') },
		decline: { action: declineSuggestion, input: onThread, then: backTo('declined') }
	},
	title: ({ t, pass }) => t('pads:comments.title-of', { title: pass.about.title }),
	view: (seen) => (
		<PadSheet pad={seen.pass.about} title={seen.t('pads:comments.title')}>
			<Done {...seen} />
			<All {...seen} />
			<New {...seen} />
		</PadSheet>
	)
});

const dones = ['said', 'changed', 'removed', 'resolved', 'reopened', 'accepted', 'declined'];

function Done({ query, t }: Ask<ItemPass>) {
	const done = query.get('done') ?? '';
	if (!dones.includes(done)) return null;
	return (
		<Banner kind="success" live>
			{t(`pads:comments.done.${done}`)}
		</Banner>
	);
}

function All({ pass, threads, actor, t }: Ask<ItemPass> & Seen) {
	const card = ({ thread, where }: Placed) => (
		<ThreadCard
			key={thread.id}
			thread={thread}
			where={where}
			item={pass.item}
			address={address(pass)}
			named={actor?.kind === 'account'}
		/>
	);
	const open = threads.filter(({ thread }) => !thread.resolved);
	const resolved = threads.filter(({ thread }) => thread.resolved);
	return (
		<section class="stack near" aria-labelledby="open">
			<h2 id="open">{t('pads:comments.open', { count: open.length })}</h2>
			{open.map(card)}
			{resolved.length > 0 && (
				<details class="more" id="resolved">
					<MoreSummary>{t('pads:comments.resolved-ones', { count: resolved.length })}</MoreSummary>
					<div class="more-inside stack near">{resolved.map(card)}</div>
				</details>
			)}
		</section>
	);
}

function New({ pass, rights, actor, t }: Ask<ItemPass> & Seen) {
	if (!rights.comments) return <p class="quiet-text">{t('pads:comments.may-not')}</p>;
	const named = actor?.kind === 'account';
	return (
		<section class="stack near" aria-labelledby="new">
			<h2 id="new">{t('pads:comments.new')}</h2>
			<CommentForm address={address(pass)} named={named} />
			<SuggestionForm address={address(pass)} named={named} />
		</section>
	);
}

/** For the list beside the text. */
export const commentsNews = resource('/pads/:item/comments.json', {
	answer: async ({ pass, actor }) => {
		const rights = await rightsOf(pass);
		const threads = await shownTo(pass, await store.threadsFor(pass), rights);
		const token = actor && forgeryToken(actor);
		return Response.json(
			{ version: pass.about.version, token, mayComment: rights.comments, threads },
			{ headers: { 'cache-control': 'no-store' } }
		);
	}
});
