/** What was said, oldest first. */
import { Form } from '#ui/parts/form.tsx';
import { useView } from '#ui/view.ts';
import { readable } from '../../colours.ts';
import { When } from '../../comments/parts/moment.tsx';
import type { ShownMessage } from '../message.ts';

type MessagesProps = { messages: ShownMessage[]; item: string; address: string };

export function Messages({ messages, item, address }: MessagesProps) {
	return (
		<ol class="pad-messages">
			{messages.map((message) => (
				<Message key={message.n} message={message} item={item} address={address} />
			))}
		</ol>
	);
}

/** Colours are set by script, never by a style attribute: the security policy refuses those. */
const paint = (colour: string, author: number) => (place: HTMLElement | null) =>
	place?.style.setProperty('--colour', readable(colour, author));

function Message({ message, item, address }: { message: ShownMessage; item: string; address: string }) {
	const { t } = useView();
	const name = message.name || t('pads:chat.somebody');
	return (
		<li id={`message-${message.n}`} class="pad-message" ref={paint(message.colour, message.author)}>
			<p class="pad-said-head">
				<strong>{name}</strong>
				<When at={message.at} />
			</p>
			<p class="pad-said-text">{message.text}</p>
			<div class="pad-changing">
				{message.mayRemove ? (
					<Form verb="unsay" action={address} class="pad-deed">
						<input type="hidden" name="message" value={String(message.n)} />
						<button
							type="submit"
							class="link-button"
							data-confirm={t('pads:chat.unsay-ask')}
							data-cancel={t('ui:cancel')}
						>
							{t('pads:chat.unsay')}
							<span class="unseen"> {t('pads:chat.of', { name })}</span>
						</button>
					</Form>
				) : (
					<a href={`/items/${item}/report?part=message:${message.n}`} rel="nofollow">
						{t('pads:chat.report')}
						<span class="unseen"> {t('pads:chat.of', { name })}</span>
					</a>
				)}
			</div>
		</li>
	);
}
