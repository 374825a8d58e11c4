import { notFound } from '#kernel/access/pass.ts';
import { defaultText, facts, textOf } from '#kernel/texts/current.ts';
import { Said } from '#kernel/texts/said.tsx';
import { versionOf, versionsOf } from '#kernel/texts/store.ts';
import { filled, isTextName, longestLine, longestText, type TextName } from '#kernel/texts/text.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextArea } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { resetText, restoreText, writeText } from './actions.ts';
import { Hidden, type Written } from './hidden.tsx';
import { History } from './history.tsx';

/** Where each text is shown; the line at the foot is everywhere. */
const paths: Record<TextName, string> = {
	presentation: '/about',
	support: '/help',
	terms: '/terms',
	privacy: '/privacy',
	moderation: '/moderation',
	legal: '/legal',
	footer: '/'
};

const pathOf = ({ name, language }: Pick<Written, 'name' | 'language'>) => `/desk/texts/${name}/${language}`;
const published = (text: Written) => `${pathOf(text)}?published`;

async function load({ params: { name, language }, query }: Ask) {
	if (!isTextName(name) || (language !== 'en' && language !== 'fr')) throw notFound();
	const [shown, versions] = await Promise.all([textOf(name, language), versionsOf({ name, language })]);
	const older = Number.parseInt(query.get('version') ?? '', 10);
	const looked = older > 0 && older < 1e9 ? await versionOf({ name, language }, older) : null;
	const text: Written = { name, language, after: versions[0]?.version ?? 0 };
	return { text, shown, versions, looked, published: query.has('published') };
}

export const textPage = page('/desk/texts/:name/:language', {
	needs: 'admin',
	load,
	posts: {
		preview: { redraw: (typed) => typed },
		write: { action: writeText, then: published },
		restore: { action: restoreText, then: published },
		reset: { action: resetText, then: published }
	},
	title: ({ text, t }) => titleOf(text, t),
	view: ({ text, shown, versions, looked, published, t }) => (
		<Sheet
			title={titleOf(text, t)}
			kicker={{ icon: 'pencil', text: t('desk:rooms.texts.title') }}
			lead={<p>{t(`desk:texts.names.${text.name}.about`)}</p>}
			actions={
				<>
					<LinkButton kind="quiet" icon="back" href="/desk/texts">
						{t('desk:texts.all')}
					</LinkButton>
					<LinkButton kind="quiet" icon="eye" href={paths[text.name]}>
						{t('desk:texts.see')}
					</LinkButton>
				</>
			}
		>
			{published && (
				<Banner kind="success" live>
					{t('desk:texts.published')}
				</Banner>
			)}
			<Write text={text} value={looked ? (looked.markdown ?? defaultText(text.name, text.language)) : shown.written} />
			<Preview looked={looked?.markdown ?? null} />
			<History text={text} versions={versions} path={pathOf(text)} />
		</Sheet>
	)
});

const titleOf = ({ name, language }: Written, t: Ask['t']): string =>
	t(`desk:texts.titles.${language}`, { text: t(`desk:texts.names.${name}.title`) });

function Write({ text, value }: { text: Written; value: string }) {
	const { t } = useView();
	const isLine = text.name === 'footer';
	return (
		<Form action={pathOf(text)} label={t('desk:texts.field')}>
			<Hidden text={text} />
			<TextArea
				name="markdown"
				label={t(isLine ? 'desk:texts.field-line' : 'desk:texts.field')}
				hint={t(isLine ? 'desk:texts.hint-footer' : 'desk:texts.hint')}
				value={value}
				rows={isLine ? 3 : 22}
				maxLength={isLine ? longestLine : longestText}
				required
			/>
			<div class="form-actions">
				<Button verb="write">{t('desk:texts.publish')}</Button>
				<Button verb="preview" kind="quiet" icon="eye">
					{t('desk:texts.preview')}
				</Button>
			</div>
		</Form>
	);
}

/** What was typed, or the earlier version one looks at, as visitors would read it. */
function Preview({ looked }: { looked: string | null }) {
	const { t, typed } = useView();
	const markdown = typed.verb === 'preview' ? (typed.markdown ?? '') : looked;
	if (!markdown) return null;
	return (
		<section class="desk-preview" aria-labelledby="preview">
			<h2 id="preview" tabIndex={-1}>
				{t('desk:texts.preview-title')}
			</h2>
			<Said text={filled(markdown, facts())} steps={1} />
		</section>
	);
}
