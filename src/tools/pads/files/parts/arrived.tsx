import { Banner } from '#ui/parts/banner.tsx';
import { useView } from '#ui/view.ts';

const countIn = (query: URLSearchParams, name: string): number => Math.max(0, Math.trunc(Number(query.get(name))) || 0);

/** What came along with a file, and what did not. */
export function Arrived({ query }: { query: URLSearchParams }) {
	const { t } = useView();
	const lost = countIn(query, 'lost');
	return (
		<Banner kind={lost > 0 ? 'warning' : 'success'} title={t('pads:files.arrived.title')} live>
			{['pictures', 'comments', 'lost'].map((name) => {
				const count = countIn(query, name);
				return count > 0 && <p key={name}>{t(`pads:files.arrived.${name}`, { count })}</p>;
			})}
		</Banner>
	);
}
