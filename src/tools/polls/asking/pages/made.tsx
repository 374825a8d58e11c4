/** After making: the link to share, the link to keep, and what happens next. */
import { qrSvg } from '#base/qr.ts';
import { keyFor } from '#kernel/access/keys.ts';
import { nameOf } from '#kernel/items/item.ts';
import { keepSentence } from '#kernel/items/keeping.ts';
import { keyLink } from '#kernel/web/key-link.tsx';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { LinkToShare } from '#ui/parts/link-to-share.tsx';

const Code = ({ of }: { of: string }) => <div dangerouslySetInnerHTML={{ __html: qrSvg(of) }} />;

export const madePage = page('/polls/:item/made', {
	needs: 'manage',
	load: async ({ pass, base }) => ({
		share: `${base}/polls/${nameOf(pass.about)}`,
		keep: keyLink(base, 'polls', pass.item, await keyFor(pass.item, 'manage'))
	}),
	title: ({ t }) => t('polls:asking.made.title'),
	view: ({ pass, share, keep, actor, language, t }) => {
		const { title } = pass.about;
		const letter = (link: string, which: string) => ({
			subject: title,
			body: t(`polls:asking.made.${which}-letter`, { title, link })
		});
		return (
			<Sheet title={t('polls:asking.made.title')} lead={title}>
				<LinkToShare
					name="share"
					label={t('polls:asking.made.share')}
					hint={t('polls:asking.made.share-hint')}
					href={share}
					qr={<Code of={share} />}
					mail={letter(share, 'share')}
				/>
				<LinkToShare
					name="keep"
					icon="key"
					quiet
					label={t('polls:asking.made.keep')}
					hint={t(`polls:asking.made.keep-hint${actor?.kind === 'account' ? '-account' : ''}`)}
					href={keep}
					qr={<Code of={keep} />}
					mail={letter(keep, 'keep')}
				/>
				<section class="stack near" aria-labelledby="next">
					<h2 id="next">{t('polls:asking.made.next')}</h2>
					<ul class="polls-next">
						<li>{t('polls:asking.made.next-share')}</li>
						<li>{t('polls:asking.made.next-decide')}</li>
						<li>{keepSentence(pass.about, { t, language })}</li>
					</ul>
				</section>
				<div class="row">
					<LinkButton href={`/polls/${nameOf(pass.about)}`} end="onward">
						{t('polls:asking.made.open')}
					</LinkButton>
					<LinkButton kind="quiet" icon="pencil" href={`/polls/${nameOf(pass.about)}/change`}>
						{t('polls:asking.made.change')}
					</LinkButton>
					<LinkButton kind="quiet" icon="settings" href={`/items/${pass.item}/settings`}>
						{t('polls:asking.made.settings')}
					</LinkButton>
				</div>
			</Sheet>
		);
	}
});
