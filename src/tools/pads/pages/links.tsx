/** The links to share, the link to keep, and what is true of the pad. */
import { qrSvg } from '#base/qr.ts';
import { keyFor } from '#kernel/access/keys.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { nameOf } from '#kernel/items/item.ts';
import { keepSentence } from '#kernel/items/keeping.ts';
import { keyLink } from '#kernel/web/key-link.tsx';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { LinkToShare } from '#ui/parts/link-to-share.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { changePad } from '../actions.ts';
import { CommentLink, type Talk, TalkSettings, talkOf, talkPosts } from '../comments/pages/settings.tsx';
import { limits, type Pad } from '../pad.ts';
import { PadSettings } from '../parts/settings.tsx';
import * as store from '../store.ts';

type Links = { pad: Pad; share: string; write: string | null; keep: string; talk: Talk };

async function load(ask: Ask<ItemPass>): Promise<Links> {
	const { pass, base } = ask;
	const pad = await store.pad(pass);
	const link = async (right: 'edit' | 'manage') => keyLink(base, 'pads', pass.item, await keyFor(pass.item, right));
	return {
		pad,
		share: `${base}/pads/${nameOf(pass.about)}`,
		write: pad.writers === 'key' ? await link('edit') : null,
		keep: await link('manage'),
		talk: await talkOf(ask)
	};
}

export const linksPage = page('/pads/:item/links', {
	needs: 'manage',
	load,
	posts: {
		...talkPosts,
		change: {
			action: changePad,
			input: ({ title, writers, keepDays }) => ({ title, writers, keepDays }),
			then: (_done, { pass }) => `/pads/${nameOf(pass.about)}/links?done=changed`
		}
	},
	title: ({ t }) => t('pads:links.title'),
	view: (seen) => (
		<Sheet
			title={seen.t('pads:links.title')}
			kicker={{ icon: 'pad', text: seen.t('pads:name') }}
			lead={<p>{seen.pass.about.title}</p>}
			actions={
				<LinkButton kind="quiet" icon="back" href={`/pads/${nameOf(seen.pass.about)}`}>
					{seen.t('pads:links.back')}
				</LinkButton>
			}
		>
			{seen.query.get('done') === 'changed' && (
				<Banner kind="success" live>
					{seen.t('pads:done.changed')}
				</Banner>
			)}
			<AllLinks {...seen} />
			<Settings {...seen} />
			<TalkSettings {...seen.talk} />
		</Sheet>
	)
});

type LinkName = 'share' | 'read' | 'write' | 'keep';

function OneLink({ name, href, quiet, title }: { name: LinkName; href: string; quiet?: boolean; title: string }) {
	const { t } = useView();
	return (
		<LinkToShare
			name={name}
			icon={name === 'keep' ? 'key' : undefined}
			quiet={quiet}
			label={t(`pads:links.${name}.label`)}
			hint={t(`pads:links.${name}.hint`)}
			href={href}
			qr={<div dangerouslySetInnerHTML={{ __html: qrSvg(href) }} />}
			mail={{ subject: title, body: t('pads:links.letter', { title, link: href }) }}
		/>
	);
}

function AllLinks({ pass, share, write, keep, talk }: Ask<ItemPass> & Links) {
	const { title } = pass.about;
	return (
		<>
			<OneLink name={write ? 'read' : 'share'} href={share} title={title} />
			<CommentLink link={talk.link} title={title} />
			{write && <OneLink name="write" href={write} title={title} />}
			<OneLink name="keep" href={keep} title={title} quiet />
		</>
	);
}

function Settings({ pass, pad, actor, language, t }: Ask<ItemPass> & Links) {
	return (
		<section class="stack near" aria-labelledby="settings">
			<h2 id="settings">{t('pads:settings.title')}</h2>
			<p>{keepSentence(pass.about, { t, language })}</p>
			<Form verb="change">
				<TextField name="title" label={t('pads:title')} value={pad.title} maxLength={limits.title} required />
				<PadSettings writers={pad.writers} keepDays={pass.about.keepDays} isAccount={actor?.kind === 'account'} />
				<div class="row">
					<Button>{t('pads:settings.save')}</Button>
					<LinkButton kind="quiet" icon="settings" href={`/items/${pass.item}/settings`}>
						{t('pads:settings.more')}
					</LinkButton>
				</div>
			</Form>
		</section>
	);
}
