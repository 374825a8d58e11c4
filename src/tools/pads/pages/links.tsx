/** The links: to read, to write, to keep. */
import { qrSvg } from '#base/qr.ts';
import { keyFor } from '#kernel/access/keys.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import type { Right } from '#kernel/access/rights.ts';
import { nameOf } from '#kernel/items/item.ts';
import { keyLink } from '#kernel/web/key-link.tsx';
import { type Ask, page } from '#kernel/web/page.ts';
import { renewKeys } from '#portal/items/actions/links.ts';
import { Banner } from '#ui/parts/banner.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { LinkToShare } from '#ui/parts/link-to-share.tsx';
import { useView } from '#ui/view.ts';
import { CommentLink, type Talk, TalkSettings, talkOf, talkPosts } from '../comments/pages/settings.tsx';
import { shareReading } from '../keeping/actions.ts';
import { readingPath } from '../keeping/reading.ts';
import { standing } from '../keeping/store.ts';
import type { Pad } from '../pad.ts';
import { PadSheet } from '../parts/pad-sheet.tsx';
import * as store from '../store.ts';

type LinkName = 'share' | 'reading' | 'read' | 'write' | 'keep';

type Links = { pad: Pad; isPrivate: boolean; links: Partial<Record<LinkName, string>>; talk: Talk };

/** What each link opens depends on who may come in by the address alone, and on who writes. */
async function linksOf({ pass, base }: Ask<ItemPass>, pad: Pad): Promise<Links['links']> {
	const key = async (right: Right) => keyLink(base, 'pads', pass.item, await keyFor(pass.item, right));
	const byLink = pad.writers === 'link';
	if (pass.about.visibility === 'private')
		return { read: await key('read'), write: await key(byLink ? 'answer' : 'edit'), keep: await key('manage') };
	const address = `${base}/pads/${nameOf(pass.about)}`;
	if (!byLink) return { read: address, write: await key('edit'), keep: await key('manage') };
	const { reading } = await standing(pass);
	return { share: address, ...(reading && { reading: base + readingPath(reading) }), keep: await key('manage') };
}

async function load(ask: Ask<ItemPass>): Promise<Links> {
	const pad = await store.pad(ask.pass);
	const [links, talk] = [await linksOf(ask, pad), await talkOf(ask)];
	return { pad, isPrivate: ask.pass.about.visibility === 'private', links, talk };
}

const back = (_done: unknown, { pass }: Ask<ItemPass>) => `/pads/${nameOf(pass.about)}/links?done=changed`;

export const linksPage = page('/pads/:item/links', {
	needs: 'manage',
	load,
	posts: {
		...talkPosts,
		'make-reading': { action: shareReading, input: () => ({ wish: 'make' }), then: back },
		'replace-reading': { action: shareReading, input: () => ({ wish: 'replace' }), then: back },
		'end-reading': { action: shareReading, input: () => ({ wish: 'end' }), then: back },
		renew: { action: renewKeys, input: ({ opens }, { pass }) => ({ opens, item: pass.item }), then: back }
	},
	title: ({ t }) => t('pads:links.title'),
	view: (seen) => (
		<PadSheet pad={seen.pass.about} title={seen.t('pads:links.title')}>
			{seen.query.get('done') === 'changed' && (
				<Banner kind="success" live>
					{seen.t('pads:done.changed')}
				</Banner>
			)}
			<AllLinks {...seen} />
			<TalkSettings {...seen.talk} />
			<p>
				<LinkButton kind="quiet" icon="settings" href={`/pads/${seen.pass.item}/settings`}>
					{seen.t('pads:links.settings')}
				</LinkButton>
			</p>
		</PadSheet>
	)
});

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

function AllLinks({ pass, pad, isPrivate, links, talk }: Ask<ItemPass> & Links) {
	const { t } = useView();
	const { title } = pass.about;
	const { share, reading, read, write, keep } = links;
	const writeOpens = isPrivate && pad.writers === 'link' ? 'answer' : 'edit';
	return (
		<>
			{pad.locked && <Banner kind="warning">{t('pads:keeping.lock.links')}</Banner>}
			{share && <OneLink name="share" href={share} title={title} />}
			{share && <Reading href={reading} title={title} />}
			<CommentLink link={talk.link} title={title} />
			{read && <OneLink name="read" href={read} title={title} />}
			{read && isPrivate && <Renew opens="read" name="read" />}
			{write && <OneLink name="write" href={write} title={title} />}
			{write && <Renew opens={writeOpens} name="write" />}
			<OneLink name="keep" href={keep!} title={title} quiet />
		</>
	);
}

/** A link that got into wrong hands. */
function Renew({ opens, name }: { opens: Right; name: 'read' | 'write' }) {
	const { t } = useView();
	return (
		<Form verb="renew" class="pad-link-deeds">
			<input type="hidden" name="opens" value={opens} />
			<Button kind="quiet" icon="key" confirm={t('pads:keeping.reading.ask')}>
				{t(`pads:keeping.reading.replace-${name}`)}
			</Button>
		</Form>
	);
}

function Reading({ href, title }: { href: string | undefined; title: string }) {
	const { t } = useView();
	if (!href)
		return (
			<Form verb="make-reading" class="pad-link-deeds">
				<p>{t('pads:keeping.reading.what')}</p>
				<Button kind="quiet" icon="link">
					{t('pads:keeping.reading.make')}
				</Button>
			</Form>
		);
	return (
		<>
			<OneLink name="reading" href={href} title={title} />
			<Form class="pad-link-deeds">
				<Button kind="quiet" icon="key" verb="replace-reading" confirm={t('pads:keeping.reading.ask')}>
					{t('pads:keeping.reading.replace-read')}
				</Button>
				<Button kind="quiet" icon="cross" verb="end-reading" confirm={t('pads:keeping.reading.ask')}>
					{t('pads:keeping.reading.end')}
				</Button>
			</Form>
		</>
	);
}
