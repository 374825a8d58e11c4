import type { List } from '#guard/lists/store.ts';
import { localeOf } from '#ui/locale.ts';
import { Badge } from '#ui/parts/badge.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { FileField } from '#ui/parts/file-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { MoreOptions } from '#ui/parts/more-options.tsx';
import { useView } from '#ui/view.ts';

export function useFigures(): (figure: number) => string {
	const { language } = useView();
	const format = new Intl.NumberFormat(localeOf(language));
	return (figure) => format.format(figure);
}

const knownTroubles = ['failed', 'empty', 'many-hits', 'outside-closed', 'outside-too-large', 'list-too-long'] as const;

/** `kernel.outside-silent timeout` → the words for a silent mirror, with what it was. */
function TroubleWords({ trouble }: { trouble: string }) {
	const { t } = useView();
	const [code = '', why = ''] = trouble.replace(/^(?:kernel|guard)\./, '').split(' ');
	const known = knownTroubles.find((one) => one === code);
	return (
		<>{known ? t(`desk:addresses.troubles.${known}`) : t('desk:addresses.troubles.silent', { why: why || code })}</>
	);
}

const Named = ({ list }: { list: List }) => <input type="hidden" name="list" value={list.id} />;

export function ListCard({ list }: { list: List }) {
	const { t } = useView();
	return (
		<Card title={list.name} aside={<Badges list={list} />} actions={<Deeds list={list} />}>
			<Figures list={list} />
			{list.trouble && (
				<Banner kind="warning" title={t('desk:addresses.trouble')}>
					<TroubleWords trouble={list.trouble} />
				</Banner>
			)}
			{!list.mirror && <Newer list={list} />}
		</Card>
	);
}

function Badges({ list: { holds, kind, offAt } }: { list: List }) {
	const { t } = useView();
	return (
		<>
			<Badge kind={holds === 'addresses' ? 'info' : 'plain'}>{t(`desk:addresses.kinds.${holds}.${kind}`)}</Badge>
			{offAt && <Badge kind="warning">{t('desk:addresses.off')}</Badge>}
		</>
	);
}

function Figures({ list }: { list: List }) {
	const { t } = useView();
	const figure = useFigures();
	const { holds, entries, unread, spared, fetchedAt, mirror, hours } = list;
	return (
		<>
			<p>
				{fetchedAt ? (
					<>
						<strong>{t(`desk:addresses.entries.${holds}`, { count: entries, figure: figure(entries) })}</strong> ·{' '}
						{t('desk:addresses.read-at')} <Moment at={fetchedAt} />
					</>
				) : (
					t('desk:addresses.never-read')
				)}
			</p>
			{mirror && (
				<p class="small-text desk-mirror">
					{mirror} · {t('desk:addresses.every', { count: hours })}
				</p>
			)}
			{spared > 0 && <p class="small-text">{t('desk:addresses.spared', { count: spared, figure: figure(spared) })}</p>}
			{unread > 0 && <p class="small-text">{t('desk:addresses.unread', { count: unread, figure: figure(unread) })}</p>}
		</>
	);
}

function Deeds({ list }: { list: List }) {
	const { t } = useView();
	const { name, mirror, offAt } = list;
	const Name = () => <span class="unseen"> {name}</span>;
	return (
		<Form class="row">
			<Named list={list} />
			{mirror && !offAt && (
				<Button kind="quiet" icon="download" verb="ask">
					{t('desk:addresses.ask')}
					<Name />
				</Button>
			)}
			<Button kind="quiet" verb={offAt ? 'on' : 'off'}>
				{t(offAt ? 'desk:addresses.switch-on' : 'desk:addresses.switch-off')}
				<Name />
			</Button>
			<Button kind="quiet" icon="trash" verb="drop" confirm={t('desk:addresses.drop-ask', { name })}>
				{t('desk:addresses.drop')}
				<Name />
			</Button>
		</Form>
	);
}

function Newer({ list }: { list: List }) {
	const { t } = useView();
	return (
		<MoreOptions id={`list-${list.id}`} title={t('desk:addresses.renew-title')}>
			<Form verb="renew" enctype="multipart/form-data" label={t('desk:addresses.renew-title')}>
				<Named list={list} />
				<FileField
					name={`newer.${list.id}`}
					label={t('desk:addresses.file')}
					accept="text/*,.csv,.tsv,.list,.netset,.ipset"
				/>
				<Button kind="quiet">{t('desk:addresses.renew')}</Button>
			</Form>
		</MoreOptions>
	);
}
