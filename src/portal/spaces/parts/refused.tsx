import { Banner } from '#ui/parts/banner.tsx';
import { useView } from '#ui/view.ts';

/** Why a form was refused, where no field of it is to blame. */
export function Refused() {
	const { refused, faults } = useView();
	return refused && faults.length === 0 ? <Banner kind="danger" title={refused} live /> : null;
}
