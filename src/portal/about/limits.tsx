import { daysInTrash } from '#kernel/items/keeping.ts';
import { quotas } from '#kernel/limits/quota.ts';
import type { Tool } from '#kernel/tool.ts';
import { localeOf } from '#ui/locale.ts';
import { useView } from '#ui/view.ts';
import { pointsOf } from './points.tsx';

const MiB = 1024 * 1024;

/** Bytes as people say them: 500 kB, 12 MB, 2 GB. */
export function sizeWords(bytes: number, language: string): string {
	const [amount, unit] =
		bytes >= 1024 * MiB
			? [bytes / MiB / 1024, 'gigabyte']
			: bytes >= MiB
				? [bytes / MiB, 'megabyte']
				: [bytes / 1024, 'kilobyte'];
	return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(amount);
}

/** What stands in the manifest and in the limits of the host, then what the tool says itself. */
export function Limits({ tool: { id, limits } }: { tool: Tool }) {
	const { t, language } = useView();
	const locale = localeOf(language);
	const { guest, account } = quotas;
	return (
		<section class="stack near" aria-labelledby="limits">
			<h2 id="limits">{t('portal:about.limits')}</h2>
			<ul class="portal-lines">
				{pointsOf(t, (point) => `${id}:about.limits.${point}`).map((point) => (
					<li key={point}>{t(`${id}:about.limits.${point}`)}</li>
				))}
				<li>{t('portal:about.per-day', { count: limits.itemsPerGuestPerDay })}</li>
				<li>{t('portal:about.size', { size: sizeWords(limits.bytes, locale) })}</li>
				<li>
					{t('portal:about.in-all', {
						guest: sizeWords(guest.bytes, locale),
						account: sizeWords(account.bytes, locale)
					})}
				</li>
				<li>{t('portal:about.kept', { days: daysInTrash })}</li>
			</ul>
		</section>
	);
}
