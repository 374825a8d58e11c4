/** The chat beside the text, as it lives in a browser. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useView } from '#ui/view.ts';
import { rememberedName, rememberName, sendForm } from '../../comments/sending.ts';
import type { Chat } from '../../comments/talk.ts';
import { limits } from '../message.ts';
import { Messages } from './messages.tsx';
import { Speaking } from './speaking.tsx';

type PanelProps = {
	item: string;
	address: string;
	named: boolean;
	chat: Chat | null;
	isOpen: boolean;
	leave(): void;
	changed(): Promise<void>;
};

/** Enter sends, as in every chat; with Shift it begins a line. */
function sendByEnter(event: KeyboardEvent): void {
	if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
	event.preventDefault();
	(event.currentTarget as HTMLTextAreaElement).form?.requestSubmit();
}

export function ChatPanel({ item, address, named, chat, isOpen, leave, changed }: PanelProps) {
	const { t } = useView();
	const [failed, setFailed] = useState('');
	const list = useRef<HTMLDivElement>(null);
	const place = useRef<HTMLElement>(null);
	const last = chat?.messages.at(-1)?.n;
	useEffect(() => {
		const { current } = list;
		if (isOpen && current) current.scrollTop = current.scrollHeight;
	}, [isOpen, last]);
	useEffect(() => {
		if (isOpen) place.current?.querySelector<HTMLElement>('[name=text]')?.focus();
	}, [isOpen]);
	const submit = async (event: SubmitEvent) => {
		const form = event.target as HTMLFormElement;
		event.preventDefault();
		if (form.ariaBusy === 'true') return;
		form.ariaBusy = 'true';
		const name = form.elements.namedItem('name');
		if (name instanceof HTMLInputElement) rememberName(name.value);
		const sent = await sendForm(form, event.submitter as HTMLElement | null, t('pads:comments.offline'));
		form.ariaBusy = null;
		setFailed(sent.done ? '' : sent.words);
		if (!sent.done) return;
		const text = form.elements.namedItem('text');
		if (text instanceof HTMLTextAreaElement) text.value = '';
		await changed();
	};
	const messages = chat?.messages ?? [];
	return (
		<section
			id="pad-chat"
			class="pad-panel pad-chat"
			hidden={!isOpen}
			aria-labelledby="pad-chat-title"
			ref={place}
			onSubmit={submit}
			onKeyDown={(event) => {
				if (event.key === 'Escape' && !document.querySelector('dialog[open]')) leave();
			}}
		>
			<h2 id="pad-chat-title">{t('pads:chat.title')}</h2>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has only a keyboard scrolls it too */}
			<div class="pad-log" role="log" aria-label={t('pads:chat.title')} ref={list} tabIndex={0}>
				{messages.length >= limits.shown && (
					<p>
						<a href={`${address}/chat?before=${messages[0]!.n}`}>{t('pads:chat.older')}</a>
					</p>
				)}
				{chat && messages.length === 0 && <p class="quiet-text">{t('pads:chat.nothing')}</p>}
				<Messages messages={messages} item={item} address={`${address}/chat`} />
			</div>
			<p class="pad-panel-said" role="status">
				{failed}
			</p>
			{chat?.mayYou && (
				<Speaking address={`${address}/chat`} named={named} name={rememberedName()} onKeyDown={sendByEnter} />
			)}
			{chat && !chat.mayYou && <p class="quiet-text">{t(chat.closed ? 'pads:chat.closed' : 'pads:chat.may-not')}</p>}
		</section>
	);
}
