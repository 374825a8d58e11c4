import type { Version } from '#kernel/texts/store.ts';
import { Badge } from '#ui/parts/badge.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { useView } from '#ui/view.ts';
import { Hidden, type Written } from './hidden.tsx';

type Props = { text: Written; versions: Version[]; path: string };

/** Every version, newest first; each can be looked at and shown again. */
export function History({ text, versions, path }: Props) {
	const { t } = useView();
	if (versions.length === 0) return null;
	return (
		<section class="stack near" aria-labelledby="history">
			<h2 id="history">{t('desk:texts.history')}</h2>
			<ul class="desk-versions">
				{versions.map((version, place) => (
					<Line key={version.version} text={text} version={version} path={path} newest={place === 0} />
				))}
			</ul>
			{versions[0]?.markdown !== null && (
				<Form action={path} class="row" verb="reset">
					<Hidden text={text} />
					<Button kind="quiet" icon="undo" confirm={t('desk:texts.reset-ask')}>
						{t('desk:texts.reset')}
					</Button>
				</Form>
			)}
		</section>
	);
}

function Line({ text, version, path, newest }: Omit<Props, 'versions'> & { version: Version; newest: boolean }) {
	const { t } = useView();
	const { version: number, by, at, markdown } = version;
	return (
		<li>
			<p>
				<strong>{t('desk:texts.version', { version: number })}</strong> · <Moment at={at} />
				{by && ` · ${t('desk:texts.by', { name: by })}`}
				{markdown === null && ` · ${t('desk:texts.emptied')}`}
			</p>
			{newest ? (
				<Badge kind="success">{t('desk:texts.shown')}</Badge>
			) : (
				<Form action={path} class="row" verb="restore" label={t('desk:texts.version', { version: number })}>
					<Hidden text={text} />
					<input type="hidden" name="version" value={number} />
					<LinkButton kind="quiet" href={`${path}?version=${number}#preview`}>
						{t('desk:texts.look')}
						<span class="unseen"> {t('desk:texts.version', { version: number })}</span>
					</LinkButton>
					<Button kind="quiet">
						{t('desk:texts.restore')}
						<span class="unseen"> {t('desk:texts.version', { version: number })}</span>
					</Button>
				</Form>
			)}
		</li>
	);
}
