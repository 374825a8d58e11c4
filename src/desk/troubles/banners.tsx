import { localeOf } from '#ui/locale.ts';
import { Banner } from '#ui/parts/banner.tsx';
import { useView } from '#ui/view.ts';
import { ageOf } from '../queue/age.ts';
import type { Trouble } from './troubles.ts';

const megabytes = (bytes: number, language: string): string =>
	new Intl.NumberFormat(localeOf(language), { style: 'unit', unit: 'megabyte', maximumFractionDigits: 0 }).format(
		bytes / 1024 ** 2
	);

export function TroubleBanner({ trouble, now }: { trouble: Trouble; now: Date }) {
	const { t, language } = useView();
	switch (trouble.is) {
		case 'mail':
			return (
				<Banner
					kind="danger"
					title={t('desk:troubles.mail', { count: trouble.count, since: ageOf(trouble.since, now, language) })}
				>
					<p>{trouble.reason}</p>
					<p>
						<a href="/desk/outbox?state=waiting">{t('desk:rooms.outbox.title')}</a>
					</p>
				</Banner>
			);
		case 'disk':
			return (
				<Banner kind="danger" title={t('desk:troubles.disk', { left: megabytes(trouble.bytes, language) })}>
					<p>{t('desk:troubles.disk-words')}</p>
				</Banner>
			);
		case 'work':
			return (
				<Banner kind="danger" title={t('desk:troubles.work', { name: trouble.name, count: trouble.times })}>
					<p>{trouble.reason}</p>
				</Banner>
			);
		case 'backup':
			return (
				<Banner
					kind="warning"
					title={
						trouble.last
							? t('desk:troubles.backup', { since: ageOf(trouble.last, now, language) })
							: t('desk:troubles.no-backup')
					}
				>
					<p>{t('desk:troubles.backup-words')}</p>
				</Banner>
			);
	}
}
