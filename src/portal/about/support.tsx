import type { Tool } from '#kernel/tool.ts';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';

const places = [
	['/help', 'help', 'comment'],
	['/things', 'things', 'folder'],
	['/privacy', 'privacy', 'eye-off'],
	['/api', 'programs', 'settings']
] as const;

/** Media types by the names people know. */
const names: Record<string, string> = {
	'text/csv': 'CSV',
	'text/calendar': 'ICS',
	'text/plain': 'TXT',
	'text/html': 'HTML',
	'text/markdown': 'Markdown',
	'application/json': 'JSON',
	'application/vnd.oasis.opendocument.text': 'ODT',
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
	'application/vnd.oasis.opendocument.spreadsheet': 'ODS',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX'
};

/** Where help is, and how one leaves. */
export function Support({ tool }: { tool: Tool }) {
	const { t } = useView();
	const formats = tool.portable.open.map((type) => names[type] ?? type).join(', ');
	return (
		<aside class="portal-yours" aria-labelledby="support">
			<h2 id="support">{t('portal:about.support')}</h2>
			<p>{t('portal:about.support-words')}</p>
			<ul class="portal-ways">
				{places.map(([path, name, icon]) => (
					<li key={path}>
						<Icon name={icon} />
						<a href={path}>{t(`portal:about.ways.${name}`)}</a>
					</li>
				))}
			</ul>
			<h3>{t('portal:about.leave')}</h3>
			<p>{t('portal:about.leave-words', { formats })}</p>
		</aside>
	);
}
