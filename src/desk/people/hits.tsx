import { type BanKind, written } from '#guard/people/ban.ts';
import { isOfMany } from '#guard/people/providers.ts';
import type { Preview } from '#guard/people/store.ts';
import { Badge } from '#ui/parts/badge.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { TableFrame } from '#ui/parts/table-frame.tsx';
import { useView } from '#ui/view.ts';

/** The domain, where many people who do not know each other have their mail. */
export function domainOfMany(kind: BanKind, typed: string): string | null {
	const domain = written(kind, typed);
	return kind === 'domain' && 'value' in domain && isOfMany(domain.value) ? domain.value : null;
}

type Properties = { preview: Preview; kind: BanKind; value: string };

/** Whom a ban would hit, those one would regret first; and whom it would keep out later, where that is many. */
export function Hits({ preview, kind, value }: Properties) {
	const { t } = useView();
	const domain = domainOfMany(kind, value);
	return (
		<>
			{domain && (
				<Banner kind="warning" live title={t('desk:people.of-many.title', { domain })}>
					<p>{t('desk:people.of-many.words')}</p>
				</Banner>
			)}
			<Here preview={preview} kind={kind} />
		</>
	);
}

function Here({ preview: { count, settled, hits }, kind }: Omit<Properties, 'value'>) {
	const { t } = useView();
	if (count === 0) {
		return (
			<Banner kind="info" live title={t('desk:people.hits-none')}>
				<p>{t(`desk:people.after.${kind}`)}</p>
			</Banner>
		);
	}
	return (
		<>
			<Banner
				kind={settled > 0 ? 'warning' : 'info'}
				live
				title={t(`desk:people.hits.${kind === 'network' ? 'network' : 'accounts'}`, { count })}
			>
				<p>{settled > 0 ? t('desk:people.settled', { count: settled }) : t('desk:people.settled-none')}</p>
				<p>{t(`desk:people.after.${kind}`)}</p>
			</Banner>
			<TableFrame label={t('desk:people.hits-title')}>
				<table class="table">
					<thead>
						<tr>
							<th scope="col">{t('desk:people.columns.name')}</th>
							<th scope="col">{t('desk:people.columns.days')}</th>
							<th scope="col">{t('desk:people.columns.things')}</th>
							<th scope="col">{t('desk:people.columns.spaces')}</th>
						</tr>
					</thead>
					<tbody>
						{hits.map(({ id, name, days, things, spaces, isSettled }) => (
							<tr key={id}>
								<th scope="row">
									{name ?? t('desk:people.guest')}{' '}
									{isSettled && <Badge kind="warning">{t('desk:people.is-settled')}</Badge>}
								</th>
								<td>{Math.floor(days)}</td>
								<td>{things}</td>
								<td>{spaces}</td>
							</tr>
						))}
					</tbody>
				</table>
			</TableFrame>
			{count > hits.length && <p class="small-text">{t('desk:people.more', { count: count - hits.length })}</p>}
		</>
	);
}
