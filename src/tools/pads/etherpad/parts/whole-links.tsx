import { useView } from '#ui/view.ts';
import { type WholeKind, wholeKinds } from '../whole/kinds.ts';

const LinkTo = ({ kind, address }: { kind: WholeKind; address: string }) => {
	const { t } = useView();
	return (
		<li>
			<a href={`${address}/pad.${kind}`} download>
				{t(`pads:etherpad.files.${kind}`)}
			</a>
		</li>
	);
};

/** The files that hold the history too, for the list of downloads. */
export const WholeLinks = ({ address }: { address: string }) => (
	<>
		{wholeKinds.map((kind) => (
			<LinkTo key={kind} kind={kind} address={address} />
		))}
	</>
);
