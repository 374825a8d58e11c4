/** Who may comment and whether there is a chat, on the page of links. */
import { qrSvg } from '#base/qr.ts';
import { keyFor } from '#kernel/access/keys.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { nameOf } from '#kernel/items/item.ts';
import { keyLink } from '#kernel/web/key-link.tsx';
import type { Ask, Post } from '#kernel/web/page.ts';
import { Button } from '#ui/parts/button.tsx';
import { CheckField, ChoiceField } from '#ui/parts/choice-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { LinkToShare } from '#ui/parts/link-to-share.tsx';
import { useView } from '#ui/view.ts';
import { closeChat, reopenChat } from '../../chat/actions.ts';
import { isClosed } from '../../chat/store.ts';
import { renewCommentLink, setCommenting } from '../actions.ts';
import { commenting } from '../store.ts';
import { type Commenting, commentKey, whoChoices } from '../thread.ts';

export type Talk = { commenting: Commenting; link: string | null; closed: boolean };

export async function talkOf({ pass, base }: Ask<ItemPass>): Promise<Talk> {
	const [said, closed] = await Promise.all([commenting(pass), isClosed(pass)]);
	const key = said.who === 'key' ? await keyFor(pass.item, 'read', commentKey) : null;
	return { commenting: said, closed, link: key && keyLink(base, 'pads', pass.item, key) };
}

const then = (_done: unknown, { pass }: Ask<ItemPass>): string => `/pads/${nameOf(pass.about)}/links?done=changed#talk`;

export const talkPosts: Record<string, Post<ItemPass>> = {
	commenting: { action: setCommenting, input: ({ who, guests }) => ({ who, guests }), then },
	'renew-comment-link': { action: renewCommentLink, input: () => ({}), then },
	'close-chat': { action: closeChat, input: () => ({}), then },
	'reopen-chat': { action: reopenChat, input: () => ({}), then }
};

export function CommentLink({ link, title }: { link: string | null; title: string }) {
	const { t } = useView();
	if (link === null) return null;
	return (
		<div class="stack tight">
			<LinkToShare
				name="comment"
				quiet
				label={t('pads:comments.link.label')}
				hint={t('pads:comments.link.hint')}
				href={link}
				qr={<div dangerouslySetInnerHTML={{ __html: qrSvg(link) }} />}
				mail={{ subject: title, body: t('pads:links.letter', { title, link }) }}
			/>
			<Form verb="renew-comment-link">
				<div class="row">
					<Button kind="quiet" confirm={t('pads:comments.settings.renew-ask')}>
						{t('pads:comments.settings.renew')}
					</Button>
				</div>
			</Form>
		</div>
	);
}

export function TalkSettings({ commenting: { who, guests }, closed }: Talk) {
	const { t } = useView();
	return (
		<section class="stack near" aria-labelledby="talk">
			<h2 id="talk">{t('pads:comments.settings.title')}</h2>
			<Form verb="commenting">
				<ChoiceField
					name="who"
					label={t('pads:comments.settings.who')}
					choices={whoChoices.map((value) => ({ value, label: t(`pads:comments.settings.${value}`) }))}
					value={who}
				/>
				<CheckField
					name="guests"
					label={t('pads:comments.settings.guests')}
					hint={t('pads:comments.settings.guests-hint')}
					checked={guests}
				/>
				<div class="row">
					<Button kind="quiet">{t('pads:comments.settings.save')}</Button>
				</div>
			</Form>
			<Form verb={closed ? 'reopen-chat' : 'close-chat'}>
				<p>{t(closed ? 'pads:comments.settings.chat-closed' : 'pads:comments.settings.chat-open')}</p>
				<div class="row">
					<Button kind="quiet">{t(`pads:comments.settings.${closed ? 'reopen-chat' : 'close-chat'}`)}</Button>
				</div>
			</Form>
		</section>
	);
}
