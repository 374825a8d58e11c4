/** The link to share, the link to keep: just after making, and whenever they are needed again. */
import { qrSvg } from '#base/qr.ts';
import { keyFor } from '#kernel/access/keys.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { nameOf } from '#kernel/items/item.ts';
import { keepSentence } from '#kernel/items/keeping.ts';
import { keyLink } from '#kernel/web/key-link.tsx';
import { type Ask, page } from '#kernel/web/page.ts';
import { mailManageLink } from '#portal/items/actions/links.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { LinkToShare } from '#ui/parts/link-to-share.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import type { Poll } from '../../poll.ts';
import * as store from '../../store.ts';
import { Done } from '../parts/done.tsx';
import { ToCheck } from '../parts/to-check.tsx';

type Links = { share: string; keep: string };

const linksOf = async ({ pass, base }: Ask<ItemPass>): Promise<Links> => ({
	share: `${base}/polls/${nameOf(pass.about)}`,
	keep: keyLink(base, 'polls', pass.item, await keyFor(pass.item, 'manage'))
});

const mail = (address: string) => ({
	action: mailManageLink,
	input: ({ mail }: { mail?: unknown }) => ({ mail: mail ?? '', remember: 'on' }),
	then: (_result: unknown, { pass }: Ask<ItemPass>) => `/polls/${nameOf(pass.about)}/${address}?done=mailed`
});

export const madePage = page('/polls/:item/made', {
	needs: 'manage',
	load: async (ask) => ({ ...(await linksOf(ask)), poll: await store.poll(ask.pass) }),
	posts: { mail: mail('made') },
	title: ({ t }) => t('polls:asking.made.title'),
	view: (seen) => (
		<Sheet title={seen.t('polls:asking.made.title')} lead={seen.pass.about.title}>
			<Done of={seen.query.get('done')} />
			<ToCheck {...seen} />
			<BothLinks {...seen} />
			<Next {...seen} />
		</Sheet>
	)
});

export const linksPage = page('/polls/:item/links', {
	needs: 'manage',
	load: linksOf,
	posts: { mail: mail('links') },
	title: ({ t }) => t('polls:asking.made.links'),
	view: (seen) => (
		<Sheet
			title={seen.t('polls:asking.made.links')}
			lead={<a href={`/polls/${nameOf(seen.pass.about)}`}>{seen.pass.about.title}</a>}
		>
			<Done of={seen.query.get('done')} />
			<BothLinks {...seen} />
		</Sheet>
	)
});

const Code = ({ of }: { of: string }) => <div dangerouslySetInnerHTML={{ __html: qrSvg(of) }} />;

function BothLinks({ pass, share, keep, actor }: Ask<ItemPass> & Links) {
	const { t } = useView();
	const { title } = pass.about;
	const letter = (which: 'share' | 'keep', link: string) => ({
		subject: title,
		body: t(`polls:asking.made.${which}-letter`, { title, link })
	});
	return (
		<>
			<LinkToShare
				name="share"
				label={t('polls:asking.made.share')}
				hint={t('polls:asking.made.share-hint')}
				href={share}
				qr={<Code of={share} />}
				mail={letter('share', share)}
			/>
			<LinkToShare
				name="keep"
				icon="key"
				quiet
				label={t('polls:asking.made.keep')}
				hint={t(actor?.kind === 'account' ? 'polls:asking.made.keep-hint-account' : 'polls:asking.made.keep-hint')}
				href={keep}
				qr={<Code of={keep} />}
				mail={letter('keep', keep)}
			/>
			<MailToMyself />
		</>
	);
}

function MailToMyself() {
	const { t } = useView();
	return (
		<Form verb="mail" class="polls-mail" label={t('polls:asking.made.mail')}>
			<TextField
				name="mail"
				type="email"
				label={t('polls:asking.made.mail')}
				hint={t('polls:asking.made.mail-hint')}
				autocomplete="email"
				required
			/>
			<Button kind="quiet" icon="mail">
				{t('polls:asking.made.mail-send')}
			</Button>
		</Form>
	);
}

function Next({ pass, poll, language, t }: Ask<ItemPass> & { poll: Poll }) {
	const address = `/polls/${nameOf(pass.about)}`;
	return (
		<>
			<section class="stack near" aria-labelledby="next">
				<h2 id="next">{t('polls:asking.made.next')}</h2>
				<ul class="polls-next">
					<li>{t('polls:asking.made.next-share')}</li>
					<li>{t(`polls:asking.made.next-decide.${poll.kind}`)}</li>
					<li>{keepSentence(pass.about, { t, language })}</li>
				</ul>
			</section>
			<div class="row">
				<LinkButton kind="quiet" href={address} end="onward">
					{t('polls:asking.made.open')}
				</LinkButton>
				<LinkButton kind="quiet" icon="pencil" href={`${address}/change`}>
					{t('polls:asking.made.change')}
				</LinkButton>
				<LinkButton kind="quiet" icon="settings" href={`/items/${pass.item}/settings`}>
					{t('polls:asking.made.settings')}
				</LinkButton>
			</div>
		</>
	);
}
