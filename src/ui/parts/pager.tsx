import { useView } from '../view.ts';
import { LinkButton } from './button.tsx';

export type PagerProps = {
	/** Address of the page before, if any. */
	previous?: string;
	next?: string;
	page?: number;
	pages?: number;
};

/** Back and onward through a long list; the count is left out where nobody has counted. */
export function Pager({ previous, next, page, pages }: PagerProps) {
	const { t } = useView();
	return (
		<nav class="pager" aria-label={t('ui:pages')}>
			{previous ? (
				<LinkButton kind="quiet" href={previous} icon="back">
					{t('ui:previous')}
				</LinkButton>
			) : (
				<span />
			)}
			{page && pages ? <span class="pager-where">{t('ui:page-of', { page, pages })}</span> : null}
			{next ? (
				<LinkButton kind="quiet" href={next} end="onward">
					{t('ui:next')}
				</LinkButton>
			) : (
				<span />
			)}
		</nav>
	);
}
