import { Banner } from '#ui/parts/banner.tsx';
import { useView } from '#ui/view.ts';

const deeds = ['changed', 'added', 'removed', 'accepted', 'refused', 'erased', 'mailed'];

/** Says that it is done, after a post came back with `?done=…`. */
export function Done({ of }: { of: string | null }) {
	const { t } = useView();
	return of !== null && deeds.includes(of) ? (
		<Banner kind="success" live>
			{t(`polls:asking.done.${of}`)}
		</Banner>
	) : null;
}
