/** Comments and chat beside the text. Without scripts, links to their own pages. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { island } from '#ui/island.tsx';
import { Icon } from '#ui/parts/icon.tsx';
import { useView, ViewContext } from '#ui/view.ts';
import { ChatPanel } from '../../chat/parts/panel.tsx';
import { CommentPanel } from '../parts/panel.tsx';
import { besideWords } from '../parts/words.ts';
import { type Asked, answerAsks, askAboutSelection, focusText, isShortcut, watchText } from '../surface.ts';
import { type Chat, type Comments, follow, keepRead, type Reader, readUpTo } from '../talk.ts';

export type BesideProps = {
	item: string;
	/** Of the pad. */
	address: string;
	/** Threads that are not resolved. */
	open: number;
	/** Whether whoever reads has an account, and so a name. */
	named: boolean;
};

type Tab = 'comments' | 'chat';

function useTalk({ item, address }: BesideProps) {
	const [comments, setComments] = useState<Comments | null>(null);
	const [chat, setChat] = useState<Chat | null>(null);
	const [isGone, setGone] = useState(false);
	const readers = useRef<{ comments: Reader; chat: Reader } | null>(null);
	useEffect(() => {
		const gone = () => {
			setGone(true);
			setComments(null);
			setChat(null);
		};
		readers.current = follow(
			{ topic: 'pads.comments', item, address: `${address}/comments.json`, told: setComments, gone },
			{ topic: 'pads.chat', item, address: `${address}/chat.json`, told: setChat, gone }
		);
	}, [item, address]);
	return { comments, chat, isGone, readers };
}

/** How many messages came since this browser last looked. */
function useUnread(item: string, chat: Chat | null, isOpen: boolean): number {
	const [read, setRead] = useState<number | null>(null);
	const last = chat?.messages.at(-1)?.n ?? 0;
	useEffect(() => {
		if (!chat) return;
		const kept = readUpTo(item);
		const now = kept === null || isOpen ? last : kept;
		if (now !== kept) keepRead(item, now);
		setRead(now);
	}, [item, chat, last, isOpen]);
	return read === null ? 0 : (chat?.messages ?? []).filter(({ n, mine }) => n > read && !mine).length;
}

/** Whether others said something on the text since this page was opened: told aloud, once each time. */
function useArrived(comments: Comments | null): boolean {
	const others = comments?.threads.flatMap((thread) => thread.comments.filter(({ mine }) => !mine)).length;
	const known = useRef<number | undefined>(undefined);
	const [arrived, setArrived] = useState(false);
	useEffect(() => {
		setArrived(known.current !== undefined && (others ?? 0) > known.current);
		known.current = others ?? known.current;
	}, [others]);
	return arrived;
}

/** Whether words of the text are selected, so that they can be commented on. */
function useSelects(): boolean {
	const [selects, setSelects] = useState(false);
	useEffect(() => {
		let end = () => {};
		const leave = watchText((surface) => {
			end();
			end = surface?.onTurn((_thread, isSelecting) => setSelects(isSelecting)) ?? (() => {});
		});
		return () => {
			end();
			leave();
		};
	}, []);
	return selects;
}

function Beside(props: BesideProps) {
	const view = useView();
	const { item, address, open } = props;
	const [awake, setAwake] = useState(false);
	const [tab, setTab] = useState<Tab | null>(null);
	const [asked, setAsked] = useState<Asked | null>(null);
	const { comments, chat, isGone, readers } = useTalk(props);
	const unread = useUnread(item, chat, tab === 'chat');
	const place = useRef<HTMLDivElement>(null);
	const selects = useSelects();
	const arrived = useArrived(comments);
	useEffect(() => setAwake(true), []);
	useEffect(() => {
		if (!comments) return;
		return answerAsks((next) => {
			setTab('comments');
			setAsked(next);
		});
	}, [comments !== null]);
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			if (event.defaultPrevented || !isShortcut(event) || place.current?.contains(event.target as Node)) return;
			event.preventDefault();
			askAboutSelection();
		};
		document.addEventListener('keydown', onKey);
		return () => document.removeEventListener('keydown', onKey);
	}, []);
	if (!awake || isGone) return <Links address={address} open={open} isGone={isGone} />;
	const token = comments?.token ?? chat?.token ?? view.token;
	const count = comments ? comments.threads.filter(({ resolved }) => !resolved).length : open;
	const toggle = (next: Tab) => () => setTab(tab === next ? null : next);
	const leave = () => {
		setTab(null);
		focusText();
	};
	return (
		<ViewContext.Provider value={{ ...view, token }}>
			<div class="pad-beside-inside" data-open={tab ? '' : undefined} ref={place}>
				<div class="pad-tabs">
					{selects && !tab && comments?.mayComment && (
						<button
							type="button"
							class="pad-tab main"
							// The selection in the text stays where it is.
							onMouseDown={(event) => event.preventDefault()}
							onClick={askAboutSelection}
						>
							<Icon name="comment" />
							{view.t('pads:comments.selected')}
						</button>
					)}
					<TabButton icon="comment" isOpen={tab === 'comments'} panel="pad-comments" onClick={toggle('comments')}>
						{view.t('pads:comments.tab', { count })}
					</TabButton>
					<TabButton icon="people" isOpen={tab === 'chat'} panel="pad-chat" onClick={toggle('chat')} unread={unread}>
						{view.t('pads:chat.tab')}
					</TabButton>
				</div>
				<CommentPanel
					{...props}
					comments={comments}
					isOpen={tab === 'comments'}
					asked={asked}
					answered={() => setAsked(null)}
					changed={async () => readers.current?.comments.readAgain()}
				/>
				<ChatPanel
					{...props}
					chat={chat}
					isOpen={tab === 'chat'}
					leave={leave}
					changed={async () => readers.current?.chat.readAgain()}
				/>
				<p class="unseen" role="status">
					{unread > 0 && view.t('pads:chat.unread', { count: unread })} {arrived && view.t('pads:comments.arrived')}
				</p>
			</div>
		</ViewContext.Provider>
	);
}

type TabProps = {
	icon: 'comment' | 'people';
	isOpen: boolean;
	panel: string;
	unread?: number;
	onClick(): void;
	children: string;
};

function TabButton({ icon, isOpen, panel, unread = 0, onClick, children }: TabProps) {
	const { t } = useView();
	return (
		<button type="button" class="pad-tab" aria-expanded={isOpen} aria-controls={panel} onClick={onClick}>
			<Icon name={icon} />
			{children}
			{unread > 0 && (
				<span class="pad-unread">
					{unread}
					<span class="unseen"> {t('pads:chat.new-ones')}</span>
				</span>
			)}
		</button>
	);
}

function Links({ address, open, isGone }: { address: string; open: number; isGone: boolean }) {
	const { t } = useView();
	if (isGone) return <p class="quiet-text">{t('pads:comments.closed')}</p>;
	return (
		<p class="row">
			<a href={`${address}/comments`}>{t('pads:comments.tab', { count: open })}</a>
			<a href={`${address}/chat`}>{t('pads:chat.tab')}</a>
		</p>
	);
}

export default island('pads/comments/beside', Beside, besideWords);
