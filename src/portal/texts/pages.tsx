/** The pages where the host speaks: legal notice, terms, privacy, moderation, help, and who it is. */

import { OutsideNotice } from '#guard/outside/privacy.tsx';
import { type Shown, textOf } from '#kernel/texts/current.ts';
import { Said } from '#kernel/texts/said.tsx';
import { blanksOf, type TextName } from '#kernel/texts/text.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { localeOf } from '#ui/locale.ts';
import { Banner } from '#ui/parts/banner.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import type { IconName } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import { Places } from './places.tsx';

const textPage = (path: string, name: TextName, icon: IconName) =>
	page(path, {
		open: 'what the host says to everybody',
		indexed: true,
		load: async ({ language }) => ({ text: await textOf(name, language) }),
		title: ({ t }) => t(`portal:texts.${name}.title`),
		view: ({ text, t }) => (
			<Sheet
				title={t(`portal:texts.${name}.title`)}
				kicker={{ icon, text: t('portal:texts.kicker') }}
				aside={text.at && <Changed at={text.at} />}
			>
				<Care name={name} text={text} />
				<Said text={text.markdown} />
				{name === 'privacy' && <OutsideNotice />}
				<Places here={path} />
			</Sheet>
		)
	});

function Changed({ at }: { at: Date }) {
	const { t, language } = useView();
	const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(at);
	return <span class="small-text quiet-text">{t('portal:texts.changed', { day })}</span>;
}

/** For those who look after the host: what is left to say, and where to say it. */
function Care({ name, text }: { name: TextName; text: Shown }) {
	const { t, person, language } = useView();
	if (!person?.admin) return null;
	const incomplete = blanksOf(text.markdown).length > 0;
	return (
		<Banner
			kind={incomplete ? 'warning' : 'info'}
			title={t(`portal:texts.${incomplete ? 'incomplete' : 'yours'}`)}
			actions={
				<LinkButton kind="quiet" icon="pencil" href={`/desk/texts/${name}/${language}`}>
					{t('portal:texts.write')}
				</LinkButton>
			}
		>
			<p>{t(`portal:texts.${incomplete ? 'incomplete-words' : 'yours-words'}`)}</p>
		</Banner>
	);
}

export const textPages = [
	textPage('/about', 'presentation', 'home'),
	textPage('/help', 'support', 'comment'),
	textPage('/terms', 'terms', 'flag'),
	textPage('/privacy', 'privacy', 'eye-off'),
	textPage('/moderation', 'moderation', 'people'),
	textPage('/legal', 'legal', 'info')
];
